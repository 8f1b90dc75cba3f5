// Asking for places: which layout a graph of this size gets, and what a layout needs to know.
import type { Graph, Positions } from '../graph/graph.ts';
import type { LayoutName } from './explorer.ts';

export interface ArrangeRequest {
  layout: LayoutName;
  graph: Graph;
  /** Nodes that stay where they are. */
  fixed: Positions;
  /** New nodes grow out of this one. */
  around?: string | undefined;
}

/** Positions for all nodes of the graph; those in `fixed` come back unchanged. */
export type Arrange = (request: ArrangeRequest) => Promise<Positions>;

const MAX_SIDES = 60;

export function layoutFor(graph: Graph, layout: LayoutName): LayoutName {
  return layout === 'sides' && graph.nodes.size > MAX_SIDES ? 'force' : layout;
}

/** Why the layout is not the one that was asked for, where it is not. */
export function noteOnLayout(graph: Graph, layout: LayoutName): string | undefined {
  return layoutFor(graph, layout) === layout
    ? undefined
    : `More than ${MAX_SIDES} nodes are drawn, so they stand by their links instead of by side.`;
}
