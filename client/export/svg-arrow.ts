// The arrow at a link's end, as geometry and as SVG, and where its line stops so that it does not stick out of the tip.
import type { SceneEdge, ScenePoint } from '../graph/scene.ts';
import { attribute, number } from './xml.ts';

/** Points round the tip, the link coming from above (y from -1 to 0), as a part of the arrow's size; Cytoscape's arrow shapes. */
const POINTS = {
  triangle: [
    [-0.15, -0.3],
    [0, 0],
    [0.15, -0.3],
  ],
  tee: [
    [-0.15, 0],
    [-0.15, -0.1],
    [0.15, -0.1],
    [0.15, 0],
  ],
  vee: [
    [-0.15, -0.3],
    [0, 0],
    [0.15, -0.3],
    [0, -0.15],
  ],
} as const;
const RADIUS = 0.15;

/** How far before the tip the line ends, as a part of twice the width times the arrow's scale. */
const GAP = { triangle: 1, tee: 0, vee: 0.525, circle: 0 } as const;

/** The arrow's outline, and where the line ends; no outline where there is no arrow. */
export interface ArrowGeometry {
  outline: { circle: ScenePoint & { radius: number } } | { points: readonly ScenePoint[] } | undefined;
  lineEnd: ScenePoint;
}

export function arrowGeometry({ end, start, controls, arrow, width }: SceneEdge): ArrowGeometry {
  if (!arrow) return { outline: undefined, lineEnd: end };
  const from = controls.at(-1) ?? start;
  const angle = Math.atan2(end.y - from.y, end.x - from.x);
  const back = GAP[arrow.shape] * width * arrow.scale * 2;
  const lineEnd = { x: end.x - back * Math.cos(angle), y: end.y - back * Math.sin(angle) };
  // As Cytoscape reckons it from the line's width.
  const size = Math.max((width * 13.37) ** 0.9, 29) * arrow.scale;
  if (arrow.shape === 'circle') return { outline: { circle: { ...end, radius: size * RADIUS } }, lineEnd };
  const turn = angle - Math.PI / 2;
  const points = POINTS[arrow.shape].map(([x, y]) => ({
    x: end.x + size * (x * Math.cos(turn) - y * Math.sin(turn)),
    y: end.y + size * (x * Math.sin(turn) + y * Math.cos(turn)),
  }));
  return { outline: { points }, lineEnd };
}

/** A hollow arrow's outline, in px. */
export function hollowWidth(lineWidth: number): number {
  return Math.min(lineWidth, 1.5);
}

export function arrowOf(edge: SceneEdge, ground: string): { arrow: string; lineEnd: ScenePoint } {
  const { arrow, width } = edge;
  const { outline, lineEnd } = arrowGeometry(edge);
  if (!arrow || !outline) return { arrow: '', lineEnd };
  const paint = arrow.hollow
    ? `fill="${attribute(ground)}" stroke="${attribute(arrow.colour)}" stroke-width="${number(hollowWidth(width))}"`
    : `fill="${attribute(arrow.colour)}"`;
  if ('circle' in outline) {
    const { x, y, radius } = outline.circle;
    return { arrow: `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" ${paint}/>`, lineEnd };
  }
  return { arrow: `<polygon points="${outline.points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ')}" ${paint}/>`, lineEnd };
}
