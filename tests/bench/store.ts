// npm run bench -- store: the embedded store with 100,000 nodes and some 500,000 edges of a skewed degree distribution.
// Times are medians and 95th percentiles over different questions; memory and event-loop delay are those of a serving process.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exploreNeighbourhood } from '../../server/explore/neighbourhood.ts';
import { exploreSubgraph } from '../../server/explore/subgraph.ts';
import { openStore } from '../../server/store/open.ts';
import { nameOf, randomOf, skewedGraph, wordOf } from './data/skewed-graph.ts';

const NODES = Number(process.argv[2] ?? 100_000);
const ROUNDS = 60;

const dataDir = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
const rows: [string, string, string][] = [];
const report = (what: string, figure: string, wanted: string) => {
  rows.push([what, figure, wanted]);
  console.log(`${what.padEnd(58)} ${figure.padEnd(28)} wanted: ${wanted}`);
};

async function measure(what: string, wanted: string, ask: (round: number) => Promise<unknown>): Promise<void> {
  for (let round = 0; round < 5; round += 1) await ask(round);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await ask(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => `${times[Math.floor(part * times.length)]!.toFixed(1)} ms`;
  report(what, `p50 ${at(0.5)}, p95 ${at(0.95)}`, wanted);
}

let store = await openStore({ dataDir });
const start = performance.now();
let written = 0;
for (const batch of skewedGraph(NODES)) {
  await store.write(batch);
  written += batch.nodes.length + batch.edges.length;
}
const seconds = (performance.now() - start) / 1_000;
const stats = await store.stats();
report(`load ${stats.nodes} nodes, ${stats.edges} edges`, `${seconds.toFixed(1)} s, ${Math.round(written / seconds)}/s`, 'under 60 s');
report('database on disk', `${Math.round(statSync(join(dataDir, 'demarche.sqlite')).size / 1e6)} MB`, '');
await store.close();
const opening = performance.now();
store = await openStore({ dataDir });
report('open again', `${Math.round(performance.now() - opening)} ms`, '');

const hub = 'official:0';
const [degrees] = await store.degrees([hub]);
report('degree of the hub', String(degrees!.reduce((sum, { count }) => sum + count, 0)), '5,000 or more');
const random = randomOf(7);
await measure('hub page of 50', 'p50 under 5 ms', () => store.neighbours({ ids: [hub], first: 50 }));
await measure('2 hops from one of 60 speakers, limit 500', 'p50 under 20 ms', (round) =>
  exploreNeighbourhood(store, { ids: [`official:${round}`], depth: 2, perNode: 50, limit: 500 }),
);
await measure('2 hops from the hub, limit 500', 'p50 under 20 ms', () =>
  exploreNeighbourhood(store, { ids: [hub], depth: 2, perNode: 50, limit: 500 }),
);
await measure('search: a name', 'p50 under 5 ms', (round) => store.search({ text: nameOf(round), first: 20 }));
await measure('search: two words of middling frequency', 'p50 under 5 ms', (round) =>
  store.search({ text: `${wordOf(40 + round)} ${wordOf(90 + round)}`, first: 20 }),
);
await measure('search: a word of middling frequency', 'p50 under 5 ms', (round) =>
  store.search({ text: wordOf(300 + round * 7), first: 20 }),
);
await measure('search: one of the 20 most frequent words', 'p95 under 50 ms', (round) =>
  store.search({ text: wordOf(round % 20), first: 20 }),
);
await measure('statements of the hub, newest 20', '', () => store.statements({ of: { relation: 'MADE', ids: [hub] }, first: 20 }));

const ids = Array.from({ length: 2_000 }, () => `statement:${Math.floor(random() * NODES * 0.9)}`);
await measure('subgraph of 2,000 ids', '', () => exploreSubgraph(store, { ids }));
await store.close();

const server = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', NEO4J_URI: '' },
});
// Whatever goes wrong below, the server does not outlive the bench.
process.once('exit', () => server.kill('SIGKILL'));
const url = await new Promise<string>((resolve) => {
  server.stdout.on('data', (chunk) => {
    const ready = /ready at (http:\S+)/u.exec(String(chunk));
    if (ready) resolve(ready[1]!);
  });
});
const ask = async (query: string, variables: object) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
};
for (let round = 0; round < 20; round += 1) {
  await ask('query ($ids: [ID!]!) { neighbourhood(ids: $ids, depth: 2, limit: 500) { nodes { id label degree } edges { id } } }', {
    ids: [`official:${round}`],
  });
  await ask('query ($text: String!) { search(text: $text) { edges { node { label degree } } } }', { text: wordOf(round * 10) });
}
await ask('query ($ids: [ID!]!) { subgraph(ids: $ids) { nodes { id label degree kind } edges { id kind source target stance } } }', {
  ids,
});
/** The largest question of each kind, as the contract's bounds allow it; the server reports its own event loop's longest delay since it was last asked. */
const DRAWN = 'nodes { id label degree kind } edges { id kind source target stance role } truncated frontier { id hidden }';
const STATEMENT =
  'id text act saidAt { start end } speaker { id name } expresses { stance claim { id text } } evidence { source { title } }';
const LARGEST: readonly [string, string, object][] = [
  [
    'neighbourhood, depth 4, limit 2,000',
    `query ($ids: [ID!]!) { neighbourhood(ids: $ids, depth: 4, perNode: 500, limit: 2000) { ${DRAWN} } }`,
    { ids: [hub] },
  ],
  ['subgraph of 2,000 ids', `query ($ids: [ID!]!) { subgraph(ids: $ids) { ${DRAWN} } }`, { ids }],
  ['2,000 nodes in full', `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Statement { ${STATEMENT} } } }`, { ids }],
  ['200 statements with all around them', `{ statements(first: 200) { edges { node { ${STATEMENT} } } } }`, {}],
  ['search for a frequent word, first 200', `{ search(text: "${wordOf(0)}", first: 200) { edges { node { id label degree } } } }`, {}],
  [
    '200 neighbours of the hub',
    `{ neighbours(id: "${hub}", first: 200) { totalCount edges { node { id label degree } edge { id } } } }`,
    {},
  ],
];
const longestDelay = async () => {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/mu.exec(metrics)?.[1]) * 1_000;
};
for (const [what, query, variables] of LARGEST) {
  await ask(query, variables);
  await longestDelay();
  const delays: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await ask(query, variables);
    delays.push(await longestDelay());
  }
  report(`event-loop delay: ${what}`, `max ${Math.max(...delays).toFixed(0)} ms`, 'under 50 ms');
}
const memory = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
report('resident memory of the serving process', `${Math.round(Number(memory?.[1]) / 1_024)} MB`, 'under 400 MB');
const ended = new Promise((resolve) => server.once('close', resolve));
server.kill('SIGTERM');
await ended;
rmSync(dataDir, { recursive: true, force: true });
