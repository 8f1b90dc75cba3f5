// The free place that is nearest to a wanted one, among boxes that are there already.
import type { Position } from '../../graph/graph.ts';
import type { Box } from './box.ts';

/** What is taken, in px of the canvas. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const STEP = 24;
const DIRECTIONS = 16;

export function areaOf({ x, y }: Position, { width, above, below }: Box): Area {
  return { left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
}

/** Whether an area keeps `gap` px from all that is taken. */
export function isFree(taken: readonly Area[], area: Area, gap: number): boolean {
  return taken.every(
    ({ left, right, top, bottom }) =>
      area.left >= right + gap || area.right <= left - gap || area.top >= bottom + gap || area.bottom <= top - gap,
  );
}

/** Tries ever wider rings around `wanted`; ends because the taken areas do. */
export function freePlace(taken: readonly Area[], box: Box, wanted: Position, gap: number): Position {
  const fits = (at: Position) => isFree(taken, areaOf(at, box), gap);
  if (fits(wanted)) return wanted;
  for (let ring = 1; ; ring += 1) {
    for (let turn = 0; turn < DIRECTIONS; turn += 1) {
      // Downwards first: below is where there is room.
      const angle = Math.PI / 2 + (Math.ceil(turn / 2) * (turn % 2 === 0 ? 1 : -1) * 2 * Math.PI) / DIRECTIONS;
      const at = { x: Math.round(wanted.x + ring * STEP * Math.cos(angle)), y: Math.round(wanted.y + ring * STEP * Math.sin(angle)) };
      if (fits(at)) return at;
    }
  }
}
