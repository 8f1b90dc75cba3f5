// Nodes that arrive grow out of a neighbour that was there before; what is drawn already never moves.
import type { Core } from 'cytoscape';
import type { Picture } from './draw.ts';

/** As the design's token for it, in ms. */
const MOVE_MS = 280;
/** How far along its way a node begins. */
const FIRST_STEP = 0.02;
/** With more on the canvas, frames come too slowly to show it. */
export const MANY_TO_MOVE = 600;

export function growOut(cy: Core, before: Picture, after: Picture): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || before.graph.nodes.size === 0 || after.graph.nodes.size + after.graph.edges.size > MANY_TO_MOVE) return;
  const from = new Map<string, string>();
  for (const { source, target } of after.graph.edges.values()) {
    if (before.graph.nodes.has(source) && !before.graph.nodes.has(target)) from.set(target, source);
    if (before.graph.nodes.has(target) && !before.graph.nodes.has(source)) from.set(source, target);
  }
  for (const [id, parent] of from) {
    const [at, start] = [after.positions.get(id), after.positions.get(parent)];
    if (!at || !start) continue;
    cy.getElementById(id)
      // A line whose ends are at the very same place cannot be drawn, and Cytoscape warns of it.
      .position({ x: start.x + (at.x - start.x) * FIRST_STEP, y: start.y + (at.y - start.y) * FIRST_STEP })
      .animate({ position: { ...at } }, { duration: MOVE_MS, easing: 'ease-out-cubic' });
  }
}
