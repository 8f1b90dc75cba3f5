// Ways through the drawn graph for those who walk it by keys: the nearest node in a direction, round a node's neighbours, round its edges. Pure.
import type { Graph, Position, Positions } from '../graph/graph.ts';
import { EDGE_KINDS } from '../graph/words.ts';

/** The closest node in a direction, which is one of left, right, up and down as a unit vector; going sideways costs double. */
export function nearestIn(
  { nodes }: { nodes: ReadonlyMap<string, unknown> },
  positions: Positions,
  from: string,
  [dx, dy]: readonly [number, number],
): string | undefined {
  const origin = positions.get(from);
  if (!origin) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const id of nodes.keys()) {
    const at = positions.get(id);
    if (!at) continue;
    const along = (at.x - origin.x) * dx + (at.y - origin.y) * dy;
    const across = Math.abs((at.x - origin.x) * dy) + Math.abs((at.y - origin.y) * dx);
    const cost = along + 2 * across;
    if (along > 1 && cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** Where walking begins when nothing is chosen. */
export function nearestTo(graph: Graph, positions: Positions, { x, y }: Position): string | undefined {
  const away = (id: string) => {
    const at = positions.get(id);
    return at ? Math.hypot(at.x - x, at.y - y) : Infinity;
  };
  let best: string | undefined;
  for (const id of graph.nodes.keys()) if (best === undefined || away(id) < away(best)) best = id;
  return best;
}

/** Clockwise from the top. */
export function neighboursRound(graph: Graph, positions: Positions, id: string): string[] {
  const origin = positions.get(id) ?? { x: 0, y: 0 };
  const angle = (other: string) => {
    const { x, y } = positions.get(other) ?? origin;
    return (Math.atan2(x - origin.x, origin.y - y) + 2 * Math.PI) % (2 * Math.PI);
  };
  const found = new Set<string>();
  for (const { source, target } of graph.edges.values()) {
    if (source === id && target !== id) found.add(target);
    if (target === id && source !== id) found.add(source);
  }
  return [...found].toSorted((a, b) => angle(a) - angle(b) || (a < b ? -1 : 1));
}

export function edgesRound(graph: Graph, id: string): string[] {
  return [...graph.edges.values()]
    .filter(({ source, target }) => source === id || target === id)
    .toSorted((a, b) => EDGE_KINDS.indexOf(a.kind) - EDGE_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
    .map((edge) => edge.id);
}

/** The one after `current`, or before it; from the end on round to the beginning. */
export function stepRound(ring: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const place = current === undefined ? -1 : ring.indexOf(current);
  if (place === -1) return step > 0 ? ring[0] : ring.at(-1);
  return ring[(place + step + ring.length) % ring.length];
}
