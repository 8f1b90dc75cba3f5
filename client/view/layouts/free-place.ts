// The free place that is nearest to a wanted one, among boxes that are there already.
import type { Position } from '../../graph/graph.ts';
import type { Box } from './box.ts';
import type { TakenAreas } from './taken-areas.ts';

/** In px of the canvas. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const STEP = 24;
const DIRECTIONS = 16;
const VERTICAL_STEP = 8;

export function areaOf({ x, y }: Position, { width, above, below }: Box): Area {
  return { left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
}

/** Where to look on each ring, from the middle: the same for every box, so that it is reckoned once. */
const rings: Position[][] = [];

function ringOf(nth: number): readonly Position[] {
  // A wide ring has room between few directions.
  const directions = DIRECTIONS * Math.ceil(nth / 6);
  return (rings[nth] ??= Array.from({ length: directions }, (_, turn) => {
    // Downwards first: below is where there is room.
    const angle = Math.PI / 2 + (Math.ceil(turn / 2) * (turn % 2 === 0 ? 1 : -1) * 2 * Math.PI) / directions;
    return { x: nth * STEP * Math.cos(angle), y: nth * STEP * Math.sin(angle) };
  }));
}

/** Tries ever wider rings around `wanted`; ends because the taken areas do. */
export function freePlace(taken: TakenAreas, box: Box, wanted: Position, gap: number): Position {
  const fits = (at: Position) => taken.isFree(areaOf(at, box), gap);
  if (fits(wanted)) return wanted;
  for (let ring = 1; ; ring += 1) {
    for (const { x, y } of ringOf(ring)) {
      const at = { x: Math.round(wanted.x + x), y: Math.round(wanted.y + y) };
      if (fits(at)) return at;
    }
  }
}

/** Straight below or above `wanted`, whichever is nearer: where a node stands across means something. */
export function freePlaceInColumn(taken: TakenAreas, box: Box, wanted: Position, gap: number): Position {
  for (let step = 0; ; step += 1) {
    for (const sign of [1, -1]) {
      const at = { x: wanted.x, y: wanted.y + sign * step * VERTICAL_STEP };
      if (taken.isFree(areaOf(at, box), gap)) return at;
    }
  }
}
