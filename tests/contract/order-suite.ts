// The orders that every store must answer in, also where there is much, where ids are strange, and where edges run side by side.
import { beforeEach, describe, expect, it } from 'vitest';
import { compareIds } from '../../server/graph/order.ts';
import type { Neighbour, NeighbourKey, SearchKey, Store } from '../../server/store/store.ts';
import { day, edge, node } from './sample-graph.ts';

/** Code units order them otherwise than code points, than letters regardless of case, and than their folded forms. */
const STRANGE = ['\u{1F600}', '\uFF21', '\uFFFD', '\u{10FFFF}', '\uE000', '\u{10000}', 'é', 'e\u0301', 'E', 'e', '~', ' ', 'ß', '漢'];

const keyOf = ({ key }: Neighbour) => key;

/** Every page of a list, one after another. */
async function pagesOf<T, K>(
  ask: (after: K | undefined) => Promise<{ items: T[]; hasNextPage: boolean }>,
  placeOf: (item: T) => K,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { items, hasNextPage } = await ask(all.length === 0 ? undefined : placeOf(all.at(-1)!));
    all.push(...items);
    if (!hasNextPage) return all;
  }
}

export function describeOrder(current: () => Store): void {
  describe('order', () => {
    let store: Store;
    beforeEach(() => {
      store = current();
    });

    it('is that of code units, whatever is asked', async () => {
      const ids = STRANGE.flatMap((character) => [character, `x${character}`, `x${character}y`]);
      const sorted = ids.toSorted(compareIds);
      await store.write({
        nodes: [
          node('speaker', 'OFFICIAL', { name: 'Somebody' }),
          ...ids.map((id) => node(id, 'STATEMENT', { text: 'word', act: 'STATE' })),
        ],
        edges: ids.map((id) => edge('MADE', 'speaker', id, {}, { id: `edge ${id}` })),
      });
      const idOf = ({ id }: { id: string }) => id;
      const nodes = await pagesOf(
        (after: string | undefined) => store.scanNodes({ filter: { kinds: ['STATEMENT'] }, first: 4, after }),
        idOf,
      );
      expect(nodes.map(idOf)).toEqual(sorted);
      const edges = await pagesOf((after: string | undefined) => store.scanEdges({ first: 4, after }), idOf);
      expect(edges.map(({ to }) => to)).toEqual(sorted);
      const statements = await pagesOf(
        async (after: string | undefined) =>
          (await store.statements({ first: 4, after: after === undefined ? undefined : { time: '', id: after } }))[0]!,
        idOf,
      );
      expect(statements.map(idOf)).toEqual(sorted);
      const neighbours = await pagesOf(
        async (after: NeighbourKey | undefined) => (await store.neighbours({ ids: ['speaker'], first: 4, after }))[0]!,
        keyOf,
      );
      expect(neighbours.map((item) => item.node.id)).toEqual(sorted);
      const hits = await pagesOf(
        (after: SearchKey | undefined) => store.search({ text: 'word', first: 4, after }),
        ({ node: { id }, score }) => ({ score, id }),
      );
      expect(hits.map((hit) => hit.node.id)).toEqual(sorted);
      expect((await store.edgesOf({ ids: ['speaker'], kind: 'MADE', direction: 'OUT' }))[0]!.map(({ to }) => to)).toEqual(sorted);
      expect((await store.edgesBetween({ ids: ['speaker', ...ids] })).map(({ to }) => to)).toEqual(sorted);
    });

    it('holds where one node has hundreds of neighbours by edges of several kinds, in both directions', async () => {
      const days = ['', '2024-01-01', '2024-01-02'];
      const statements = Array.from({ length: 250 }, (_, place) => {
        const on = days[place % 3]!;
        return node(`s${place}`, 'STATEMENT', { text: 'x', act: 'STATE', ...(on === '' ? {} : { saidAt: day(on) }) });
      });
      const edges = statements.flatMap(({ id }, place) => [
        edge('MADE', 'hub', id),
        ...(place % 2 === 0 ? [edge('ABOUT', id, 'hub'), edge('ABOUT', id, 'hub', {}, { id: `again ${id}` })] : []),
        ...(place % 5 === 0 ? [edge('REPORTED_BY', id, 'hub')] : []),
      ]);
      await store.write({ nodes: [node('hub', 'AGENCY', { name: 'Hub' }), ...statements], edges });
      const times = new Map(statements.map(({ id }, place) => [id, days[place % 3]!]));
      const kinds = ['MADE', 'ABOUT', 'REPORTED_BY'];
      const expected = edges
        .map((each) => ({ edge: each.id, kind: each.kind, node: each.kind === 'MADE' ? each.to : each.from }))
        .toSorted(
          (a, b) =>
            compareIds(times.get(b.node)!, times.get(a.node)!) ||
            kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
            compareIds(a.node, b.node) ||
            compareIds(a.edge, b.edge),
        )
        .map((each) => each.edge);
      const found = await pagesOf(
        async (after: NeighbourKey | undefined) => (await store.neighbours({ ids: ['hub'], first: 41, after }))[0]!,
        keyOf,
      );
      expect(found.map((item) => item.edge.id)).toEqual(expected);
      expect(await store.neighbourCounts({ ids: ['hub'] })).toEqual([{ edges: edges.length, nodes: statements.length }]);
      const filter = { edgeKinds: ['ABOUT'], said: { from: '2024-01-02', until: '2024-01-02' } } as const;
      const some = await pagesOf(
        async (after: NeighbourKey | undefined) => (await store.neighbours({ ids: ['hub'], filter, first: 41, after }))[0]!,
        keyOf,
      );
      const passes = (id: string) => times.get(id) !== '2024-01-01';
      expect(some.map((item) => item.edge.id)).toEqual(
        expected.filter((id) => edges.some((each) => each.id === id && each.kind === 'ABOUT' && passes(each.from))),
      );
      const [page] = await store.statements({ of: { relation: 'MADE', ids: ['hub'] }, first: 250 });
      expect(page).toMatchObject({ totalCount: 250, hasNextPage: false });
    });

    it('tells a statement once that two edges tie to the same thing', async () => {
      const statement = node('s', 'STATEMENT', { text: 'x', act: 'STATE' });
      await store.write({
        nodes: [statement, node('o', 'OFFICIAL', { name: 'o' }), node('e', 'EVENT', { name: 'e' }), node('a', 'SOURCE', { title: 'a' })],
        edges: [
          ...['one', 'two'].map((id) => edge('MADE', 'o', 's', {}, { id: `made ${id}` })),
          ...['one', 'two'].map((id) => edge('MADE_AT', 's', 'e', {}, { id: `at ${id}` })),
          ...['one', 'two'].map((id) => edge('REPORTED_IN', 's', 'a', {}, { id: `in ${id}` })),
          edge('REPORTED_IN', 'e', 'a'),
        ],
      });
      await store.write({ nodes: [], edges: [edge('MADE', 'o', 's', {}, { id: 'made three' })] });
      const once = { items: [statement], hasNextPage: false, totalCount: 1 };
      const none = { items: [], hasNextPage: false, totalCount: 0 };
      for (const [relation, id] of [
        ['MADE', 'o'],
        ['MADE_AT', 'e'],
        ['REPORTED_IN', 'a'],
      ] as const) {
        expect(await store.statements({ of: { relation, ids: ['nobody', id] }, first: 2 })).toEqual([none, once]);
        expect(await store.statements({ of: { relation, ids: [id] }, filter: { acts: ['STATE'] }, first: 2 })).toEqual([once]);
      }
    });
  });
}
