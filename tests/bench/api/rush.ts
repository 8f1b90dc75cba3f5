// Two hundred expensive operations arrive at once, and whoever is refused comes back when it was told to; meanwhile somebody else asks small things.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, quantile, requestOf } from './client.ts';

const AT_ONCE = 200;
const SECONDS = 10;
/** As Retry-After says. */
const RETRY_MS = 1_000;

const EXPENSIVE = requestOf('/graphql', {
  query: `query ($ids: [ID!]!) { subgraph(ids: $ids) {
    nodes { id kind label degree entity { ... on Statement { text saidAt { start } } } } edges { id kind source target stance } } }`,
  variables: { ids: Array.from({ length: 2_000 }, (_, place) => `statement:${place}`) },
});
const SMALL = {
  '/healthz': requestOf('/healthz'),
  'a small query': requestOf('/graphql', { query: '{ node(id: "official:1") { id } }' }),
};

type Latencies = Record<keyof typeof SMALL, number[]>;

/** The child, a process of its own so that it waits for nobody but the server: asks small things one after another, and prints how long each took. */
export async function askSmall(url: string, seconds: number): Promise<void> {
  const connection = await open(url);
  const latencies: Latencies = { '/healthz': [], 'a small query': [] };
  for (const start = performance.now(); performance.now() - start < seconds * 1_000;) {
    for (const what of Object.keys(SMALL) as (keyof Latencies)[]) latencies[what].push((await connection.send(SMALL[what])).latencyMs);
  }
  connection.close();
  console.log(JSON.stringify(latencies));
}

async function asked(url: string, seconds: number): Promise<Latencies> {
  const child = spawn(process.execPath, ['tools/bench.mjs', 'api', 'ask', url, String(seconds)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (part) => (printed += String(part)));
  await once(child, 'close');
  return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as Latencies;
}

export async function rush(url: string, report: (what: string, figure: string) => void): Promise<void> {
  const calm = await asked(url, 3);
  const busy = asked(url, SECONDS);
  const statuses = new Map<number, { count: number; latencies: number[] }>();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const connection = await open(url);
      while (performance.now() - start < SECONDS * 1_000) {
        const { status, latencyMs } = await connection.send(EXPENSIVE);
        const entry = statuses.get(status) ?? { count: 0, latencies: [] };
        statuses.set(status, entry);
        entry.count += 1;
        entry.latencies.push(latencyMs);
        if (status === 503) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
      connection.close();
    }),
  );
  const line = (numbers: number[]) =>
    `p50 ${quantile(numbers, 0.5).toFixed(1)}, p99 ${quantile(numbers, 0.99).toFixed(1)}, at most ${Math.max(...numbers).toFixed(0)} ms`;
  for (const [status, { count, latencies }] of statuses)
    report(`${AT_ONCE} expensive operations at once, for ${SECONDS} s: ${status}`, `${count}, ${line(latencies)}`);
  const answers = await busy;
  for (const what of Object.keys(SMALL) as (keyof Latencies)[]) {
    report(`  ${what}, in the calm before`, line(calm[what]));
    report(`  ${what}, meanwhile`, line(answers[what]));
  }
}
