// The layouts: Sides keeps every box apart and everyone on their side; expanding moves nothing that is drawn.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph, Positions } from '../../../client/graph/graph.ts';
import { standings } from '../../../client/graph/reading.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { sizesFor } from '../../../client/view/layouts/box.ts';
import { graphs } from '../graph/graphs.ts';

function overlapping(graph: Graph, positions: Positions, narrow: boolean): string[] {
  const { boxOf } = sizesFor(narrow);
  const boxes = [...graph.nodes.values()].map((node) => {
    const { x, y } = positions.get(node.id)!;
    const { width, above, below } = boxOf(node);
    return { id: node.id, left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
  });
  return boxes.flatMap((a, place) =>
    boxes
      .slice(place + 1)
      .flatMap((b) => (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.id} ${b.id}`] : [])),
  );
}

describe('Sides', () => {
  it('never lets two boxes overlap, on a wide screen and on a narrow one', () => {
    fc.assert(
      fc.property(graphs, fc.boolean(), (graph, narrow) => {
        const positions = arrangeGraph({ layout: 'sides', graph, fixed: new Map(), narrow });
        expect([...positions.keys()].toSorted()).toEqual([...graph.nodes.keys()].toSorted());
        expect(overlapping(graph, positions, narrow)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('puts who only asserts left of the claims and who only denies right of them', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const positions = arrangeGraph({ layout: 'sides', graph, fixed: new Map() });
        const asserts = new Set(standings(graph).flatMap((standing) => [...standing.asserts]));
        const denies = new Set(standings(graph).flatMap((standing) => [...standing.denies]));
        const xOf = (ids: ReadonlySet<string>, others: ReadonlySet<string>) =>
          [...ids].filter((id) => graph.nodes.get(id)!.kind !== 'STATEMENT' && !others.has(id)).map((id) => positions.get(id)!.x);
        expect(xOf(asserts, denies).every((x) => x < 0)).toBe(true);
        expect(xOf(denies, asserts).every((x) => x > 0)).toBe(true);
      }),
    );
  });
});

describe('by links', () => {
  it('moves nothing that is fixed, and gives everything a place', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const fixed = new Map([...graph.nodes.keys()].slice(0, 4).map((id, place) => [id, { x: place * 100, y: 3 }]));
        const positions = arrangeGraph({ layout: 'force', graph, fixed, around: [...fixed.keys()][0] });
        for (const [id, at] of fixed) expect(positions.get(id)).toEqual(at);
        for (const id of graph.nodes.keys()) expect(Number.isFinite(positions.get(id)!.x + positions.get(id)!.y)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
