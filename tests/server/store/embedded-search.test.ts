// Searches with more matches than are put in order by the database: the same pages as a plain model's, also while nodes are added.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '../../../server/graph/node.ts';
import { openStore } from '../../../server/store/open.ts';
import type { SearchHit, SearchQuery, Store } from '../../../server/store/store.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { node } from '../../contract/sample-graph.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-search-'));
const model = createNaiveStore();
let store: Store;

const MANY = 6_000;
const NAMES = ['North', 'North Atlantic', 'The far north', 'Northern lights', 'Atlantic, the North'];

/** Every word is in very many nodes: as a name, at the beginning of one, inside one, or elsewhere. Ids come in another order than nodes do. */
function nodesFrom(first: number, count: number): Node[] {
  return Array.from({ length: count }, (_, place) => {
    const nth = first + place;
    const id = `n${((nth * 7_919) % 100_003).toString(36)}`;
    const name = NAMES[nth % NAMES.length]!;
    if (nth % 3 === 0) return node(id, 'AGENCY', { name, aliases: [`Atlantic ${nth}`] });
    if (nth % 3 === 1) return node(id, 'OFFICIAL', { name: `Person ${nth}`, office: name });
    return node(id, 'STATEMENT', { text: `${name} was named`, act: 'STATE' });
  });
}

async function addToBoth(nodes: Node[]): Promise<void> {
  for (let start = 0; start < nodes.length; start += 1_000) {
    const batch = { nodes: nodes.slice(start, start + 1_000), edges: [] };
    await Promise.all([model.write(batch), store.write(batch)]);
  }
}

async function pagesOf(asked: Store, query: SearchQuery, pages: number): Promise<[string, number][]> {
  const hits: SearchHit[] = [];
  let after: SearchQuery['after'];
  for (let page = 0; page < pages; page += 1) {
    const { items, hasNextPage } = await asked.search({ ...query, after });
    hits.push(...items);
    const last = items.at(-1);
    if (!hasNextPage || !last) break;
    after = { score: last.score, id: last.node.id };
  }
  return hits.map((hit) => [hit.node.id, hit.score]);
}

beforeAll(async () => {
  store = await openStore({ dataDir: root });
  await addToBoth(nodesFrom(0, MANY));
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a search for words that stand nearly everywhere', () => {
  it.each<[string, Partial<SearchQuery>]>([
    ['n', {}],
    ['north', {}],
    ['north atlantic', {}],
    ['atlantic north', {}],
    ['north', { kinds: ['STATEMENT'] }],
    ['nort', { filter: { kinds: ['OFFICIAL', 'STATEMENT'] } }],
    ['named', {}],
  ])('finds %s in its order, page by page: %j', async (text, more) => {
    const query = { text, first: 500, ...more };
    expect(await pagesOf(store, query, 20)).toEqual(await pagesOf(model, query, 20));
  });

  it('finds what was added since it was last asked', async () => {
    const query = { text: 'north', first: 20 };
    await pagesOf(store, query, 1);
    await addToBoth([node('a-first', 'AGENCY', { name: 'North' }), ...nodesFrom(MANY, 500)]);
    const now = await pagesOf(store, query, 3);
    expect(now).toEqual(await pagesOf(model, query, 3));
    expect(now[0]).toEqual(['a-first', 4]);
  });

  it('finds what was added little by little, between, before and behind the others', async () => {
    const query = { text: 'north', first: 500 };
    for (const first of [MANY + 500, MANY + 600, MANY + 2_000]) {
      await pagesOf(store, query, 1);
      await addToBoth(nodesFrom(first, first === MANY + 2_000 ? 1_500 : 100));
      expect(await pagesOf(store, query, 20)).toEqual(await pagesOf(model, query, 20));
    }
  });

  it('finds a node by what it says now', async () => {
    const query = { text: 'north', first: 500 };
    await pagesOf(store, query, 20);
    await addToBoth([node('late', 'AGENCY', { name: 'South' })]);
    await pagesOf(store, query, 20);
    await addToBoth([node('late', 'AGENCY', { name: 'North' })]);
    const now = await pagesOf(store, query, 20);
    expect(now).toEqual(await pagesOf(model, query, 20));
    expect(now.map(([id]) => id)).toContain('late');
  });

  it('answers those who ask at once alike, also where the first of them gives up', async () => {
    await store.close();
    // Opened again, so that nothing is remembered.
    store = await openStore({ dataDir: root });
    const gone = new AbortController();
    const query = { text: 'named', first: 20 };
    const given = store.search(query, { signal: gone.signal });
    const others = [1, 2, 3].map(() => pagesOf(store, query, 1));
    gone.abort();
    await expect(given).rejects.toMatchObject({ code: 'ABORTED' });
    const expected = await pagesOf(model, query, 1);
    expect(await Promise.all(others)).toEqual([expected, expected, expected]);
  });
});
