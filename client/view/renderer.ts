// The only file that knows the inside of Cytoscape's canvas renderer (3.34): four of its costs grow with the graph and are cut here.
import type { Collection, Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { gridOf, type Extent, type Grid } from './hit-grid.ts';

/** What of it is used; each part is looked for before it is touched, so that with another version things merely stay slow. */
interface Renderer {
  textureOnViewport?: boolean;
  getCachedZSortedEles?(): ZSorted;
  findNearestElements?(x: number, y: number, interactiveOnly: boolean, isTouch: boolean): unknown[];
  drawCachedElement?(context: CanvasRenderingContext2D, element: CanvasElement, ratio: number, extent?: Area, ...more: unknown[]): void;
  drawEdge?(context: CanvasRenderingContext2D, edge: CanvasElement, shift: undefined, withLabel: boolean, withOverlay: boolean): void;
  drawElementUnderlay?(context: CanvasRenderingContext2D, element: CanvasElement): void;
  drawElementOverlay?(context: CanvasRenderingContext2D, element: CanvasElement): void;
  /** Works out where lines run: of what changed since the last frame, and of these elements. */
  flushRenderedStyleQueue?(): void;
  recalculateRenderedStyle?(elements: Collection): void;
}

/** Cytoscape's elements from back to front, with those that take part in gestures. */
type ZSorted = CanvasElement[] & { interactive?: CanvasElement[] };

type CanvasElement = NodeSingular | EdgeSingular;

interface Area {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** What Cytoscape keeps of an edge: its style as worked out, and the points of its line, x and y in turn. */
interface KeptEdge {
  pstyle(name: string): { value?: unknown } | undefined;
  _private: { rscratch: { allpts?: number[] } };
}

/** Past this many elements a frame with all of them takes longer than a screen's. */
const MANY = 600;
/** The hit test's own tolerance on screen, and what a line's width and its arrow add on the canvas; in px. */
const TOLERANCE = { pointer: 8, touch: 24, line: 14 };

/** While one pans or zooms a large graph, a picture of it moves; and what lies under the pointer is looked for in its neighbourhood only. */
export function tuneRenderer(cy: Core): void {
  const renderer = rendererOf(cy);
  drawBareLinesAlone(renderer);
  const { getCachedZSortedEles, findNearestElements } = renderer;
  if (!getCachedZSortedEles || !findNearestElements) return;
  let grid: { of: ZSorted; cells: Grid<CanvasElement> } | undefined;
  /** Since the last frame: until the next one, lines are not where they will be. */
  let hasMoved = false;
  cy.on('position', () => {
    hasMoved = true;
    grid = undefined;
  });
  cy.on('render', () => {
    hasMoved = false;
    if ('textureOnViewport' in renderer) renderer.textureOnViewport = getCachedZSortedEles.call(renderer).length > MANY;
  });
  renderer.findNearestElements = (x, y, interactiveOnly, isTouch) => {
    const all = getCachedZSortedEles.call(renderer);
    if (all.length < MANY || hasMoved) return findNearestElements.call(renderer, x, y, interactiveOnly, isTouch);
    if (grid?.of !== all) grid = { of: all, cells: gridOf(all.interactive ?? all, extentOf) };
    const candidates: ZSorted = grid.cells.near(x, y, (isTouch ? TOLERANCE.touch : TOLERANCE.pointer) / cy.zoom() + TOLERANCE.line);
    candidates.interactive = candidates;
    renderer.getCachedZSortedEles = () => candidates;
    try {
      return findNearestElements.call(renderer, x, y, interactiveOnly, isTouch);
    } finally {
      renderer.getCachedZSortedEles = getCachedZSortedEles;
    }
  };
}

/**
 * Cytoscape reckons the bounds of each line for each frame, and looks four times whether a picture of it or of a label is at hand. Of a line without a
 * label there is never one, and it is drawn as it would be in the end.
 */
function drawBareLinesAlone(renderer: Renderer): void {
  const { drawCachedElement, drawEdge, drawElementUnderlay, drawElementOverlay } = renderer;
  if (!drawCachedElement || !drawEdge || !drawElementUnderlay || !drawElementOverlay) return;
  renderer.drawCachedElement = (context, element, ratio, extent, ...more) => {
    const points = element.isEdge() ? pointsOfBareLine(element as unknown as KeptEdge) : undefined;
    if (!points) return drawCachedElement.call(renderer, context, element, ratio, extent, ...more);
    if (extent && !reaches(points, extent)) return;
    drawElementUnderlay.call(renderer, context, element);
    drawEdge.call(renderer, context, element, undefined, false, false);
    drawElementOverlay.call(renderer, context, element);
  };
}

/** Lines of ours have no labels at their ends. */
function pointsOfBareLine(edge: KeptEdge): number[] | undefined {
  const { _private: kept } = edge;
  return edge.pstyle('label')?.value ? undefined : kept.rscratch.allpts;
}

function reaches(points: readonly number[], { x1, y1, x2, y2 }: Area): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < points.length; at += 2) {
    left = Math.min(left, points[at]!);
    right = Math.max(right, points[at]!);
    top = Math.min(top, points[at + 1]!);
    bottom = Math.max(bottom, points[at + 1]!);
  }
  const room = TOLERANCE.line;
  return left - room <= x2 && right + room >= x1 && top - room <= y2 && bottom + room >= y1;
}

/** Each question after a line has Cytoscape look whether it still runs so, by its ends and all lines beside it: here that is looked at once for all. */
export function withSettledLines<T>(cy: Core, read: () => T): T {
  const renderer = rendererOf(cy);
  if (!renderer.recalculateRenderedStyle || !renderer.flushRenderedStyleQueue) return read();
  renderer.flushRenderedStyleQueue();
  renderer.recalculateRenderedStyle = () => undefined;
  try {
    return read();
  } finally {
    // The renderer's own stands behind it.
    delete renderer.recalculateRenderedStyle;
  }
}

function rendererOf(cy: Core): Renderer {
  return (cy as unknown as { renderer(): Renderer }).renderer();
}

function extentOf(element: CanvasElement): Extent {
  if (element.isNode()) {
    const { x, y } = element.position();
    const [halfWidth, halfHeight] = [element.outerWidth() / 2, element.outerHeight() / 2];
    return { box: [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight] };
  }
  const points = [element.sourceEndpoint()];
  const controls = element.controlPoints() ?? [];
  for (const [place, control] of controls.entries()) {
    // Curves with several control points meet half-way between these.
    const next = controls[place + 1];
    points.push(control, next ? { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 } : element.targetEndpoint());
  }
  if (controls.length === 0) points.push(element.targetEndpoint());
  return { line: points.flatMap(({ x, y }) => [x, y]) };
}
