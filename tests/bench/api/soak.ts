// Mixed load at half of what the server can take, for minutes: whether answers get slower, and whether memory grows.
import { drive, open, quantile, requestOf, type Connection } from './client.ts';
import { QUESTIONS } from './questions.ts';

const SAMPLE_MS = 5_000;
const CONNECTIONS = 8;
const MAX_COLLECTED = 64;

/** One heavy question among so many small ones. */
const SMALL_PER_LARGE = 9;

function mixed(): () => Buffer {
  const [small, large] = [0, 1].map((size) =>
    QUESTIONS.map(({ query, sizes }) => requestOf('/graphql', { query, variables: sizes[size] })),
  );
  let turn = 0;
  return () => {
    turn += 1;
    const list = turn % (SMALL_PER_LARGE + 1) === 0 ? large! : small!;
    return list[Math.floor(turn / (turn % (SMALL_PER_LARGE + 1) === 0 ? SMALL_PER_LARGE + 1 : 1)) % list.length]!;
  };
}

async function residentBytes(url: string): Promise<number> {
  return Number(/^process_resident_memory_bytes (\S+)/mu.exec(await (await fetch(`${url}/metrics`)).text())![1]);
}

export async function soak(url: string, minutes: number, report: (what: string, figure: string, wanted?: string) => void): Promise<void> {
  const next = mixed();
  await drive(url, next, { connections: CONNECTIONS, seconds: 5 });
  const capacity = (await drive(url, next, { connections: CONNECTIONS, seconds: 15 })).length / 15;
  const everyMs = 2_000 / capacity;
  report('capacity of the mixed load', `${capacity.toFixed(0)} requests per second`);

  const samples: { atMs: number; latencyMs: number }[] = [];
  const memory: { atMs: number; bytes: number }[] = [];
  const failures = new Map<string, number>();
  // None is opened before it is asked something: the server says farewell to those that stay silent.
  const idle: Connection[] = [];
  const start = performance.now();
  const endMs = minutes * 60_000;
  let late = 0;

  async function sendOne(dueMs: number): Promise<void> {
    let connection = idle.pop();
    while (connection && !connection.isOpen()) connection = idle.pop();
    connection ??= await open(url);
    try {
      const { status } = await connection.send(next());
      if (status !== 200) failures.set(String(status), (failures.get(String(status)) ?? 0) + 1);
      // From when it was due, so that a server that falls behind is not spared.
      samples.push({ atMs: dueMs, latencyMs: performance.now() - start - dueMs });
      if (idle.length < MAX_COLLECTED) idle.push(connection);
      else connection.close();
    } catch (error) {
      failures.set(String(error), (failures.get(String(error)) ?? 0) + 1);
    }
  }

  await new Promise<void>((resolve) => {
    let due = 0;
    let nextSample = 0;
    const pending = new Set<Promise<void>>();
    const timer = setInterval(() => {
      const now = performance.now() - start;
      for (; due <= now && due < endMs; due += everyMs) {
        const one = sendOne(due).finally(() => pending.delete(one));
        pending.add(one);
        if (pending.size > 1_000) late += 1;
      }
      if (now >= nextSample) {
        nextSample += SAMPLE_MS;
        // The last one may be cut off by the end of the server, and is not missed.
        residentBytes(url).then(
          (bytes) => memory.push({ atMs: now, bytes }),
          () => undefined,
        );
      }
      if (now < endMs) return;
      clearInterval(timer);
      void Promise.all(pending).then(() => resolve());
    }, 2);
  });
  for (const connection of idle) connection.close();

  const within = (from: number, until: number) =>
    samples.filter(({ atMs }) => atMs >= from * endMs && atMs < until * endMs).map(({ latencyMs }) => latencyMs);
  const first = quantile(within(0, 0.1), 0.99);
  const last = quantile(within(0.9, 1), 0.99);
  report(`${samples.length} requests in ${minutes} minutes; p50 in all`, `${quantile(within(0, 1), 0.5).toFixed(1)} ms`);
  report(
    'p99 of the first and the last tenth',
    `${first.toFixed(1)} ms and ${last.toFixed(1)} ms, ratio ${(last / first).toFixed(2)}`,
    'at most 1.2',
  );
  const bytesAt = (from: number, until: number) =>
    quantile(
      memory.filter(({ atMs }) => atMs >= from * endMs && atMs <= until * endMs).map(({ bytes }) => bytes),
      0.5,
    );
  for (let tenth = 0; tenth < 10; tenth += 1)
    report(`  memory in tenth ${tenth + 1}`, `${Math.round(bytesAt(tenth / 10, (tenth + 1) / 10) / 1e6)} MB`);
  // The first tenth is still warming up.
  report('memory, last tenth beside the second', `ratio ${(bytesAt(0.9, 1) / bytesAt(0.1, 0.2)).toFixed(2)}`, 'at most 1.1');
  report(
    'answers that were none',
    failures.size === 0 ? 'none' : [...failures].map(([what, count]) => `${what}: ${count}`).join(', '),
    'none',
  );
  if (late > 0) report('requests that began while a thousand were under way', String(late), 'none');
}
