// Diffs between pictures: applied they lead there, reversed they lead back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToGraph, keepInGraph, removeFromGraph, visibleGraph } from '../../../client/graph/change-graph.ts';
import { applyDiff, diffGraphs, reverseDiff } from '../../../client/graph/diff.ts';
import { EMPTY_GRAPH, type DrawnEdge, type DrawnNode, type Graph } from '../../../client/graph/graph.ts';
import { graphs } from './graphs.ts';

const none = { kindsOff: new Set<never>(), stancesOff: new Set<never>(), edgeKindsOff: new Set<never>() };

function isWhole({ nodes, edges }: Graph): boolean {
  return [...edges.values()].every(({ source, target }) => nodes.has(source) && nodes.has(target));
}

describe('a diff', () => {
  it('leads from one picture to the other, and reversed back again', () => {
    fc.assert(
      fc.property(graphs, graphs, (before, after) => {
        const diff = diffGraphs(before, after);
        expect(applyDiff(before, diff)).toEqual(after);
        expect(applyDiff(after, reverseDiff(diff))).toEqual(before);
      }),
    );
  });

  it('is empty between a picture and itself', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { nodes, edges } = diffGraphs(graph, addToGraph(graph, [...graph.nodes.values()], [...graph.edges.values()]));
        expect([...nodes.added, ...nodes.removed, ...nodes.updated, ...edges.added, ...edges.removed, ...edges.updated]).toEqual([]);
      }),
    );
  });
});

describe('changing the picture', () => {
  it('never leaves an edge without its ends', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(12)), (graph, places) => {
        const ids = new Set(places.map((place) => `n${place}`));
        expect(isWhole(removeFromGraph(graph, ids))).toBe(true);
        expect(isWhole(keepInGraph(graph, ids))).toBe(true);
        expect(isWhole(visibleGraph(graph, { ...none, kindsOff: new Set(['STATEMENT']) }))).toBe(true);
      }),
    );
  });

  it('draws an edge only where both ends are drawn', () => {
    const node = { id: 'a', kind: 'CLAIM', label: 'a', degree: 1, hollow: false, contested: false } satisfies DrawnNode;
    const edge = { id: 'e', kind: 'CONTRADICTS', source: 'a', target: 'b' } satisfies DrawnEdge;
    expect(addToGraph(EMPTY_GRAPH, [node], [edge]).edges.size).toBe(0);
  });

  it('hides a statement once every stance that it takes is off', () => {
    const nodes = ['s', 'c', 'd'].map((id): DrawnNode => ({
      id,
      kind: id === 's' ? 'STATEMENT' : 'CLAIM',
      label: id,
      degree: 1,
      hollow: false,
      contested: false,
    }));
    const edges: DrawnEdge[] = [
      { id: 'e1', kind: 'EXPRESSES', source: 's', target: 'c', stance: 'ASSERTS' },
      { id: 'e2', kind: 'EXPRESSES', source: 's', target: 'd', stance: 'DENIES' },
    ];
    const graph = addToGraph(EMPTY_GRAPH, nodes, edges);
    const one = visibleGraph(graph, { ...none, stancesOff: new Set(['DENIES']) });
    expect([...one.nodes.keys(), ...one.edges.keys()]).toEqual(['s', 'c', 'd', 'e1']);
    const both = visibleGraph(graph, { ...none, stancesOff: new Set(['DENIES', 'ASSERTS']) });
    expect([...both.nodes.keys(), ...both.edges.keys()]).toEqual(['c', 'd']);
  });
});
