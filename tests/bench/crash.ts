// npm run bench -- crash [ROUNDS]: rounds of kill -9 while batches are written to the embedded store; crash server [ROUNDS]: of the server that holds it,
// while they are handed over to it. After each: the store opens, every acknowledged batch is there, and no batch is half there.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Batch, Store } from '../../server/store/store.ts';
import { GraphError } from '../../server/graph/graph-error.ts';
import { openStore, openStoreToLoad } from '../../server/store/open.ts';
import { randomOf } from './data/skewed-graph.ts';

const CLAIMS = 300;
const EDGES = 600;
const RECORDED = '2024-10-23T00:00:00.000Z';

/** Claims that contradict each other, so that a batch touches every table. */
function batchOf(nth: number): Batch {
  const claim = (place: number) => `claim:${nth}.${place % CLAIMS}`;
  return {
    nodes: Array.from({ length: CLAIMS }, (_, place) => ({
      id: claim(place),
      kind: 'CLAIM' as const,
      recordedAt: RECORDED,
      properties: { text: `claim ${nth} ${place}` },
    })),
    edges: Array.from({ length: EDGES }, (_, place) => {
      const [from, to] = [claim(place), claim(place * 7 + 1)];
      return { id: `CONTRADICTS--${nth}.${place}`, kind: 'CONTRADICTS' as const, from, to, recordedAt: RECORDED, properties: {} };
    }),
  };
}

/** The child: writes batch after batch, and says which is written, until it is killed. */
async function write(dataDir: string, first: number): Promise<void> {
  const store = await openStore({ dataDir });
  for (let nth = first; ; nth += 1) {
    await store.write(batchOf(nth));
    process.stdout.write(`written ${nth}\n`);
  }
}

/** How many batches from the first on are there whole. @throws Error where one is half there */
async function wholeBatches(store: Store, known: number): Promise<number> {
  for (let nth = known; ; nth += 1) {
    const { nodes, edges } = batchOf(nth);
    const ids = nodes.map(({ id }) => id);
    const foundNodes = (await store.nodes(ids)).filter((node) => node !== null).length;
    const foundEdges = (await store.edgesBetween({ ids })).length;
    const degrees = (await store.degrees(ids)).flat().reduce((sum, { count }) => sum + count, 0);
    const inSearch = (await store.search({ text: `claim ${nth}`, kinds: ['CLAIM'], first: 5_000 })).items.filter(({ node }) =>
      node.id.startsWith(`claim:${nth}.`),
    ).length;
    if (foundNodes === 0 && foundEdges === 0 && degrees === 0 && inSearch === 0) return nth;
    if (foundNodes !== nodes.length || foundEdges !== edges.length || degrees !== 2 * edges.length || inSearch !== nodes.length) {
      throw new Error(`batch ${nth} is half there: ${foundNodes} nodes, ${foundEdges} edges, degrees ${degrees}, found ${inSearch}`);
    }
  }
}

/** Gives the last batch that was acknowledged, `first - 1` where none was. */
type Writing = (dataDir: string, first: number, afterMs: () => number) => Promise<number>;

/** A process that writes by itself is killed. */
const killWriter: Writing = async (dataDir, first, afterMs) => {
  const child = spawn(process.execPath, ['tools/bench.mjs', 'crash', 'write', dataDir, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let last = first - 1;
  let kill: NodeJS.Timeout | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const match = /^written (\d+)$/u.exec(line);
    if (!match) continue;
    last = Number(match[1]);
    kill ??= setTimeout(() => child.kill('SIGKILL'), afterMs());
  }
  await ended;
  return last;
};

/** A server that holds the store is killed while batches are handed over to it. */
const killServer: Writing = async (dataDir, first, afterMs) => {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, NEO4J_URI: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  await new Promise<void>((resolve) => {
    let printed = '';
    server.stdout.on('data', (part) => {
      printed += String(part);
      if (printed.includes('Demarche is ready')) resolve();
    });
  });
  const store = await openStoreToLoad({ dataDir });
  if (!store.isHandover) throw new Error('the server does not hold the store');
  let last = first - 1;
  try {
    for (;;) {
      await store.write(batchOf(last + 1));
      if (last < first) setTimeout(() => server.kill('SIGKILL'), afterMs());
      last += 1;
    }
  } catch (error) {
    if (!(error instanceof GraphError && error.code === 'STORE_UNAVAILABLE')) throw error;
  }
  await store.close();
  await ended;
  return last;
};

async function main(rounds: number, killWhileWriting: Writing): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demarche-crash-'));
  const random = randomOf(11);
  // One batch to begin with, since a server would seed an empty store.
  const begun = await openStore({ dataDir });
  await begun.write(batchOf(0));
  await begun.close();
  let written = 1;
  let acknowledgedInAll = 0;
  let unacknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const last = await killWhileWriting(dataDir, written, () => random() * 700);
    const store = await openStore({ dataDir });
    const whole = await wholeBatches(store, written);
    await store.close();
    if (whole < last + 1) throw new Error(`round ${round}: batch ${last} was acknowledged, and only ${whole} are there`);
    acknowledgedInAll += last + 1 - written;
    unacknowledged += whole - last - 1;
    written = whole;
  }
  const store = await openStore({ dataDir });
  const { nodes, edges } = await store.stats();
  if (nodes !== written * CLAIMS || edges !== written * EDGES) throw new Error(`the totals say ${nodes} nodes and ${edges} edges`);
  if ((await wholeBatches(store, 0)) !== written) throw new Error('an old batch is gone');
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
  console.log(
    `${rounds} rounds of kill -9: ${acknowledgedInAll} batches acknowledged and all there, ${unacknowledged} more were whole without ` +
      `having been acknowledged, none half there; ${nodes} nodes and ${edges} edges, the store opened every time.`,
  );
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'write') await write(rest[0]!, Number(rest[1]));
else if (mode === 'server') await main(Number(rest[0] ?? 100), killServer);
else await main(Number(mode ?? 100), killWriter);
