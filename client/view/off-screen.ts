// How much of the drawing lies outside the window, and which way. Pure.
import type { Graph, Position, Positions } from '../graph/graph.ts';

export interface OffScreen {
  nodes: number;
  /** Towards the middle of them, from the middle of the window; clockwise from the right, in degrees. */
  angle: number;
}

export interface Extent {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export function offScreen(graph: Graph, positions: Positions, { x1, y1, x2, y2 }: Extent): OffScreen {
  const outside = [...graph.nodes.keys()].flatMap((id): Position[] => {
    const at = positions.get(id);
    return at && (at.x < x1 || at.x > x2 || at.y < y1 || at.y > y2) ? [at] : [];
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [dx, dy] = [mean(outside.map(({ x }) => x)) - (x1 + x2) / 2, mean(outside.map(({ y }) => y)) - (y1 + y2) / 2];
  return { nodes: outside.length, angle: outside.length === 0 ? 0 : Math.round((Math.atan2(dy, dx) * 180) / Math.PI) };
}
