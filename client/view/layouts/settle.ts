// The last step of every layout: what overlaps moves to the nearest free place, so that boxes never cover each other.
import type { DrawnNode, Graph, Position, Positions } from '../../graph/graph.ts';
import type { Box, Sizes } from './box.ts';
import { areaOf, freePlace, freePlaceInColumn } from './free-place.ts';
import { takenAreas } from './taken-areas.ts';

/** Between two boxes, in px at zoom 1. */
const GAP = 4;

/**
 * Nodes in `fixed` stay where they are, even where two of them overlap; cards of claims choose before the rest, for they need most room.
 * `keepsX` tells which nodes may only move up and down; cards keep `cardMargin` px more from the rest, for the ends of their lines.
 */
export function settle(
  graph: Graph,
  positions: Positions,
  fixed: Positions,
  sizes: Sizes,
  { keepsX = () => false, cardMargin = 0 }: { keepsX?: (id: string) => boolean; cardMargin?: number } = {},
): Map<string, Position> {
  const taken = takenAreas();
  const roomOf = (node: DrawnNode): Box => {
    const { width, above, below } = sizes.boxOf(node);
    const margin = node.kind === 'CLAIM' ? cardMargin : 0;
    return { width: width + 2 * margin, above: above + margin, below: below + margin };
  };
  const settled = new Map<string, Position>();
  for (const { id } of graph.nodes.values()) {
    const at = fixed.get(id);
    if (!at) continue;
    settled.set(id, at);
    taken.add(areaOf(at, roomOf(graph.nodes.get(id)!)));
  }
  const others = [...graph.nodes.values()].filter(({ id }) => !settled.has(id));
  for (const node of [...others.filter(({ kind }) => kind === 'CLAIM'), ...others.filter(({ kind }) => kind !== 'CLAIM')]) {
    const box = roomOf(node);
    const wanted = positions.get(node.id) ?? { x: 0, y: 0 };
    const at = keepsX(node.id) ? freePlaceInColumn(taken, box, wanted, GAP) : freePlace(taken, box, wanted, GAP);
    settled.set(node.id, at);
    taken.add(areaOf(at, box));
  }
  return settled;
}
