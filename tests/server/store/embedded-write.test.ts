// Writing to the embedded store where a batch meets what is there: nothing is left of what does not fit, and what repeats a row follows it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/open.ts';
import type { Store } from '../../../server/store/store.ts';
import { day, edge, EARLY, LATE, node } from '../../contract/sample-graph.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-write-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let store: Store;
beforeEach(async () => {
  store = await openStore({ dataDir: mkdtempSync(join(root, 'store-')) });
});
afterEach(() => store.close());

const statement = (id: string, date: string) => node(id, 'STATEMENT', { text: `says ${id}`, act: 'STATE', saidAt: day(date) });
const neighboursOf = async (id: string) => {
  const [page] = await store.neighbours({ ids: [id], first: 100 });
  return page!.items.map((item) => item.node.id);
};

describe('a batch that does not fit', () => {
  it('leaves nothing behind, and no gap for the next', async () => {
    await store.write({ nodes: [node('c', 'CLAIM', { text: 'c' }), node('k', 'COUNTRY', { name: 'K' })], edges: [] });
    const good = {
      nodes: [statement('s', '2024-01-01')],
      edges: [edge('MADE', 'k', 's'), edge('EXPRESSES', 's', 'c', { stance: 'DENIES' })],
    };
    const bad = {
      nodes: [...good.nodes, node('c', 'EVENT', { name: 'not a claim' })],
      edges: [good.edges[0]!, edge('MADE', 'k', 'nobody')],
    };
    await expect(store.write(bad)).rejects.toMatchObject({
      code: 'INVALID_BATCH',
      details: {
        problems: [
          { part: 'nodes', index: 1, id: 'c', message: expect.stringMatching(/is a CLAIM already and cannot become a EVENT/u) },
          { part: 'edges', index: 1, missingEnd: 'nobody' },
        ],
      },
    });
    expect(await store.stats()).toMatchObject({ nodes: 2, edges: 0 });
    expect(await store.degrees(['k', 'c', 's'])).toEqual([[], [], []]);
    expect((await store.search({ text: 'says', first: 5 })).items).toEqual([]);
    expect(await store.write(good)).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    expect(await neighboursOf('k')).toEqual(['s']);
    expect((await store.positions({ claims: ['c'], first: 5 }))[0]!.items).toMatchObject([{ speaker: 'k', stance: 'DENIES' }]);
  });
});

describe('a batch that changes what is there', () => {
  it('moves a statement in time at all its neighbours, also at those that the batch itself adds', async () => {
    await store.write({
      nodes: [
        node('k', 'COUNTRY', { name: 'K' }),
        node('e', 'EVENT', { name: 'e' }),
        statement('a', '2024-01-02'),
        statement('b', '2024-01-01'),
      ],
      edges: [edge('MADE', 'k', 'a'), edge('MADE', 'k', 'b')],
    });
    expect(await neighboursOf('k')).toEqual(['a', 'b']);
    await store.write({ nodes: [statement('b', '2024-01-03')], edges: [edge('MADE_AT', 'a', 'e'), edge('MADE_AT', 'b', 'e')] });
    expect(await neighboursOf('k')).toEqual(['b', 'a']);
    expect(await neighboursOf('e')).toEqual(['b', 'a']);
  });

  it('counts a stance and a speaker that come later than their statement', async () => {
    await store.write({ nodes: [statement('s', '2024-01-01'), node('c', 'CLAIM', { text: 'c' })], edges: [] });
    await store.write({ nodes: [], edges: [edge('EXPRESSES', 's', 'c', { stance: 'ASSERTS' })] });
    await store.write({ nodes: [node('k', 'COUNTRY', { name: 'K' })], edges: [edge('MADE', 'k', 's')] });
    const { cells } = await store.stanceMatrix({ claims: ['c'], maxClaims: 5, maxSpeakers: 5 });
    expect(cells).toMatchObject([{ speaker: 'k', claim: 'c', stances: ['ASSERTS'], statements: ['s'] }]);
    await store.write({ nodes: [], edges: [edge('EXPRESSES', 's', 'c', { stance: 'DENIES' })] });
    expect((await store.stanceMatrix({ claims: ['c'], maxClaims: 5, maxSpeakers: 5 })).cells).toMatchObject([{ stances: ['DENIES'] }]);
  });

  it('is told apart from one that only says the same in another order, or later', async () => {
    await store.write({ nodes: [node('k', 'COUNTRY', { name: 'K', iso3: 'KKK' }, LATE)], edges: [] });
    const swapped = node('k', 'COUNTRY', { iso3: 'KKK', name: 'K' }, LATE);
    expect(await store.write({ nodes: [swapped], edges: [] })).toMatchObject({ unchanged: 1 });
    expect(await store.write({ nodes: [node('k', 'COUNTRY', { name: 'K' }, EARLY)], edges: [] })).toMatchObject({ updated: 1 });
    expect(await store.write({ nodes: [node('k', 'COUNTRY', { name: 'K' }, LATE)], edges: [] })).toMatchObject({ unchanged: 1 });
    expect((await store.nodes(['k']))[0]).toMatchObject({ recordedAt: EARLY, properties: { name: 'K', iso3: 'KKK' } });
  });
});

it('a batch may hold as many elements as a store takes, with edges from a node to itself among them', async () => {
  const claims = Array.from({ length: 10_000 }, (_, nth) => node(`c${nth}`, 'CLAIM', { text: `c ${nth}` }));
  const edges = claims.map(({ id }) => edge('SUPPORTS', id, id));
  expect(await store.write({ nodes: claims, edges })).toMatchObject({ created: 20_000, updated: 0, unchanged: 0 });
  expect(await store.degrees(['c9999'])).toEqual([
    [
      { kind: 'SUPPORTS', direction: 'OUT', count: 1 },
      { kind: 'SUPPORTS', direction: 'IN', count: 1 },
    ],
  ]);
  expect(await neighboursOf('c9999')).toEqual(['c9999', 'c9999']);
});
