// The concentric layout: what was chosen in the middle, around it rings by how many links away the rest is. Pure: a graph in, positions out.
import type { DrawnNode, Graph, Position, Positions } from '../../graph/graph.ts';
import { standings } from '../../graph/reading.ts';
import { sizesFor, type Sizes } from './box.ts';

const GAP = 16;

/** Around `centres`; without any that is drawn, around the claim that most is said about, or the node with the most links. */
export function ringsLayout(graph: Graph, centres: readonly string[], narrow = false): Positions {
  const sizes = sizesFor(narrow);
  const linked = linksOf(graph);
  const positions = new Map<string, Position>();
  const angles = new Map<string, number>();
  let radius = 0;
  let levels = 0;
  for (const level of levelsOf(graph, centresOf(graph, centres, linked), linked)) {
    const wished = level.map((node) => ({ node, angle: meanAngle((linked.get(node.id) ?? []).flatMap((id) => angles.get(id) ?? [])) }));
    const ordered = wished.toSorted((a, b) => a.angle - b.angle || (a.node.id < b.node.id ? -1 : 1)).map(({ node }) => node);
    const wishes = new Map(wished.map(({ node, angle }) => [node.id, angle]));
    for (const circle of circlesOf(ordered, sizes, radius)) {
      // Turned so that everyone stands as near as can be to what they are linked to.
      const turn = levels === 0 ? 0 : meanAngle(circle.seats.map(({ node, angle }) => wishes.get(node.id)! - angle));
      for (const { node, angle: seat } of circle.seats) {
        const angle = seat + turn;
        angles.set(node.id, angle);
        const { above, below } = sizes.boxOf(node);
        // The middle of the box, not of the shape, stands on the circle: its label hangs below.
        positions.set(node.id, {
          x: Math.round(circle.radius * Math.cos(angle)),
          y: Math.round(circle.radius * Math.sin(angle) - (below - above) / 2),
        });
      }
      radius = circle.outer;
    }
    levels += 1;
  }
  return positions;
}

function centresOf(graph: Graph, centres: readonly string[], linked: ReadonlyMap<string, readonly string[]>): string[] {
  const drawn = centres.filter((id) => graph.nodes.has(id));
  if (drawn.length > 0) return drawn;
  const [most] = standings(graph);
  if (most) return [most.claim];
  const byLinks = [...graph.nodes.keys()].toSorted(
    (a, b) => (linked.get(b)?.length ?? 0) - (linked.get(a)?.length ?? 0) || (a < b ? -1 : 1),
  );
  return byLinks.slice(0, 1);
}

/** The centres, then what is one link away, and so on; last what no link leads to. */
function levelsOf(graph: Graph, centres: readonly string[], linked: ReadonlyMap<string, readonly string[]>): DrawnNode[][] {
  const levels: DrawnNode[][] = [];
  const found = new Set<string>();
  let level = [...new Set(centres)];
  while (level.length > 0) {
    levels.push(level.map((id) => graph.nodes.get(id)!));
    for (const id of level) found.add(id);
    level = [...new Set(level.flatMap((id) => linked.get(id) ?? []))].filter((id) => !found.has(id));
  }
  const apart = [...graph.nodes.values()].filter(({ id }) => !found.has(id));
  return apart.length > 0 ? [...levels, apart] : levels;
}

interface Circle {
  radius: number;
  /** How far out its boxes reach. */
  outer: number;
  seats: { node: DrawnNode; angle: number }[];
}

/** As many circles, each outside the one before, as it takes to keep the boxes apart; each node has as much of its circle as its box needs. */
function circlesOf(nodes: readonly DrawnNode[], sizes: Sizes, inner: number): Circle[] {
  const reach = nodes.map((node) => {
    const { width, above, below } = sizes.boxOf(node);
    return Math.hypot(width, above + below) / 2 + GAP / 2;
  });
  if (inner === 0 && nodes.length === 1) return [{ radius: 0, outer: reach[0]!, seats: [{ node: nodes[0]!, angle: -Math.PI / 2 }] }];
  const circles: Circle[] = [];
  let edge = inner;
  for (let next = 0; next < nodes.length;) {
    const radius = edge + Math.max(...reach.slice(next));
    const seats: { node: DrawnNode; span: number }[] = [];
    let taken = 0;
    for (; next < nodes.length; next += 1) {
      const span = 2 * Math.asin(Math.min(1, reach[next]! / radius));
      if (taken + span > 2 * Math.PI && seats.length > 0) break;
      seats.push({ node: nodes[next]!, span });
      taken += span;
    }
    // What is left of the circle is shared out between the nodes.
    const spare = Math.max(0, 2 * Math.PI - taken) / seats.length;
    let angle = -Math.PI / 2;
    const placed = seats.map(({ node, span }) => {
      const at = angle + span / 2;
      angle += span + spare;
      return { node, angle: at };
    });
    edge = radius + Math.max(...reach.slice(next - seats.length, next));
    circles.push({ radius, outer: edge, seats: placed });
  }
  return circles;
}

function meanAngle(angles: readonly number[]): number {
  if (angles.length === 0) return Math.PI;
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  const angle = Math.atan2(y, x);
  // From straight up, clockwise, as circles are filled.
  return angle < -Math.PI / 2 ? angle + 2 * Math.PI : angle;
}

function linksOf(graph: Graph): Map<string, string[]> {
  const linked = new Map<string, string[]>();
  for (const { source, target } of graph.edges.values()) {
    if (source === target) continue;
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const list = linked.get(id);
      if (list) list.push(other);
      else linked.set(id, [other]);
    }
  }
  return linked;
}
