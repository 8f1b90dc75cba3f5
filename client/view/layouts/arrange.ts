// One request for positions to the layout that answers it.
import type { ArrangeRequest } from '../../explore/arrange.ts';
import type { LayoutName } from '../../explore/explorer.ts';
import type { Graph, Position, Positions } from '../../graph/graph.ts';
import { sizesFor } from './box.ts';
import { timeOf } from './dates.ts';
import { forceLayout } from './force.ts';
import { growLayout } from './grow.ts';
import { ringsLayout } from './rings.ts';
import { settle } from './settle.ts';
import { sidesLayout } from './sides.ts';
import { timeLayout } from './time.ts';

export interface LayoutRequest extends ArrangeRequest {
  /** For a screen as narrow as a phone's. */
  narrow?: boolean | undefined;
}

/** Where nothing else orders the lines, so much room round a claim's card shows their ends; in px. */
const CARD_MARGIN = 26;

/** Positions for all nodes of the graph; those in `fixed` come back unchanged, and no box covers another unless both are fixed. */
export function arrangeGraph(request: LayoutRequest): Positions {
  const { layout, graph, fixed, grows = false, around, wanted, only, middle = { x: 0, y: 0 }, narrow = false } = request;
  const sizes = sizesFor(narrow);
  if (grows) {
    const { positions, keepsX } = growLayout({ graph, fixed, around, wanted, byTime: layout === 'time', narrow });
    return settle(graph, positions, fixed, sizes, { keepsX, cardMargin: CARD_MARGIN });
  }
  const chosen = only ? inducedBy(graph, new Set(only)) : graph;
  const inside = new Map([...fixed].filter(([id]) => chosen.nodes.has(id)));
  const laidOut = layoutOf(layout, chosen, inside, request);
  // A part is laid out for itself, and then put where it was; forces have held to its pins already.
  const placed = only && !(layout === 'force' && inside.size > 0) ? centredAt(laidOut, middle) : laidOut;
  const keepsX = (id: string) => layout === 'time' && timeOf(graph.nodes.get(id)!) !== undefined;
  return settle(graph, placed, fixed, sizes, { keepsX, cardMargin: layout === 'force' ? CARD_MARGIN : 0 });
}

function layoutOf(layout: LayoutName, graph: Graph, fixed: Positions, { centres = [], narrow = false }: LayoutRequest): Positions {
  switch (layout) {
    case 'sides':
      return sidesLayout(graph, narrow);
    case 'time':
      return timeLayout(graph, narrow);
    case 'rings':
      return ringsLayout(graph, centres, narrow);
    case 'force':
      return forceLayout(graph, fixed, { narrow });
  }
}

/** Moved so that the middle of their bounds is at `middle`. */
function centredAt(positions: Positions, middle: Position): Positions {
  const all = [...positions.values()];
  if (all.length === 0) return positions;
  const spread = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const [dx, dy] = [middle.x - spread(all.map(({ x }) => x)), middle.y - spread(all.map(({ y }) => y))];
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: Math.round(x + dx), y: Math.round(y + dy) }]));
}

function inducedBy(graph: Graph, ids: ReadonlySet<string>): Graph {
  return {
    nodes: new Map([...graph.nodes].filter(([id]) => ids.has(id))),
    edges: new Map([...graph.edges].filter(([, { source, target }]) => ids.has(source) && ids.has(target))),
  };
}
