// npm run bench -- questions [FOLDER]: paths, stances, agreements and days over seventy years of roll calls (193 speakers, 6,203 claims, 870,000 stances).
// With FOLDER the generated store is kept there and used again. Times are medians and worst of the rounds; the store answers in its worker.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exploreCongruence } from '../../server/explore/congruence.ts';
import { exploreDisagreement } from '../../server/explore/disagreement.ts';
import { exploreTimeline } from '../../server/explore/timeline.ts';
import { openStore } from '../../server/store/open.ts';
import { rollCalls } from './data/roll-calls.ts';

const folder = process.argv[2];
const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'demarche-bench-'));
const report = (what: string, figure: string, wanted: string) => console.log(`${what.padEnd(62)} ${figure.padEnd(34)} wanted: ${wanted}`);

async function measure(what: string, wanted: string, rounds: number, ask: (round: number) => Promise<unknown>): Promise<void> {
  await ask(0);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await ask(round);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  report(what, `p50 ${times[Math.floor(rounds / 2)]!.toFixed(1)} ms, worst ${times.at(-1)!.toFixed(1)} ms`, wanted);
}

let store = await openStore({ dataDir });
if ((await store.stats()).nodes === 0) {
  const start = performance.now();
  let written = 0;
  for (const batch of rollCalls()) {
    await store.write(batch);
    written += batch.nodes.length + batch.edges.length;
  }
  const seconds = (performance.now() - start) / 1_000;
  report(`load ${written} nodes and edges`, `${seconds.toFixed(1)} s, ${Math.round(written / seconds)}/s`, '');
  await store.close();
  store = await openStore({ dataDir });
}
report('database on disk', `${Math.round(statSync(join(dataDir, 'demarche.sqlite')).size / 1e6)} MB`, '');

const yearOf = (round: number) => ({ from: `${1_950 + ((round * 7) % 65)}-01-01`, until: `${1_950 + ((round * 7) % 65)}-12-31` });
const network = { measure: 'SUBTRACT', normalisation: 'NONE', minShared: 1, maxSpeakers: 500 } as const;
await measure('congruence over everything', 'under 3 s', 5, () => exploreCongruence(store, network));
await measure('congruence over a year', 'under 300 ms', 20, (round) =>
  exploreCongruence(store, { ...network, filter: { said: yearOf(round) } }),
);
await measure('congruence over twenty years', '', 5, (round) =>
  exploreCongruence(store, { ...network, filter: { said: { from: `${1_950 + 10 * round}-01-01`, until: `${1_969 + 10 * round}-12-31` } } }),
);
await measure('congruence of ten speakers', '', 5, (round) =>
  exploreCongruence(store, { ...network, filter: { speakers: Array.from({ length: 10 }, (_, place) => `country:${place * 6 + round}`) } }),
);
await measure('congruence over everything recorded by an instant', '', 3, () =>
  exploreCongruence(store, { ...network, filter: { recordedUntil: '2025-01-01T00:00:00.000Z' } }),
);
const caps = { maxClaims: 30, maxSpeakers: 60 };
await measure('disagreement: the contested claims with the most speakers', '', 5, () => exploreDisagreement(store, caps));
await measure('disagreement: the same of a year', '', 10, (round) =>
  exploreDisagreement(store, { ...caps, filter: { said: yearOf(round) } }),
);
await measure('disagreement: thirty claims asked for', '', 10, (round) =>
  exploreDisagreement(store, {
    ...caps,
    claims: Array.from({ length: 30 }, (_, place) => `claim:roll-call-${(place * 200 + round) % 6_203}`),
  }),
);
await measure('disagreement: 200 claims, 500 speakers', '', 3, () => exploreDisagreement(store, { maxClaims: 200, maxSpeakers: 500 }));
await measure('timeline of everything by year', '', 5, () => exploreTimeline(store, { granularity: 'YEAR' }));
await measure('timeline of a year by day', '', 10, (round) =>
  exploreTimeline(store, { granularity: 'DAY', filter: { said: yearOf(round) } }),
);
await measure('timeline of a speaker by month', '', 10, (round) =>
  exploreTimeline(store, { granularity: 'MONTH', filter: { speakers: [`country:${round}`] } }),
);
await measure('three shortest paths between two speakers', '', 10, (round) =>
  store.shortestPaths({ from: `country:${round}`, to: `country:${60 - round}`, maxLength: 6, first: 3 }),
);
await measure('two hundred shortest paths between two statements', '', 5, (round) =>
  store.shortestPaths({ from: `statement:roll-call-${round}:1`, to: `statement:roll-call-${6_000 + round}:9`, maxLength: 8, first: 200 }),
);
await measure('no path between a speaker and a claim', '', 3, () =>
  store.shortestPaths({
    from: 'country:0',
    to: 'claim:roll-call-6000',
    maxLength: 8,
    first: 3,
    filter: { edgeKinds: ['MADE', 'MADE_AT'] },
  }),
);

/** How long others wait while one asks for the most. */
const waits: number[] = [];
let answered = false;
const largest = exploreCongruence(store, network).then(() => (answered = true));
while (!answered) {
  const start = performance.now();
  await store.nodes(['country:0']);
  waits.push(performance.now() - start);
}
await largest;
waits.sort((a, b) => a - b);
report(
  'a small question meanwhile',
  `p50 ${waits[Math.floor(waits.length / 2)]!.toFixed(1)} ms, worst ${waits.at(-1)!.toFixed(1)} ms`,
  'worst under 50 ms',
);
const gone = new AbortController();
const abandoned = exploreCongruence(store, network, { signal: gone.signal }).catch(() => performance.now());
await store.nodes(['country:0']);
const leaving = performance.now();
gone.abort();
report(
  'an abandoned one has stopped after',
  `${((await abandoned) as number) - leaving < 0 ? 0 : (((await abandoned) as number) - leaving).toFixed(1)} ms`,
  '',
);
await store.close();

const server = spawn(process.execPath, ['dist/server/main.js'], { env: { ...process.env, DATA_DIR: dataDir, PORT: '0', NEO4J_URI: '' } });
process.once('exit', () => server.kill());
const url = await new Promise<string>((resolve) => {
  server.stdout.on('data', (chunk) => {
    const ready = /ready at (http:\S+)/u.exec(String(chunk));
    if (ready) resolve(ready[1]!);
  });
});
const CONGRUENCE = `query ($filter: StatementFilter) { congruence(filter: $filter, maxSpeakers: 500) {
  speakers { id label } ties { source target agreements clashes weight } truncated } }`;
const overHttp = async (filter: object | undefined) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: CONGRUENCE, variables: { filter } }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
};
await measure('congruence over everything, over HTTP', 'under 3 s', 5, () => overHttp(undefined));
await measure('congruence over a year, over HTTP', 'under 300 ms', 20, (round) => overHttp({ said: yearOf(round) }));
const memory = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
report('most memory of the serving process', `${Math.round(Number(memory?.[1]) / 1_024)} MB`, 'under 400 MB');
const ended = new Promise((resolve) => server.once('close', resolve));
server.kill('SIGTERM');
await ended;
if (folder === undefined) rmSync(dataDir, { recursive: true, force: true });
