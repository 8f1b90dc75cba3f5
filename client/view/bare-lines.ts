// Draws a line that has no label by itself. Cytoscape reckons the bounds of each line for each frame, looks four times whether a picture of it or of a
// label is at hand, asks for five layers and four arrows that lines of ours do not have, and makes a text of all points to find the path again.
import type { EdgeSingular, NodeSingular } from 'cytoscape';

/** What of Cytoscape's renderer (3.34) is used; where a part is missing all lines are drawn the long way. */
export interface LineRenderer {
  drawCachedElement?(context: CanvasRenderingContext2D, element: CanvasElement, ratio: number, extent?: Area, ...more: unknown[]): void;
  drawElementUnderlay?(context: CanvasRenderingContext2D, element: CanvasElement): void;
  drawElementOverlay?(context: CanvasRenderingContext2D, element: CanvasElement): void;
  eleStrokeStyle?(context: CanvasRenderingContext2D, element: CanvasElement, opacity: number): void;
  drawArrowhead?(
    context: CanvasRenderingContext2D,
    edge: CanvasElement,
    end: 'target',
    x: number | undefined,
    y: number | undefined,
    angle: number | undefined,
    opacity: number,
  ): void;
}

export type CanvasElement = NodeSingular | EdgeSingular;

interface Area {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** What Cytoscape keeps of an edge: its style as worked out, and how its line runs. */
interface KeptEdge {
  visible(): boolean;
  pstyle(name: string): { value?: unknown; pfValue?: unknown } | undefined;
  _private: { rscratch: Course };
}

interface Course {
  edgeType?: string;
  badLine?: boolean;
  /** x and y in turn. */
  allpts?: number[];
  arrowEndX?: number;
  arrowEndY?: number;
  tgtArrowAngle?: number;
}

/** What a line's width and its arrow reach beyond its points, in px of the canvas. */
export const LINE_ROOM = 14;
const CURVED = new Set(['bezier', 'multibezier', 'self', 'compound']);

export function drawBareLinesAlone(renderer: LineRenderer): void {
  const { drawCachedElement, drawElementUnderlay, drawElementOverlay, eleStrokeStyle, drawArrowhead } = renderer;
  if (!drawCachedElement || !drawElementUnderlay || !drawElementOverlay || !eleStrokeStyle || !drawArrowhead) return;
  renderer.drawCachedElement = (context, element, ratio, extent, ...more) => {
    const edge = element as unknown as KeptEdge;
    const points = element.isEdge() ? pointsOfBareLine(edge) : undefined;
    if (!points) return drawCachedElement.call(renderer, context, element, ratio, extent, ...more);
    if ((extent && !reaches(points, extent)) || !edge.visible()) return;
    const opacity = Number(edge.pstyle('opacity')?.value) * Number(edge.pstyle('line-opacity')?.value);
    const { _private: kept } = edge;
    const { arrowEndX, arrowEndY, tgtArrowAngle, edgeType } = kept.rscratch;
    if (edge.pstyle('underlay-opacity')?.value !== 0) drawElementUnderlay.call(renderer, context, element);
    eleStrokeStyle.call(renderer, context, element, opacity);
    strokeLine(context, edge, points, edgeType !== 'straight');
    if (edge.pstyle('target-arrow-shape')?.value !== 'none')
      drawArrowhead.call(renderer, context, element, 'target', arrowEndX, arrowEndY, tgtArrowAngle, opacity);
    if (edge.pstyle('overlay-opacity')?.value !== 0) drawElementOverlay.call(renderer, context, element);
  };
}

/** Lines of ours have no labels and no arrows but at their target, and run straight or in curves. */
function pointsOfBareLine(edge: KeptEdge): number[] | undefined {
  const { _private: kept } = edge;
  const { allpts, badLine, edgeType = '' } = kept.rscratch;
  if (!allpts || badLine || Number.isNaN(allpts[0]) || (edgeType !== 'straight' && !CURVED.has(edgeType))) return undefined;
  return edge.pstyle('label')?.value ? undefined : allpts;
}

function strokeLine(context: CanvasRenderingContext2D, edge: KeptEdge, points: readonly number[], isCurved: boolean): void {
  const isDashed = edge.pstyle('line-style')?.value === 'dashed';
  context.lineJoin = 'round';
  context.lineWidth = Number(edge.pstyle('width')?.pfValue);
  context.lineCap = edge.pstyle('line-cap')?.value as CanvasLineCap;
  if (isDashed) {
    context.setLineDash(edge.pstyle('line-dash-pattern')?.pfValue as number[]);
    context.lineDashOffset = Number(edge.pstyle('line-dash-offset')?.pfValue);
  }
  context.beginPath();
  context.moveTo(points[0]!, points[1]!);
  if (isCurved) {
    for (let at = 2; at + 3 < points.length; at += 4)
      context.quadraticCurveTo(points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!);
  } else for (let at = 2; at + 1 < points.length; at += 2) context.lineTo(points[at]!, points[at + 1]!);
  context.stroke();
  if (isDashed) context.setLineDash([]);
  context.lineCap = 'butt';
}

function reaches(points: readonly number[], { x1, y1, x2, y2 }: Area): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    left = Math.min(left, points[at]!);
    right = Math.max(right, points[at]!);
    top = Math.min(top, points[at + 1]!);
    bottom = Math.max(bottom, points[at + 1]!);
  }
  return left - LINE_ROOM <= x2 && right + LINE_ROOM >= x1 && top - LINE_ROOM <= y2 && bottom + LINE_ROOM >= y1;
}
