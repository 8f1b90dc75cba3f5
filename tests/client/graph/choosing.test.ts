// Wider selections: neighbours, a kind, all the others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofKind, othersThan, withNeighbours } from '../../../client/graph/choosing.ts';
import { joinPaths } from '../../../client/graph/paths.ts';
import { NODE_KINDS } from '../../../client/graph/words.ts';
import { graphs } from './graphs.ts';

const chosen = fc.array(fc.nat(24), { maxLength: 6 }).map((places) => new Set(places.map((place) => `n${place}`)));

describe('a wider selection', () => {
  it('of neighbours holds whatever one edge joins to it, and nothing else', () => {
    fc.assert(
      fc.property(graphs, chosen, (graph, ids) => {
        const found = withNeighbours(graph, ids);
        const isJoined = (id: string) =>
          [...graph.edges.values()].some(({ source, target }) => (source === id && ids.has(target)) || (target === id && ids.has(source)));
        expect(found.toSorted()).toEqual([...graph.nodes.keys()].filter((id) => ids.has(id) || isJoined(id)).toSorted());
      }),
    );
  });

  it('of kinds, and of the others, shares out all nodes', () => {
    fc.assert(
      fc.property(graphs, chosen, (graph, ids) => {
        expect(NODE_KINDS.flatMap((kind) => ofKind(graph, kind)).toSorted()).toEqual([...graph.nodes.keys()].toSorted());
        const others = othersThan(graph, ids);
        expect(others.some((id) => ids.has(id))).toBe(false);
        expect(others.length + [...ids].filter((id) => graph.nodes.has(id)).length).toBe(graph.nodes.size);
      }),
    );
  });
});

describe('further paths', () => {
  it('come after those that are known, each once', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((edge) => ({ nodes: ['x', 'y'], edges: [edge] }));
    expect(joinPaths([a!, b!], [c!, b!, a!])).toEqual([a, b, c]);
  });
});
