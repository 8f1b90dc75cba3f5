// A database of an earlier version is brought up to date when it is opened: everything in it stays, and it answers what the new version can be asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { foldText, searchableText } from '../../../server/graph/text.ts';
import { openStore } from '../../../server/store/open.ts';
import { sortable } from '../../../server/store/sortable.ts';
import type { Batch, Store } from '../../../server/store/store.ts';
import { SAMPLE } from '../../contract/sample-graph.ts';
import { stanceGraph } from '../../property/stance-graph.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-upgrade-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Makes the file of a closed store what an earlier version would have written of the batch. */
const BACK: Readonly<Record<number, (database: sqlite.Database, batch: Batch) => void>> = {
  /** One column of words, without an index of its own for short ones. */
  2: (database, batch) => {
    database.exec("DROP TABLE found; CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1, tokenize='ascii')");
    for (const node of batch.nodes) {
      const { names, words } = searchableText(node);
      const key = Number(database.get('SELECT key FROM node WHERE id = ?', [sortable(node.id)])!['key']);
      database.run('INSERT INTO found (rowid, words) VALUES (?, ?)', [key, sortable(foldText([...names, ...words].join(' ')))]);
    }
  },
  /** Without the table of what was said, and its index. */
  1: (database) => database.exec('DROP TABLE said; DROP INDEX node_by_span'),
};

function backToVersion(version: number, dataDir: string, batch: Batch): void {
  const database = new sqlite.Database(join(dataDir, 'demarche.sqlite'));
  database.exec('PRAGMA locking_mode=EXCLUSIVE');
  for (const step of [2, 1]) if (step >= version) BACK[step]!(database, batch);
  database.exec(`PRAGMA user_version=${version}`);
  database.close();
}

const SEARCHES = ['a', 'the', 'Korea', 'republic of korea', 'troops', 'в', '\u{E000}b'];

async function answersOf(store: Store) {
  const filter = { recordedUntil: '2024-11-01T00:00:00.000Z' };
  return {
    nodes: (await store.scanNodes({ first: 100 })).items,
    edges: (await store.scanEdges({ first: 100 })).items,
    stats: await store.stats(),
    matrix: await store.stanceMatrix({ maxClaims: 200, maxSpeakers: 200 }),
    agreements: [
      await store.agreements({ minShared: 1, maxSpeakers: 500 }),
      await store.agreements({ filter, minShared: 1, maxSpeakers: 500 }),
    ],
    found: await Promise.all(SEARCHES.map((text) => store.search({ text, first: 100 }))),
    days: [await store.dayCounts({}), await store.dayCounts({ filter: { ...filter, said: { from: '2024-10-21' } } })],
  };
}

describe.each([1, 2])('a database of version %i', (version) => {
  it.each<[string, Batch]>([
    ['the sample', SAMPLE],
    ...fc.sample(stanceGraph, 4).map((batch): [string, Batch] => ['a random graph', batch]),
  ])('is upgraded with all that it holds: %s', async (_what, batch) => {
    const dataDir = mkdtempSync(join(root, 'store-'));
    let store = await openStore({ dataDir });
    await store.write(batch);
    const before = await answersOf(store);
    await store.close();
    backToVersion(version, dataDir, batch);

    store = await openStore({ dataDir });
    expect(await answersOf(store)).toEqual(before);
    expect(await store.write(batch)).toMatchObject({ created: 0, updated: 0, unchanged: batch.nodes.length + batch.edges.length });
    await store.close();
    store = await openStore({ dataDir });
    expect(await answersOf(store)).toEqual(before);
    await store.close();
  });
});
