// npm run bench -- neo4j [FOLDER [load|ask]]: one Neo4j 5.26 with 100,000 statements; loading, and ours beside @neo4j/graphql and the bare driver.
// With a FOLDER the server's data stay there, so that what was loaded by one run can be asked by another.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { openStore } from '../../server/store/open.ts';
import { launchNeo4j, type Neo4jServer } from '../neo4j/launch.ts';
import { RELEASES } from '../neo4j/releases.ts';
import { sourcedGraph } from './data/sourced-graph.ts';
import { loadFile, writeGraph } from './neo4j/loading.ts';
import { questionsOf, type Contender, type Question, type Things } from './neo4j/questions.ts';
import { askInRounds, type Figures } from './neo4j/rounds.ts';
import { serve, startServer } from './neo4j/servers.ts';

/** 100,000 of them are statements. */
const NODES = 111_113;
const STATEMENTS = 100_000;
/** Edges at a node that counts as a hub. */
const HUB = 5_000;
const PASSWORD = 'no-secret-here';

const report = (what: string, figure: string, wanted = '') =>
  console.log(`${what.padEnd(56)} ${figure.padEnd(48)} ${wanted === '' ? '' : `wanted: ${wanted}`}`);

type Account = Parameters<typeof startServer>[1];

async function loading(account: Account, folder: string): Promise<void> {
  const file = join(folder, 'graph.jsonl');
  const elements = await writeGraph(file, sourcedGraph(NODES));
  const first = await loadFile(file, account);
  const rate = elements / first.seconds;
  report(`load of ${elements} nodes and edges, empty server`, `${first.seconds.toFixed(1)} s, ${Math.round(rate)}/s`, '10,000/s or more');
  const again = await loadFile(file, account);
  report(
    '  the same again',
    `${again.seconds.toFixed(1)} s, ${Math.round(elements / again.seconds)}/s`,
    `half of that or more, ${Math.round(rate / 2)}/s`,
  );
  rmSync(file);
}

/** A server that has just started takes seconds over its first query, and that is no one's figure. */
async function firstQuery({ uri, username }: Neo4jServer): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, PASSWORD), { telemetryDisabled: true });
  await driver.executeQuery('RETURN 1');
  await driver.close();
}

async function thingsIn(account: Account): Promise<Things> {
  const { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = account;
  const store = await openStore({ dataDir: '', neo4j: { uri, username, password } });
  try {
    const ids = ['official', 'claim', 'event', 'source'].flatMap((kind) => Array.from({ length: 5 }, (_, rank) => `${kind}:${rank}`));
    const degrees = (await store.degrees(ids)).map((list) => list.reduce((sum, { count }) => sum + count, 0));
    const hubs = ids.filter((_, place) => degrees[place]! >= HUB);
    report('nodes that count as hubs, and their edges', hubs.map((id) => `${id} ${degrees[ids.indexOf(id)]}`).join(', '));
    const made = ids.filter((id) => id.startsWith('official:'));
    const pages = await store.statements({ of: { relation: 'MADE', ids: made }, first: 1 });
    const speakers = made.map((id, place) => ({ id, statements: pages[place]!.totalCount })).filter((each) => each.statements >= HUB);
    return { statements: STATEMENTS, speakers, hubs };
  } finally {
    await store.close();
  }
}

async function asking(account: Account, neo4jPid: number): Promise<void> {
  const { point, nested, newest, around } = questionsOf(await thingsIn(account));
  const servers = {
    ours: await startServer('ours', account),
    library: await startServer('library', account),
    bare: await startServer('bare', account),
  };
  try {
    const of = async (question: Question) => show(question.name, await askInRounds(question, servers, neo4jPid));
    compare('  p95 beside @neo4j/graphql', await of(point), 'library', 'p95', 'at most 1');
    compare('  throughput beside @neo4j/graphql', await of(nested), 'library', 'perSecond', '1.5 or more');
    for (const question of newest) compare('  p95 beside @neo4j/graphql', await of(question), 'library', 'p95', 'at most 0.1');
    const hops = await of(around);
    report('  p95', `${hops.ours!.p95.toFixed(1)} ms`, 'under 150 ms');
  } finally {
    for (const server of Object.values(servers)) await server.stop();
  }
}

function show(name: string, figures: Partial<Record<Contender, Figures>>): Partial<Record<Contender, Figures>> {
  console.log(name);
  for (const [each, { p50, p95, perSecond, bytes, ownMs, neo4jMs }] of Object.entries(figures)) {
    const size = `${(bytes / 1_000).toFixed(1)} kB`;
    report(`  ${each}`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${perSecond.toFixed(0)}/s, ${size}`);
    report('    processor time for one, its own and Neo4j’s', `${ownMs.toFixed(1)} ms and ${neo4jMs.toFixed(1)} ms`);
  }
  compare('  p95 beside the bare driver', figures, 'bare', 'p95');
  compare('  throughput beside the bare driver', figures, 'bare', 'perSecond');
  return figures;
}

function compare(what: string, figures: Partial<Record<Contender, Figures>>, other: Contender, figure: 'p95' | 'perSecond', wanted = '') {
  report(what, (figures.ours![figure] / figures[other]![figure]).toFixed(2), wanted);
}

async function main(given: string | undefined, only: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'demarche-bench-'));
  let server: Neo4jServer | undefined;
  try {
    server = await launchNeo4j(RELEASES[0]!, folder, PASSWORD);
    const account = { NEO4J_URI: server.uri, NEO4J_USERNAME: server.username, NEO4J_PASSWORD: PASSWORD };
    await firstQuery(server);
    if (only !== 'ask') await loading(account, folder);
    if (only !== 'load') await asking(account, server.pid);
  } finally {
    // A server whose data stay is stopped in order; that takes some ten seconds.
    await server?.stop(given === undefined ? 'SIGKILL' : 'SIGTERM');
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

const [first, second] = process.argv.slice(2);
if (first === 'serve') await serve(second as 'library' | 'bare');
else await main(first, second);
