// Which places are taken: boxes in a grid, so that asking whether one more fits looks at its neighbours only.
import type { Area } from './free-place.ts';

export interface TakenAreas {
  add(area: Area): void;
  /** Whether an area keeps `gap` px from all that is taken. */
  isFree(area: Area, gap: number): boolean;
}

/** In px: about the size of a claim's card. */
const CELL = 160;

export function takenAreas(areas: readonly Area[] = []): TakenAreas {
  const cells = new Map<string, Area[]>();
  const cellsOf = ({ left, right, top, bottom }: Area, gap: number): string[] => {
    const keys: string[] = [];
    for (let column = Math.floor((left - gap) / CELL); column <= Math.floor((right + gap) / CELL); column += 1) {
      for (let row = Math.floor((top - gap) / CELL); row <= Math.floor((bottom + gap) / CELL); row += 1) keys.push(`${column} ${row}`);
    }
    return keys;
  };
  const taken: TakenAreas = {
    add(area) {
      for (const key of cellsOf(area, 0)) {
        const cell = cells.get(key);
        if (cell) cell.push(area);
        else cells.set(key, [area]);
      }
    },
    isFree: (area, gap) =>
      cellsOf(area, gap).every((key) =>
        (cells.get(key) ?? []).every(
          (other) =>
            area.left >= other.right + gap ||
            area.right <= other.left - gap ||
            area.top >= other.bottom + gap ||
            area.bottom <= other.top - gap,
        ),
      ),
  };
  for (const area of areas) taken.add(area);
  return taken;
}
