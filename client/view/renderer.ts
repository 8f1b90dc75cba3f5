// With bare-lines.ts the only file that knows the inside of Cytoscape's canvas renderer (3.34): costs of it that grow with the graph are cut here.
import type { Collection, Core } from 'cytoscape';
import { drawBareLinesAlone, LINE_ROOM, type CanvasElement, type LineRenderer } from './bare-lines.ts';
import { gridOf, type Extent, type Grid } from './hit-grid.ts';

/** What of it is used; each part is looked for before it is touched, so that with another version things merely stay slow. */
interface Renderer extends LineRenderer {
  textureOnViewport?: boolean;
  getCachedZSortedEles?(): ZSorted;
  findNearestElements?(x: number, y: number, interactiveOnly: boolean, isTouch: boolean): unknown[];
  /** Works out where lines run: of what changed since the last frame, and of these elements. */
  flushRenderedStyleQueue?(): void;
  recalculateRenderedStyle?(elements: Collection): void;
}

/** Cytoscape's elements from back to front, with those that take part in gestures. */
type ZSorted = CanvasElement[] & { interactive?: CanvasElement[] };

/** Past this many elements a frame with all of them takes longer than a screen's. */
const MANY = 600;
/** The hit test's own tolerance on screen, in px. */
const TOLERANCE = { pointer: 8, touch: 24 };

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
    const candidates: ZSorted = grid.cells.near(x, y, (isTouch ? TOLERANCE.touch : TOLERANCE.pointer) / cy.zoom() + LINE_ROOM);
    candidates.interactive = candidates;
    renderer.getCachedZSortedEles = () => candidates;
    try {
      return findNearestElements.call(renderer, x, y, interactiveOnly, isTouch);
    } finally {
      renderer.getCachedZSortedEles = getCachedZSortedEles;
    }
  };
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

/** What the next frame would begin with: styles, where lines run, and what lies before what. */
export function workOutStyles(cy: Core): void {
  const renderer = rendererOf(cy);
  renderer.flushRenderedStyleQueue?.();
  renderer.getCachedZSortedEles?.();
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
