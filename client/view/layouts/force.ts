// The layout by links: d3-force, with what is fixed left where it is and new nodes growing around the node they came from.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Graph, Positions } from '../../graph/graph.ts';
import { sizesFor } from './box.ts';

interface Body extends SimulationNodeDatum {
  id: string;
  radius: number;
}

const TICKS = 220;
const LINK = 110;
/** The golden angle spreads a node's new neighbours evenly, whatever their number. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Deterministic: the same graph gives the same picture. */
export function forceLayout(graph: Graph, fixed: Positions, around: string | undefined, narrow = false): Positions {
  const { boxOf } = sizesFor(narrow);
  const centre = (around === undefined ? undefined : fixed.get(around)) ?? { x: 0, y: 0 };
  let arrived = 0;
  const bodies = [...graph.nodes.values()].map((node): Body => {
    const { width, above, below } = boxOf(node);
    const radius = Math.max(22, Math.sqrt(width * (above + below)) / 2 + 10, node.kind === 'CLAIM' ? width / 2 : 0);
    const at = fixed.get(node.id);
    if (at) return { id: node.id, radius, x: at.x, y: at.y, fx: at.x, fy: at.y };
    arrived += 1;
    const distance = 80 + 14 * Math.sqrt(arrived);
    const angle = arrived * GOLDEN_ANGLE;
    return { id: node.id, radius, x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
  });
  const links = [...graph.edges.values()]
    .filter(({ source, target }) => source !== target)
    .map(({ source, target }) => ({ source, target }));
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(links)
        .id(({ id }) => id)
        .distance(LINK)
        .strength(fixed.size > 0 ? 0.25 : 0.4),
    )
    .force('charge', forceManyBody<Body>().strength(-260).distanceMax(600))
    .force(
      'collide',
      forceCollide<Body>(({ radius }) => radius)
        .strength(1)
        .iterations(2),
    )
    .force('x', forceX<Body>(centre.x).strength(0.03))
    .force('y', forceY<Body>(centre.y).strength(0.04))
    .stop();
  const ticks = bodies.length > 600 ? TICKS / 2 : TICKS;
  simulation.tick(ticks);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, fixed.get(id) ?? { x: Math.round(x), y: Math.round(y) }]));
}
