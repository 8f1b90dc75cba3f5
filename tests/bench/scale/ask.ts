// Eight clients at a server over HTTP: a lookup, a page of a hub, two hops, a search; on a store at rest, and on one that is being loaded.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { drive, quantile, requestOf, type Answered } from '../api/client.ts';
import { randomOf } from '../data/skewed-graph.ts';
import { loadFiles } from './load-files.ts';

export type Latencies = Record<string, { p50: number; p95: number; count: number }>;

const CLIENTS = 8;
const SECONDS = 8;
const WORDS = [
  'israel',
  'nuclear weapons',
  'palestine',
  'disarmament',
  'human rights',
  'south africa',
  'votes',
  'libya',
  'resolution',
  'korea',
];
const HUBS = ['USA', 'GBR', 'FRA', 'RUS', 'IND', 'CHN', 'EGY', 'BRA'].map((code) => `country:${code}`);

/** What is asked, with its variables in turn; statements and roll calls are named by what stands in the store. */
function questions(ids: readonly string[]): Record<string, () => Buffer> {
  const random = randomOf(3);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const ask = (query: string, variables: () => object) => () => requestOf('/graphql', { query, variables: variables() });
  return {
    lookup: ask(
      'query ($id: ID!) { node(id: $id) { id ... on Statement { text act speaker { label } expresses { stance claim { text } } } } }',
      () => ({ id: one(ids) }),
    ),
    'page of 50 of a hub': ask(
      'query ($id: ID!) { neighbours(id: $id, first: 50) { totalCount edges { node { id label degree } edge { kind stance } } } }',
      () => ({ id: one(HUBS) }),
    ),
    '2 hops, limit 500': ask(
      'query ($id: ID!) { neighbourhood(ids: [$id], depth: 2, perNode: 50, limit: 500) { truncated nodes { id kind label degree } edges { id kind source target stance } } }',
      () => ({ id: random() < 0.5 ? one(HUBS) : one(ids) }),
    ),
    search: ask('query ($text: String!) { search(text: $text, first: 20) { edges { score node { id label degree } } } }', () => ({
      text: one(WORDS),
    })),
  };
}

export async function askQuiet(dataDir: string): Promise<{ latencies: Latencies; residentMb: number }> {
  const server = await serve(dataDir);
  try {
    const latencies: Latencies = {};
    for (const [what, next] of Object.entries(questions(await someIds(server.url)))) {
      await drive(server.url, next, { connections: CLIENTS, seconds: 1 });
      latencies[what] = latencyOf(await drive(server.url, next, { connections: CLIENTS, seconds: SECONDS }));
    }
    return { latencies, residentMb: server.residentMb() };
  } finally {
    await server.stop();
  }
}

/** The clients ask in turn of everything while the files are loaded through the server. */
export async function askBusy(dataDir: string, files: readonly string[]): Promise<{ latencies: Latencies; rate: number }> {
  const server = await serve(dataDir);
  try {
    const asked = Object.entries(questions(await someIds(server.url)));
    const loading = loadFiles(dataDir, files);
    let isLoading = true;
    const ended = loading.finally(() => (isLoading = false));
    const latencies: Latencies = {};
    const answers = new Map<string, Answered[]>(asked.map(([what]) => [what, []]));
    for (let turn = 0; isLoading; turn += 1) {
      const [what, next] = asked[turn % asked.length]!;
      answers.get(what)!.push(...(await drive(server.url, next, { connections: CLIENTS, seconds: 1 })));
    }
    for (const [what, all] of answers) latencies[what] = latencyOf(all);
    const { seconds, summary } = await ended;
    return { latencies, rate: (summary.nodes.new + summary.edges.new) / seconds };
  } finally {
    await server.stop();
  }
}

function latencyOf(answers: readonly Answered[]): Latencies[string] {
  const bad = answers.find(({ status }) => status !== 200);
  if (bad) throw new Error(`status ${bad.status}`);
  const times = answers.map(({ latencyMs }) => latencyMs);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), count: times.length };
}

async function someIds(url: string): Promise<string[]> {
  const query = `{ statements(first: 200) { edges { node { id expresses { claim { id } } } } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { statements: { edges: { node: { id: string; expresses: { claim: { id: string } }[] } }[] } };
  };
  return data.statements.edges.flatMap(({ node }) => [node.id, ...node.expresses.map(({ claim }) => claim.id)]);
}

async function serve(dataDir: string): Promise<{ url: string; residentMb(): number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whatever goes wrong, the server does not outlive the bench.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const closed = once(child, 'close');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part) => {
      printed += String(part);
      const ready = /ready at (http:\S+)/u.exec(printed);
      if (ready) resolve(ready[1]!);
    });
    child.once('close', () => reject(new Error(`The server ended before it was ready: ${printed}`)));
  });
  return {
    url,
    residentMb: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1_024,
    async stop() {
      child.kill('SIGTERM');
      await closed;
      process.off('exit', kill);
    },
  };
}
