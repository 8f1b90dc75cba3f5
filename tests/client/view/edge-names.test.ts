// Names of edges: none covers another or a node, but for the one that was asked for itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeName, namedEdges } from '../../../client/view/edge-names.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { sizesFor } from '../../../client/view/layouts/box.ts';
import { graphs } from '../graph/graphs.ts';

const sizes = sizesFor(false);

describe('names of edges', () => {
  it('are drawn round what is chosen only, and cover neither each other nor a node', () => {
    fc.assert(
      fc.property(graphs, fc.array(fc.nat(24), { maxLength: 5 }), (graph, places) => {
        const positions = arrangeGraph({ layout: 'sides', graph, fixed: new Map() });
        const nodes = new Set(places.map((place) => `n${place}`));
        const named = namedEdges(graph, positions, sizes, { nodes, edges: new Set() });
        const boxes = named.map((edge) => {
          const [from, to] = [positions.get(edge.source)!, positions.get(edge.target)!];
          const half = edgeName(edge).length * 3;
          const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
          return { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
        });
        const cards = [...graph.nodes.values()].map((node) => {
          const { x, y } = positions.get(node.id)!;
          const { width, above, below } = sizes.boxOf(node);
          return { left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
        });
        for (const [place, a] of boxes.entries()) {
          expect(nodes.has(named[place]!.source) || nodes.has(named[place]!.target)).toBe(true);
          for (const b of [...boxes.slice(place + 1), ...cards]) {
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          }
        }
      }),
    );
  });

  it('include the one that was asked for, whatever it covers', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const edge = [...graph.edges.values()].find(({ kind }) => kind !== 'EXPRESSES');
        if (!edge) return;
        const everywhere = new Map([...graph.nodes.keys()].map((id) => [id, { x: 0, y: 0 }]));
        const named = namedEdges(graph, everywhere, sizes, { nodes: new Set(graph.nodes.keys()), edges: new Set([edge.id]) });
        expect(named.map(({ id }) => id)).toEqual([edge.id]);
      }),
    );
  });
});
