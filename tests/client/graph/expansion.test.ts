// How far a node has been expanded: whatever pages came by whatever relation, what is left out is counted right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToGraph, removeFromGraph } from '../../../client/graph/change-graph.ts';
import {
  broughtBy,
  countLeftOut,
  lastOpenList,
  noteEdges,
  relationCounts,
  type Expansion,
  type NeighbourList,
} from '../../../client/graph/expansion.ts';
import { EMPTY_GRAPH, type DrawnEdge, type DrawnNode } from '../../../client/graph/graph.ts';
import { relationsOf, type Relation, type RelationKey } from '../../../client/graph/relations.ts';

const HUB = 'hub';
const LISTS: readonly NeighbourList[] = [
  { kinds: ['SUPPORTS'], direction: 'OUT' },
  { kinds: ['SUPPORTS'], direction: 'IN' },
  { kinds: ['CONTRADICTS'], direction: 'IN' },
  { kinds: ['SUPPORTS', 'CONTRADICTS'] },
];

function nodeOf(id: string): DrawnNode {
  return { id, kind: 'CLAIM', label: id, degree: 1, hollow: false, contested: false };
}

/** Each edge of the hub: its kind, whether it leaves the hub, and whose other end it is. */
const hubs = fc.array(
  fc.record({ kind: fc.constantFrom('SUPPORTS' as const, 'CONTRADICTS' as const), leaves: fc.boolean(), other: fc.nat(20) }),
  { minLength: 1, maxLength: 40 },
);

function edgesOf(hub: readonly { kind: 'SUPPORTS' | 'CONTRADICTS'; leaves: boolean; other: number }[]): DrawnEdge[] {
  return hub.map(({ kind, leaves, other }, place) => {
    const [source, target] = leaves ? [HUB, `n${other}`] : [`n${other}`, HUB];
    return { id: `e${place}`, kind, source, target };
  });
}

function isOf({ kinds, direction }: NeighbourList, edge: DrawnEdge): boolean {
  const leaves = edge.source === HUB ? 'OUT' : 'IN';
  return kinds.includes(edge.kind) && (direction ?? leaves) === leaves;
}

describe('what a page left out', () => {
  it('is what no page of the lists that are still open has brought and no other way has drawn', () => {
    const steps = fc.array(fc.tuple(fc.nat(LISTS.length - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 12 });
    fc.assert(
      fc.property(hubs, steps, fc.array(fc.nat(20), { maxLength: 6 }), (hub, pages, hidden) => {
        const all = edgesOf(hub);
        const degrees = new Map<RelationKey, number>();
        for (const edge of all) for (const key of relationsOf(HUB, edge)) degrees.set(key, (degrees.get(key) ?? 0) + 1);
        let graph = addToGraph(EMPTY_GRAPH, [nodeOf(HUB)], []);
        let expansion: Expansion | undefined;
        const places = LISTS.map(() => 0);
        const brought = new Set<string>();
        for (const [list, size] of pages) {
          const edges = all.filter((edge) => isOf(LISTS[list]!, edge));
          const page = edges.slice(places[list], places[list]! + size);
          places[list]! += page.length;
          const cursor = places[list]! < edges.length ? String(places[list]) : undefined;
          for (const { id } of page) brought.add(id);
          const ends = page.flatMap(({ source, target }) => [nodeOf(source), nodeOf(target)]);
          // As the API does: every edge between what is drawn comes along.
          graph = addToGraph(graph, ends, all);
          expansion = noteEdges(expansion, HUB, page, LISTS[list]!, { cursor });
        }
        const drawn = new Set(graph.edges.keys());
        graph = removeFromGraph(graph, new Set(hidden.map((place) => `n${place}`)));
        for (const id of drawn) if (!graph.edges.has(id) && !brought.has(id)) drawn.delete(id);

        const asked = new Set(pages.map(([list]) => list));
        const open = [...asked].filter((list) => places[list]! < all.filter((edge) => isOf(LISTS[list]!, edge)).length);
        const left = all.filter((edge) => open.some((list) => isOf(LISTS[list]!, edge)) && !brought.has(edge.id) && !drawn.has(edge.id));
        const counts = countLeftOut(graph, expansion ? new Map([[HUB, expansion]]) : new Map(), new Map([[HUB, degrees]]));
        expect(counts.get(HUB) ?? 0).toBe(left.length);
      }),
      { numRuns: 500 },
    );
  });

  it('goes on with the list that was asked for last', () => {
    const [supports, contradicts] = [{ kinds: ['SUPPORTS'] } as const, { kinds: ['CONTRADICTS'] } as const];
    const first = noteEdges(undefined, HUB, [], supports, { cursor: 'a' });
    const second = noteEdges(first, HUB, [], contradicts, { cursor: 'b' });
    expect(lastOpenList(second)?.cursor).toBe('b');
    expect(lastOpenList(noteEdges(second, HUB, [], supports, { cursor: 'c' }))?.cursor).toBe('c');
    expect(lastOpenList(noteEdges(second, HUB, [], contradicts, { cursor: undefined }))?.cursor).toBe('a');
    expect(lastOpenList(undefined)).toBeUndefined();
  });
});

describe('the relations of a node', () => {
  it('are told apart by direction, with how many of each are drawn', () => {
    const graph = addToGraph(
      EMPTY_GRAPH,
      [nodeOf(HUB), nodeOf('a')],
      [
        { id: 'e1', kind: 'SUPPORTS', source: HUB, target: 'a' },
        { id: 'e2', kind: 'SUPPORTS', source: 'a', target: HUB },
        { id: 'e3', kind: 'SUPPORTS', source: HUB, target: HUB },
      ],
    );
    const degrees = new Map([
      ['SUPPORTS OUT', 5],
      ['SUPPORTS IN', 2],
      ['ABOUT OUT', 3],
    ] as const);
    expect(relationCounts(HUB, degrees, graph)).toEqual([
      { kind: 'ABOUT', direction: 'OUT', total: 3, drawn: 0 },
      { kind: 'SUPPORTS', direction: 'OUT', total: 5, drawn: 2 },
      { kind: 'SUPPORTS', direction: 'IN', total: 2, drawn: 2 },
    ] satisfies (Relation & { total: number; drawn: number })[]);
  });
});

describe('what an expansion brought', () => {
  const origins = new Map([
    ['a', HUB],
    ['b', 'a'],
    ['c', 'b'],
    ['d', HUB],
    ['x', 'y'],
  ]);
  const none = new Set<string>();

  it('includes what expanding that brought in turn', () => {
    expect([...broughtBy(origins, HUB, none)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect([...broughtBy(origins, 'c', none)]).toEqual([]);
  });

  it('spares what is pinned, and what hangs on it', () => {
    expect([...broughtBy(origins, HUB, new Set(['b']))].toSorted()).toEqual(['a', 'd']);
  });

  it('never includes the node itself, even where two nodes have brought each other', () => {
    expect([...broughtBy(new Map([...origins, [HUB, 'a']]), HUB, none)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });
});
