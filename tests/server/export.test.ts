// npm run export as people run it: the file, the report beside it, the exit status, and nothing left behind where it fails.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import type { ScannedStore } from '../../server/explore/export-graph.ts';
import type { Node } from '../../server/graph/node.ts';
import { takeLock } from '../../server/store/embedded/lock.ts';
import { openStore } from '../../server/store/open.ts';
import type { StoreReader } from '../../server/store/store.ts';
import { writeExport } from '../../server/write-export.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { SAMPLE } from '../contract/sample-graph.ts';
import { loaded, sorted } from './formats/written.ts';
import { serverStarter } from './started-server.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-export-'));
const dataDir = join(root, 'data');
beforeAll(async () => {
  const store = await openStore({ dataDir });
  await loadSeed(store);
  await store.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MAIN = join(import.meta.dirname, '../../dist/server/export.js');

function run(...rest: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return runOn(dataDir, ...rest);
}

function runOn(dataDirectory: string, ...rest: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...rest], {
    env: { ...process.env, DATA_DIR: dataDirectory, NEO4J_URI: '', INIT_CWD: root },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

function folder(): string {
  const path = mkdtempSync(join(root, 'out-'));
  return path;
}

describe('npm run export', () => {
  it('writes the whole graph and the report beside it', async () => {
    const path = join(folder(), 'all.graphml');
    const { code, out, err } = await run('--format', 'graphml', '--out', path);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Wrote .*all\.graphml: \d+ nodes and \d+ edges as graphml\.\nIt holds everything\.\n$/u);
    const { graph, rejects } = await loaded('graphml', readFileSync(path));
    expect(rejects).toEqual([]);
    expect(JSON.parse(readFileSync(`${path}.loss.json`, 'utf8'))).toEqual({
      format: 'graphml',
      nodes: graph.nodes.length,
      edges: graph.edges.length,
      lost: [],
    });
  });

  it('writes beside whoever called it, not into the package', async () => {
    const { code, out } = await run('--format', 'jsonl', '--out', 'beside.jsonl');
    expect([code, out.split(':')[0]]).toEqual([0, 'Wrote beside.jsonl']);
    expect(readFileSync(join(root, 'beside.jsonl'), 'utf8')).toContain('country:PRK');
  });

  it('takes the filters of /export, and says what was lost', async () => {
    const path = join(folder(), 'countries.ttl');
    const { out } = await run('--format', 'turtle', '--out', path, '--kinds', 'COUNTRY', '--from', '2024-01-01');
    expect(out).toMatch(
      /\d+ nodes and 0 edges as turtle\.\nIt does not hold: COUNTRY aliases \(order\) \(\d+\); see .*countries\.ttl\.loss\.json\.\n$/u,
    );
    expect(readFileSync(path, 'utf8')).not.toContain('Statement');
  });

  it.each([
    [['--format', 'jsonl'], /^Say what to write and where: npm run export -- --format NAME --out FILE/u],
    [['--format', 'docx', '--out', 'x'], /^The format "docx" cannot be written; use one of jsonl, csv, graphml/u],
    [['--format', 'jsonl', '--out', 'x', '--kinds', 'RUMOUR'], /^"kinds" has "RUMOUR", which does not exist/u],
    [['--format', 'jsonl', '--out', 'x', '--colour', 'red'], /^Unknown option '--colour'.*Say what to write/u],
    [['--format', 'jsonl', '--out', join(root, 'nowhere', 'x')], /cannot be written: its folder does not exist; make it first\.$/mu],
    [['--format', 'jsonl', '--out', root], /cannot be written: it is a folder; name a file in it\.$/mu],
  ])('answers %j with one sentence, and exit status 2', async (words, sentence) => {
    const before = readdirSync(root).length;
    const { code, out, err } = await run(...words);
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(sentence);
    expect(readdirSync(root)).toHaveLength(before);
  });
});

describe('npm run export while the server runs', () => {
  const { newFolder, start, clear } = serverStarter();
  afterAll(clear);

  it('asks the server, and gives the file that /export gives', async () => {
    const held = newFolder();
    const server = start({ DATA_DIR: held });
    const url = await server.ready;
    const path = join(folder(), 'held.jsonl');
    const { code, out, err } = await runOn(
      held,
      '--format',
      'jsonl',
      '--out',
      path,
      '--kinds',
      'COUNTRY,STATEMENT',
      '--from',
      '2024-10-01',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Wrote /u);
    const served = await fetch(`${url}/export?format=jsonl&kinds=COUNTRY,STATEMENT&from=2024-10-01`);
    expect(readFileSync(path, 'utf8')).toBe(await served.text());
    server.kill('SIGTERM');
    await server.ended;
  });

  it('points to /export where the holder of the store cannot be asked', async () => {
    const held = newFolder();
    const lock = takeLock(held, join(held, 'demarche.sqlite'));
    const { code, err } = await runOn(held, '--format', 'turtle', '--out', join(folder(), 'x.ttl'));
    lock.release();
    expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(err).toMatch(/in use by process \d+\..* The running one gives the same file at its \/export\?format=turtle\.$/mu);
  });

  it('makes no data folder where the file cannot be written', async () => {
    const fresh = join(newFolder(), 'data');
    const { code, err } = await runOn(fresh, '--format', 'jsonl', '--out', join(root, 'nowhere', 'x'));
    expect([code, err]).toEqual([2, expect.stringContaining('its folder does not exist')]);
    expect(existsSync(fresh)).toBe(false);
  });

  it('stops where it is told to, also when another process reads for it', async () => {
    const path = join(folder(), 'graph.jsonl');
    const stop = new AbortController();
    const store = createNaiveStore();
    await store.write(SAMPLE);
    const held: ScannedStore = {
      scanNodes(query) {
        stop.abort();
        return store.scanNodes(query);
      },
      scanEdges: (query) => store.scanEdges(query),
      edgesBetween: (query) => store.edgesBetween(query),
      edgesOf: (query) => store.edgesOf(query),
    };
    const writing = writeExport(held, { format: 'jsonl', filter: {}, sourceTexts: false }, path, stop.signal);
    await expect(writing).rejects.toMatchObject({ code: 'ABORTED' });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});

describe('writing an export', () => {
  it('leaves no half file behind where the store fails in the middle, and what was there before stays', async () => {
    const path = join(folder(), 'graph.csv.zip');
    writeFileSync(path, 'before');
    const store = createNaiveStore();
    await store.write(SAMPLE);
    const failing: StoreReader = {
      ...store,
      scanNodes: (query, options) => store.scanNodes({ ...query, first: 3 }, options),
      scanEdges: () => Promise.reject(new Error('gone')),
    };
    for (const format of ['csv', 'graphml', 'jsonl']) {
      await expect(writeExport(failing, { format, filter: {}, sourceTexts: false }, path)).rejects.toThrow('gone');
    }
    expect(readdirSync(join(path, '..'))).toEqual(['graph.csv.zip']);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('gives the same graph from a store that hands out small pages', async () => {
    const path = join(folder(), 'graph.csv.zip');
    mkdirSync(join(root, 'other'));
    const store = createNaiveStore();
    const many = Array.from({ length: 1_200 }, (_, nth): Node => ({
      id: `claim:${nth}`,
      kind: 'CLAIM',
      recordedAt: '2024-10-23T00:00:00.000Z',
      properties: { text: `${nth}` },
    }));
    await store.write(SAMPLE);
    await store.write({ nodes: many, edges: [] });
    await writeExport(store, { format: 'csv', filter: {}, sourceTexts: false }, path);
    const { graph } = await loaded('csv', readFileSync(path));
    expect(sorted(graph)).toEqual(sorted({ nodes: [...SAMPLE.nodes, ...many], edges: SAMPLE.edges }));
  });
});
