// Walking by keys: rings lead back to where they began, and every neighbour and edge is on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesRound, nearestIn, nearestTo, neighboursRound, stepRound } from '../../../client/view/walk.ts';
import { withNeighbours } from '../../../client/graph/choosing.ts';
import { graphs } from '../graph/graphs.ts';

const at = (x: number, y: number) => ({ x, y });

describe('walking', () => {
  it('goes round every neighbour and every edge of a node, and comes back', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const [id] = graph.nodes.keys();
        if (id === undefined) return;
        const places = new Map([...graph.nodes.keys()].map((node, place) => [node, at((place * 37) % 300, place * 11)]));
        const ring = neighboursRound(graph, places, id);
        expect([...ring, id].toSorted()).toEqual(withNeighbours(graph, new Set([id])).toSorted());
        const edges = edgesRound(graph, id);
        let current: string | undefined;
        const seen = edges.map(() => (current = stepRound(edges, current, 1)));
        expect(new Set(seen).size).toBe(edges.length);
        expect(stepRound(edges, current, 1)).toBe(edges[0]);
        expect(stepRound(edges, edges[0], -1)).toBe(edges.at(-1));
      }),
    );
  });

  it('prefers what lies straight ahead', () => {
    const graph = { nodes: new Map(['o', 'ahead', 'aside', 'behind'].map((id) => [id, { id }])), edges: new Map() } as never;
    const places = new Map([
      ['o', at(0, 0)],
      ['ahead', at(90, 0)],
      ['aside', at(40, 60)],
      ['behind', at(-10, 0)],
    ]);
    expect(nearestIn(graph, places, 'o', [1, 0])).toBe('ahead');
    expect(nearestIn(graph, places, 'o', [-1, 0])).toBe('behind');
    expect(nearestIn(graph, places, 'ahead', [1, 0])).toBeUndefined();
    expect(nearestTo(graph, places, at(45, 58))).toBe('aside');
  });
});
