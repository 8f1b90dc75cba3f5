// One request for positions to the layout that answers it.
import type { LayoutName } from '../../explore/explorer.ts';
import type { Graph, Positions } from '../../graph/graph.ts';
import { forceLayout } from './force.ts';
import { sidesLayout } from './sides.ts';

export interface LayoutRequest {
  layout: LayoutName;
  graph: Graph;
  /** Nodes that stay where they are. */
  fixed: Positions;
  around?: string | undefined;
  /** For a screen as narrow as a phone's. */
  narrow?: boolean | undefined;
}

export function arrangeGraph({ layout, graph, fixed, around, narrow }: LayoutRequest): Positions {
  return layout === 'sides' ? new Map([...sidesLayout(graph, narrow), ...fixed]) : forceLayout(graph, fixed, around, narrow);
}
