// The layout by links: d3-force, with what is fixed left where it is and new nodes growing around the node they came from.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Graph, Positions } from '../../graph/graph.ts';
import { sizesFor } from './box.ts';

interface Body extends SimulationNodeDatum {
  id: string;
  radius: number;
}

export interface ForceOptions {
  around?: string | undefined;
  /** Where nodes that are not fixed would like to begin. */
  wanted?: Positions | undefined;
  narrow?: boolean | undefined;
}

/** Steps for up to a hundred nodes; more nodes get fewer, so that the whole takes about as long as one is willing to wait. */
const TICKS = 200;
const MANY = 400;
/** How much of the first step's force is left in the last one. */
const COOLED = 0.001;
/** From middle to middle, in px; a card is wide. */
const LINK = 110;
const TO_CARD = 190;
/** The golden angle spreads a node's new neighbours evenly, whatever their number. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Deterministic: the same graph gives the same picture. Boxes may still overlap a little: `settle` parts them. */
export function forceLayout(graph: Graph, fixed: Positions, { around, wanted, narrow = false }: ForceOptions = {}): Positions {
  const { boxOf } = sizesFor(narrow);
  const centre = (around === undefined ? undefined : fixed.get(around)) ?? { x: 0, y: 0 };
  let arrived = 0;
  // Much that is new begins about as wide as it will end; a few begin close to where they came from.
  const spread = graph.nodes.size - fixed.size > 100 ? 34 : 14;
  const bodies = [...graph.nodes.values()].map((node): Body => {
    const { width, above, below } = boxOf(node);
    const radius = Math.max(22, Math.sqrt(width * (above + below)) / 2 + 10, node.kind === 'CLAIM' ? width / 2 : 0);
    const at = fixed.get(node.id);
    if (at) return { id: node.id, radius, x: at.x, y: at.y, fx: at.x, fy: at.y };
    arrived += 1;
    const distance = 80 + spread * Math.sqrt(arrived);
    const angle = arrived * GOLDEN_ANGLE;
    return {
      id: node.id,
      radius,
      ...(wanted?.get(node.id) ?? { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) }),
    };
  });
  const links = [...graph.edges.values()]
    .filter(({ source, target }) => source !== target)
    .map(({ source, target }) => ({ source, target, isToCard: [source, target].some((id) => graph.nodes.get(id)?.kind === 'CLAIM') }));
  const ticks = Math.round(TICKS / Math.max(1, (bodies.length / 100) ** 0.55));
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, { source: string; target: string; isToCard: boolean }>(links)
        .id(({ id }) => id)
        .distance(({ isToCard }) => (isToCard ? TO_CARD : LINK))
        .strength(fixed.size > 0 ? 0.25 : 0.4),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(-260)
        .distanceMax(600)
        .theta(bodies.length > MANY ? 1.3 : 0.9),
    )
    .force(
      'collide',
      forceCollide<Body>(({ radius }) => radius)
        .strength(1)
        .iterations(bodies.length > MANY ? 1 : 2),
    )
    .force('x', forceX<Body>(centre.x).strength(0.03))
    .force('y', forceY<Body>(centre.y).strength(0.04))
    .stop();
  simulation.alphaDecay(1 - COOLED ** (1 / ticks)).tick(ticks);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, fixed.get(id) ?? { x: Math.round(x), y: Math.round(y) }]));
}
