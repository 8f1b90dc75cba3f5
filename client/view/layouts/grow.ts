// Places for nodes that are new among nodes that stay: by their links, or, where x is the date, on their day.
import type { Graph, Position, Positions } from '../../graph/graph.ts';
import { middleOf, placeOn, scaleOf, timeOf, type TimeScale } from './dates.ts';
import { forceLayout } from './force.ts';

/** What stands further off than this neither pushes nor is in the way; in px. */
const NEAR = 900;
const UNDATED_GAP = 140;

export interface Growing {
  graph: Graph;
  fixed: Positions;
  around?: string | undefined;
  wanted?: Positions | undefined;
  byTime: boolean;
  narrow: boolean;
}

/** Positions of what is new, and which of it may only move up and down to find room. */
export function growLayout({ graph, fixed, around, wanted, byTime, narrow }: Growing): {
  positions: Positions;
  keepsX: (id: string) => boolean;
} {
  const near = nearby(graph, fixed, around, wanted);
  const positions = new Map(forceLayout(near, fixed, { around, wanted, narrow }));
  const scale = byTime ? scaleOf(graph, fixed) : undefined;
  if (scale) moveToDays(graph, fixed, positions, scale);
  return { positions, keepsX: (id) => scale !== undefined && timeOf(graph.nodes.get(id)!) !== undefined };
}

/** The new nodes, what they are linked to, and what stands near where they begin. */
function nearby(graph: Graph, fixed: Positions, around: string | undefined, wanted: Positions | undefined): Graph {
  const fresh = new Set([...graph.nodes.keys()].filter((id) => !fixed.has(id)));
  const kept = new Set(fresh);
  for (const { source, target } of graph.edges.values()) {
    if (fresh.has(source)) kept.add(target);
    if (fresh.has(target)) kept.add(source);
  }
  const centre = around === undefined ? undefined : fixed.get(around);
  const middles: Position[] = centre ? [centre] : [...(wanted?.values() ?? [])].slice(0, 20);
  for (const [id, { x, y }] of fixed) {
    if (middles.some((middle) => Math.abs(middle.x - x) < NEAR && Math.abs(middle.y - y) < NEAR)) kept.add(id);
  }
  return {
    nodes: new Map([...graph.nodes].filter(([id]) => kept.has(id))),
    edges: new Map(
      [...graph.edges].filter(([, { source, target }]) => (fresh.has(source) || fresh.has(target)) && kept.has(source) && kept.has(target)),
    ),
  };
}

/** Dated nodes go to their day, undated statements before the first one: to stand among the days would say that they have one. */
function moveToDays(graph: Graph, fixed: Positions, positions: Map<string, Position>, scale: TimeScale): void {
  const days = [...graph.nodes.values()].flatMap((node) => (fixed.has(node.id) && timeOf(node) ? [fixed.get(node.id)!.x] : []));
  const before = Math.min(...days) - UNDATED_GAP;
  for (const [id, { x, y }] of positions) {
    const node = graph.nodes.get(id)!;
    if (fixed.has(id)) continue;
    const time = timeOf(node);
    const canHaveOne = node.kind === 'STATEMENT' || node.kind === 'EVENT' || node.kind === 'SOURCE';
    if (time) positions.set(id, { x: Math.round(placeOn(scale, middleOf(time))), y });
    else if (canHaveOne) positions.set(id, { x: Math.min(x, before), y });
  }
}
