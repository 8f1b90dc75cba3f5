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

  it.each([
    ['a MIXED place holds it', [{ start: 0, end: 25, quoteType: 'MIXED' }], []],
    ['one of two MIXED places holds it', [{ paragraph: 1, start: 0, end: 5, quoteType: 'MIXED' }, { quoteType: 'MIXED' }], []],
    ['a place that does not say holds it', [{ start: 0, end: 25, quoteType: undefined }], []],
    ['the line holds it', [{ start: undefined, end: undefined }], []],
    ['the text holds it, and the place gives no line', [{ paragraph: undefined, start: undefined, end: undefined }], []],
    ['another source has it in other words', [{}, { paragraph: 1, start: 0, end: 5, quoteType: 'INDIRECT' }], []],
    ['no MIXED place holds it', [{ start: 0, end: 12, quoteType: 'MIXED' }], ['does not hold the quote "no more"']],
    ['no place holds it', [{ paragraph: 1, start: 0, end: 5, quoteType: undefined }], ['does not hold the quote "no more"']],
    ['the line does not', [{ paragraph: 1, start: undefined, end: undefined }], ['does not hold the quote "no more"']],
    ['the place has no end', [{ start: 10, end: undefined }], []],
    ['the place starts behind its line', [{ start: 90, end: undefined }], ['starts at character 90 of paragraph 2, which has 26']],
  ])('holds the quote of a statement against its places: %s', async (_, places, faults) => {
    const store = createNaiveStore();
    const edges = places.map((place, nth) => at('good', place, `place ${nth}`));
    await store.write({ nodes: GRAPH.nodes, edges: [edge('MADE', 'a', 'good'), ...edges] });
    const { misplacedQuotes } = (await checkGraph(store)).findings;
    expect(misplacedQuotes.examples.map(({ what }) => what)).toEqual(faults);
  });

  it('does not hold against it that no place holds the text of a quote whose source is not at hand, and looks where MADE gives the place', async () => {
    const store = createNaiveStore();
    const [elsewhere, here] = [
      edge('REPORTED_IN', 'good', 'elsewhere', { paragraph: 1, quoteType: 'MIXED' }),
      edge('MADE', 'a', 'good', { source: 'source', paragraph: 1, quoteType: 'MIXED' }),
    ];
    await store.write({ nodes: GRAPH.nodes, edges: [elsewhere, here] });
    expect((await checkGraph(store)).findings.misplacedQuotes.count).toBe(0);
    const texts = new Map([['elsewhere', 'nothing of it']]);
    expect((await checkGraph(store, { texts })).findings.misplacedQuotes).toMatchObject({ count: 1, examples: [{ id: elsewhere.id }] });
  });

  it('looks at the places of events and relations, too', async () => {
    const store = createNaiveStore();
    await store.write({
      nodes: [...GRAPH.nodes, node('event', 'EVENT', { name: 'E' })],
      edges: [
        edge('REPORTED_IN', 'event', 'source', { paragraph: 9 }),
        edge('ABOUT', 'lonely', 'event', { source: 'source', paragraph: 2, start: 0, end: 27 }),
        edge('ABOUT', 'taken', 'event', { source: 'source', paragraph: 2, start: 0, end: 26 }),
      ],
    });
    expect((await checkGraph(store)).findings.misplacedQuotes.examples).toEqual([
      { id: 'ABOUT--lonely--event', what: 'ends at character 27 of paragraph 2, which has 26' },
      { id: 'REPORTED_IN--event--source', what: 'names paragraph 9 of a source that has 2' },
    ]);
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
