// npm run bench -- api [calls|tiny|nested|rush]: how often the store is asked, what our server costs beside others that do less, and how small requests
// fare while two hundred expensive ones arrive.
// npm run bench -- api soak MINUTES: mixed load at half of capacity, its latencies at the beginning and the end, and memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../server/store/open.ts';
import { drive, median, requestOf } from './api/client.ts';
import { callsOf, QUESTIONS } from './api/questions.ts';
import { askSmall, rush } from './api/rush.ts';
import { answerOf, cpuMsPerRequest, serve, startOther, startOurs, type ServerProcess } from './api/servers.ts';
import { soak } from './api/soak.ts';
import { skewedGraph } from './data/skewed-graph.ts';

/** More than the embedded store remembers. */
const NODES = 40_000;
const ROUNDS = 9;

const report = (what: string, figure: string, wanted = '') =>
  console.log(`${what.padEnd(64)} ${figure.padEnd(40)} ${wanted === '' ? '' : `wanted: ${wanted}`}`);

/** 200 statements with what hangs on them: some 45 kB. */
const NESTED = `query ($after: String) { statements(first: 200, after: $after) { pageInfo { endCursor } edges { node { id text saidAt { start }
  speaker { label } expresses { stance claim { id contested } } } } } }`;

async function tinyQueries(ours: ServerProcess, bare: ServerProcess): Promise<void> {
  const constant = requestOf('/graphql', { query: '{ hello }' });
  for (const [what, query] of [
    ['a question that needs no store', '{ __typename }'],
    ['one node', '{ node(id: "official:1") { id } }'],
  ] as const) {
    const request = requestOf('/graphql', { query });
    const rounds: { throughput: number; cpu: number; ours: Driven; bare: Driven }[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const a = await driven(ours, request);
      const b = await driven(bare, constant);
      if (round >= 0) rounds.push({ throughput: a.perSecond / b.perSecond, cpu: a.cpuMs / b.cpuMs, ours: a, bare: b });
    }
    const of = (pick: (round: (typeof rounds)[number]) => number) => rounds.map(pick);
    report(`${what}: throughput beside a bare Apollo server`, spread(of(({ throughput }) => throughput)), '0.8 or more');
    report(
      '  requests per second, ours and the bare one’s',
      `${Math.round(median(of((round) => round.ours.perSecond)))} and ${Math.round(median(of((round) => round.bare.perSecond)))}`,
    );
    report('  CPU for one request beside the bare one’s', spread(of(({ cpu }) => cpu)));
    report(
      '  CPU for one request in ms, ours and the bare one’s',
      `${median(of((round) => round.ours.cpuMs)).toFixed(3)} and ${median(of((round) => round.bare.cpuMs)).toFixed(3)}`,
    );
  }
}

interface Driven {
  perSecond: number;
  cpuMs: number;
}

const LOAD = { connections: 16, seconds: 2 };

async function driven(server: ServerProcess, request: Buffer): Promise<Driven> {
  const before = await server.cpuSeconds();
  const { length } = await drive(server.url, () => request, LOAD);
  return { perSecond: length / LOAD.seconds, cpuMs: ((await server.cpuSeconds()) - before) * (1_000 / length) };
}

async function nestedStatements(ours: ServerProcess, plain: ServerProcess): Promise<void> {
  const body = { query: NESTED };
  const answer = await answerOf(ours.url, body);
  if (JSON.stringify(JSON.parse(answer)) !== JSON.stringify(JSON.parse(await answerOf(plain.url, body))))
    throw new Error('the answers differ');
  // Pages enough that none is remembered when its turn comes again.
  const pages = [body, ...(await pagesAfter(ours, answer, 60))];
  const figures: Record<'again' | 'anew', { ratio: number; ms: number }[]> = { again: [], anew: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const again = await cpuMsPerRequest(ours, [body], 60);
    const base = await cpuMsPerRequest(plain, [body], 60);
    const anew = await cpuMsPerRequest(ours, pages, 60);
    if (round < 0) continue;
    figures.again.push({ ratio: again / base, ms: again });
    figures.anew.push({ ratio: anew / base, ms: anew });
  }
  for (const [what, wanted] of [
    ['again', 'at most 1.5'],
    ['anew', ''],
  ] as const) {
    const of = figures[what];
    const read = what === 'again' ? 'asked for before' : 'read from the database';
    report(
      `200 statements nested, ${Math.round(answer.length / 1_000)} kB, ${read}: CPU for one answer`,
      `${median(of.map(({ ms }) => ms)).toFixed(2)} ms`,
    );
    report('  beside plain graphql-js over objects in memory', spread(of.map(({ ratio }) => ratio)), wanted);
  }
}

/** The requests for the pages that follow one. */
async function pagesAfter(server: ServerProcess, first: string, count: number): Promise<object[]> {
  const bodies: object[] = [];
  for (let answer = first; bodies.length < count;) {
    const { data } = JSON.parse(answer) as { data: { statements: { pageInfo: { endCursor: string } } } };
    const body = { query: NESTED, variables: { after: data.statements.pageInfo.endCursor } };
    bodies.push(body);
    answer = await answerOf(server.url, body);
  }
  return bodies;
}

async function storeCalls(ours: ServerProcess): Promise<void> {
  for (const { name, query, sizes } of QUESTIONS) {
    const counted: string[] = [];
    for (const variables of sizes) {
      const before = await callsOf(ours.url);
      const { errors } = JSON.parse(await answerOf(ours.url, { query, variables })) as { errors?: unknown };
      if (errors !== undefined) throw new Error(`${name}: ${JSON.stringify(errors)}`);
      counted.push(String((await callsOf(ours.url)) - before));
    }
    report(`store calls for ${name}, small and large`, counted.join(', '), 'the same');
  }
}

const spread = (ratios: number[]) =>
  `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;

async function main(mode: string | undefined, minutes: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demarche-api-'));
  const store = await openStore({ dataDir });
  for (const batch of skewedGraph(NODES)) await store.write(batch);
  await store.close();
  const ours = await startOurs(dataDir);
  const servers = [ours];
  try {
    if (mode === 'soak') {
      await soak(ours.url, minutes, report);
      return;
    }
    const data = join(dataDir, 'nested.json');
    // With it, graphql-js finds the types of its objects.
    writeFileSync(data, await answerOf(ours.url, { query: NESTED.replace('speaker {', 'speaker { __typename') }));
    const bare = await startOther('bare', data);
    const plain = await startOther('plain', data);
    servers.push(bare, plain);
    const parts = {
      calls: () => storeCalls(ours),
      tiny: () => tinyQueries(ours, bare),
      nested: () => nestedStatements(ours, plain),
      rush: () => rush(ours.url, report),
    };
    for (const [name, part] of Object.entries(parts)) if (mode === undefined || mode === name) await part();
  } finally {
    for (const server of servers) await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'serve') await serve(rest[0]!, rest[1]!);
else if (mode === 'ask') await askSmall(rest[0]!, Number(rest[1]));
else await main(mode, Number(rest[0] ?? 30));
