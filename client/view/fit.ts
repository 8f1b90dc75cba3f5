// The window that shows all of a drawing: from the boxes of the nodes, without asking the canvas to measure a single label. Pure.
import type { Graph, Position, Positions } from '../graph/graph.ts';
import type { Sizes } from './layouts/box.ts';
import type { Area } from './layouts/free-place.ts';

/** Round the drawing, in px of the screen; more at the top and at the bottom, where headings stand. */
const PADDING = { x: 36, y: 44 };

export function boundsOf(graph: Graph, positions: Positions, sizes: Sizes): Area {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const node of graph.nodes.values()) {
    const at = positions.get(node.id);
    if (!at) continue;
    const { width, above, below } = sizes.boxOf(node);
    bounds.left = Math.min(bounds.left, at.x - width / 2);
    bounds.right = Math.max(bounds.right, at.x + width / 2);
    bounds.top = Math.min(bounds.top, at.y - above);
    bounds.bottom = Math.max(bounds.bottom, at.y + below);
  }
  return bounds.left <= bounds.right ? bounds : { left: 0, right: 0, top: 0, bottom: 0 };
}

/** Zoom and pan that put the bounds in the middle of the window. */
export function viewportFor(
  { left, right, top, bottom }: Area,
  window: { width: number; height: number },
  { least, most }: { least: number; most: number },
): { zoom: number; pan: Position } {
  const wide = (window.width - 2 * PADDING.x) / Math.max(1, right - left);
  const high = (window.height - 2 * PADDING.y) / Math.max(1, bottom - top);
  const zoom = Math.min(most, Math.max(least, Math.min(wide, high)));
  return { zoom, pan: { x: window.width / 2 - (zoom * (left + right)) / 2, y: window.height / 2 - (zoom * (top + bottom)) / 2 } };
}
