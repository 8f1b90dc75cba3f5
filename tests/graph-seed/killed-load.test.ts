// A load that is killed, wherever it happens to be, or stopped by Ctrl-C: the same command again ends in the same graph as one clean run.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';

const MAIN = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const ROUNDS = 5;

const root = mkdtempSync(join(tmpdir(), 'demarche-killed-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const calls = join(root, 'calls.csv');
const votes = join(root, 'votes.csv');

beforeAll(() => {
  const numbers = Array.from({ length: 240 }, (_, nth) => nth + 1);
  const countries = Array.from({ length: 80 }, (_, nth) => `Land ${nth}`);
  const day = (nth: number) => `2001-01-${String((nth % 28) + 1).padStart(2, '0')}`;
  writeFileSync(
    calls,
    ['rcid,date,resolution,title,description,issues', ...numbers.map((nth) => `${nth},${day(nth)},R/${nth},T,D${nth},`)].join('\n'),
  );
  const rows = numbers.flatMap((nth) =>
    countries.map((country, place) => `${nth},${country},,${['yes', 'no', 'abstain'][(nth + place) % 3]}`),
  );
  writeFileSync(votes, ['rcid,country,iso2,vote', ...rows].join('\n'));
});

function start(dataDir: string) {
  const child = spawn(process.execPath, [MAIN, calls, votes, '--json'], { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' } });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const ended = new Promise<{ code: number | null; out: string }>((resolve) => child.once('close', (code) => resolve({ code, out })));
  return { child, ended };
}

/** Everything in it but when it was recorded. */
async function digestOf(dataDir: string): Promise<{ size: number; digest: string }> {
  const store = await openStore({ dataDir });
  const hash = createHash('sha256');
  let size = 0;
  for (const scan of ['scanNodes', 'scanEdges'] as const) {
    let after: string | undefined;
    for (let isMore = true; isMore;) {
      const page: Awaited<ReturnType<Store['scanNodes' | 'scanEdges']>> = await store[scan]({ first: 10_000, after });
      for (const element of page.items) hash.update(JSON.stringify({ ...element, recordedAt: '' }));
      size += page.items.length;
      isMore = page.hasNextPage;
      after = page.items.at(-1)?.id;
    }
  }
  await store.close();
  return { size, digest: hash.digest('hex') };
}

describe('a load that ends in the middle', () => {
  it('is brought to the same end by the same command, however often it was killed', { timeout: 120_000 }, async () => {
    const clean = mkdtempSync(join(root, 'clean-'));
    const startedAt = performance.now();
    expect((await start(clean).ended).code).toBe(0);
    const wholeMs = performance.now() - startedAt;
    const wanted = await digestOf(clean);
    expect(wanted.size).toBeGreaterThan(77_000);
    const dataDir = mkdtempSync(join(root, 'killed-'));
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { child, ended } = start(dataDir);
      const kill = setTimeout(() => child.kill('SIGKILL'), Math.random() * wholeMs);
      if ((await ended).code === null) killed += 1;
      clearTimeout(kill);
    }
    expect(killed).toBeGreaterThan(0);
    expect((await start(dataDir).ended).code).toBe(0);
    expect(await digestOf(dataDir)).toEqual(wanted);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('says on %s what was loaded, and ends with status %i', async (signal, status) => {
    const dataDir = mkdtempSync(join(root, 'stopped-'));
    const { child, ended } = start(dataDir);
    // It says nothing before the end: what it has written tells that it is on its way.
    const wal = join(dataDir, 'demarche.sqlite-wal');
    await expect.poll(() => existsSync(wal) && statSync(wal).size, { timeout: 20_000 }).toBeGreaterThan(1_000_000);
    child.kill(signal);
    const { code, out } = await ended;
    const summary = JSON.parse(out) as { status: string; nodes: { new: number }; edges: { new: number } };
    expect([code, summary.status]).toEqual([status, 'stopped']);
    const { size } = await digestOf(dataDir);
    expect(summary.nodes.new + summary.edges.new).toBe(size);
    expect(size).toBeLessThan(77_000);
  });
});

describe.skipIf(process.platform === 'win32')('a disk that fills up', () => {
  it('is told in one sentence, nothing is half loaded, and the same command goes on when there is room', { timeout: 60_000 }, async () => {
    const many = join(root, 'many-calls.csv');
    const rows = Array.from({ length: 20_000 }, (_, nth) => `${nth + 1},2001-01-01,R/${nth},T,D${nth} ${'lorem '.repeat(20)},`);
    writeFileSync(many, ['rcid,date,resolution,title,description,issues', ...rows].join('\n'));
    const dataDir = mkdtempSync(join(root, 'full-'));
    const run = (command: string) => {
      const env = { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' };
      return spawnSync('bash', ['-c', `${command} exec "$0" "$@"`, process.execPath, MAIN, many, '--json'], { env, encoding: 'utf8' });
    };
    // No file may grow beyond 20 MB: to who writes it, that is a disk without room.
    const full = run('ulimit -f 20000;');
    expect(full.status).toBe(3);
    expect(JSON.parse(full.stdout)).toEqual({
      status: 'stopped',
      error: expect.stringMatching(
        /^The database cannot be written: the disk is full or gone\..*are kept; run the same command again to go on\.$/u,
      ),
    });
    const { size } = await digestOf(dataDir);
    expect(size).toBeGreaterThan(0);
    const { nodes, edges } = JSON.parse(run('').stdout) as Record<'nodes' | 'edges', { new: number; unchanged: number }>;
    expect([nodes.unchanged + edges.unchanged, nodes.new + edges.new]).toEqual([size, 60_001 - size]);
  });
});
