// Asking for places: which layout a graph of this size gets, and what a layout needs to know.
import type { Graph, Position, Positions } from '../graph/graph.ts';
import type { LayoutName } from './explorer.ts';

export interface ArrangeRequest {
  layout: LayoutName;
  graph: Graph;
  /** Nodes that stay where they are. */
  fixed: Positions;
  /** Whether only what is not fixed is new, and grows where there is room instead of being laid out with the rest. */
  grows?: boolean | undefined;
  /** New nodes grow out of this one. */
  around?: string | undefined;
  /** Where new nodes would like to stand. */
  wanted?: Positions | undefined;
  /** Only these get new places, laid out among themselves round `middle`. */
  only?: readonly string[] | undefined;
  middle?: Position | undefined;
  /** What rings are drawn around; the claim that most is said about where none of them is drawn. */
  centres?: readonly string[] | undefined;
}

/** Positions for all nodes of the graph; those in `fixed` come back unchanged. */
export type Arrange = (request: ArrangeRequest) => Promise<Positions>;

const MAX_SIDES = 60;

/** As the name of a step ends: "arrange by links". */
export const LAYOUT_WORDS: Readonly<Record<LayoutName, string>> = {
  sides: 'by sides',
  force: 'by links',
  time: 'by time',
  rings: 'in rings',
};

export function layoutFor(graph: Graph, layout: LayoutName): LayoutName {
  return layout === 'sides' && graph.nodes.size > MAX_SIDES ? 'force' : layout;
}

/** Why the layout is not the one that was asked for, where it is not. */
export function noteOnLayout(graph: Graph, layout: LayoutName): string | undefined {
  return layoutFor(graph, layout) === layout
    ? undefined
    : `More than ${MAX_SIDES} nodes are drawn, so they stand by their links instead of by side.`;
}
