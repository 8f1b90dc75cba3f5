// npm run check: each kind of fault is planted in a graph, found, counted and named; a graph without any is told to be sound.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { checkGraph } from '../../graph-seed/check-graph.ts';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import { openStore } from '../../server/store/open.ts';
import { edge, node } from '../contract/sample-graph.ts';
import { createNaiveStore } from '../contract/naive-store.ts';

const CHECK = join(import.meta.dirname, '../../dist/graph-seed/check.js');
const root = mkdtempSync(join(tmpdir(), 'demarche-check-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const statement = (id: string, quote?: string) =>
  node(id, 'STATEMENT', { text: `text of ${id}`, act: 'STATE', ...(quote === undefined ? {} : { quote }) });
const TEXT = 'First line.\nShe said “no more”, twice.';
const at = (from: string, place: object, id?: string) =>
  edge('REPORTED_IN', from, 'source', { paragraph: 2, start: 10, end: 17, quoteType: 'DIRECT', ...place }, id === undefined ? {} : { id });

const GRAPH = {
  nodes: [
    node('a', 'OFFICIAL', { name: 'A' }),
    node('b', 'OFFICIAL', { name: 'B' }),
    node('taken', 'CLAIM', { text: 'taken' }),
    node('lonely', 'CLAIM', { text: 'lonely' }),
    node('source', 'SOURCE', { title: 'T', text: TEXT }),
    node('elsewhere', 'SOURCE', { title: 'E' }),
    statement('good', 'no more'),
    statement('mute'),
    statement('both'),
    statement('unread'),
    statement('by-edge'),
    statement('wrong', 'no less'),
    statement('outside'),
  ],
  edges: [
    ...['good', 'both', 'unread', 'wrong', 'outside'].map((id) => edge('MADE', 'a', id)),
    edge('MADE', 'b', 'both'),
    edge('MADE', 'a', 'by-edge', { source: 'elsewhere' }),
    edge('EXPRESSES', 'good', 'taken', { stance: 'ASSERTS' }),
    at('good', {}),
    at('mute', { quoteType: 'INDIRECT' }),
    at('both', { start: 0, end: 3 }),
    at('wrong', {}),
    at('outside', { paragraph: 3 }, 'third'),
    at('outside', { end: 99, quoteType: 'INDIRECT' }, 'too long'),
    edge('REPORTED_IN', 'outside', 'elsewhere', { paragraph: 500 }),
  ],
};

async function check(dataDir: string, ...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [CHECK, ...words], { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '', INIT_CWD: root } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

describe('checkGraph', () => {
  it('finds every planted fault, and nothing else', async () => {
    const store = createNaiveStore();
    await store.write(GRAPH);
    const { findings, placesRead } = await checkGraph(store);
    const ids = Object.fromEntries(Object.entries(findings).map(([name, { examples }]) => [name, examples.map(({ id }) => id)]));
    expect(ids).toEqual({
      danglingEdges: [],
      statementsWithoutSpeaker: ['mute'],
      statementsWithSeveralSpeakers: ['both'],
      statementsWithoutEvidence: ['unread'],
      misplacedQuotes: ['third', 'too long', 'REPORTED_IN--wrong--source'],
      claimsWithoutStance: ['lonely'],
    });
    expect(findings.misplacedQuotes.examples.map(({ what }) => what)).toEqual([
      'names paragraph 3 of a source that has 2',
      'ends at character 99 of paragraph 2, which has 26',
      'has "no more" where the quote is "no less"',
    ]);
    expect(placesRead).toBe(6);
  });

  it('holds places against a text that is given, too, and gives as many examples as asked for', async () => {
    const store = createNaiveStore();
    await store.write(GRAPH);
    const { findings } = await checkGraph(store, { examples: 1, texts: new Map([['elsewhere', 'one line']]) });
    expect(findings.misplacedQuotes).toMatchObject({ count: 4, examples: [{ id: 'REPORTED_IN--outside--elsewhere' }] });
  });

  it('finds the seed graph sound but for what it knows of itself', async () => {
    const store = createNaiveStore();
    await loadSeed(store);
    expect(Object.values((await checkGraph(store)).findings).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('npm run check', () => {
  it('says what it found, in words and as JSON, and its exit status says so', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const store = await openStore({ dataDir });
    await store.write(GRAPH);
    await store.close();
    const { code, out, err } = await check(dataDir);
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'Looked at 13 nodes and 15 edges; held 6 places against the text of their source.',
      '1 statements that nobody made',
      '  mute: text of mute',
    ]);
    writeFileSync(join(root, 'text.txt'), 'one line');
    const asJson = await check(dataDir, '--json', '--text', 'elsewhere=text.txt');
    expect(JSON.parse(asJson.out)).toMatchObject({
      status: 'found',
      nodes: 13,
      edges: 15,
      placesRead: 7,
      findings: { misplacedQuotes: { count: 4 } },
    });
    expect(await check(mkdtempSync(join(root, 'data-')))).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was found.') as string,
    });
    expect(await check(dataDir, '--text', 'x')).toMatchObject({ code: 2, err: expect.stringMatching(/^--text is "x"/u) as string });
  });

  it('counts edges that lost an end', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const store = await openStore({ dataDir });
    await store.write(GRAPH);
    await store.close();
    const database = new sqlite.Database(join(dataDir, 'demarche.sqlite'));
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    database.exec("DELETE FROM node WHERE id = 'b'");
    database.close();
    expect((await check(dataDir)).out).toContain('1 edges whose start or end is not in the graph');
  });
});
