// Which places are taken: boxes in a grid, so that asking whether one more fits looks at its neighbours only.
import type { Area } from './free-place.ts';

export interface TakenAreas {
  add(area: Area): void;
  /** Whether an area keeps `gap` px from all that is taken. */
  isFree(area: Area, gap: number): boolean;
}

/** In px: about the size of a claim's card. */
const CELL = 160;
/** Rows and columns are counted from the middle; one number stands for both. */
const SPAN = 1 << 16;

export function takenAreas(areas: readonly Area[] = []): TakenAreas {
  const cells = new Map<number, Area[]>();
  const keyOf = (column: number, row: number) => (column + SPAN / 2) * SPAN + row + SPAN / 2;
  const taken: TakenAreas = {
    add(area) {
      const last = { column: Math.floor(area.right / CELL), row: Math.floor(area.bottom / CELL) };
      for (let column = Math.floor(area.left / CELL); column <= last.column; column += 1) {
        for (let row = Math.floor(area.top / CELL); row <= last.row; row += 1) {
          const cell = cells.get(keyOf(column, row));
          if (cell) cell.push(area);
          else cells.set(keyOf(column, row), [area]);
        }
      }
    },
    isFree({ left, right, top, bottom }, gap) {
      const last = { column: Math.floor((right + gap) / CELL), row: Math.floor((bottom + gap) / CELL) };
      for (let column = Math.floor((left - gap) / CELL); column <= last.column; column += 1) {
        for (let row = Math.floor((top - gap) / CELL); row <= last.row; row += 1) {
          for (const other of cells.get(keyOf(column, row)) ?? []) {
            if (left < other.right + gap && right > other.left - gap && top < other.bottom + gap && bottom > other.top - gap) return false;
          }
        }
      }
      return true;
    },
  };
  for (const area of areas) taken.add(area);
  return taken;
}
