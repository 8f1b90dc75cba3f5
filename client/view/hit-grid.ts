// Things on a plane in a grid: which of them may be near a point, without looking at all of them. Pure.

export interface Grid<T> {
  /** In the order given; everything that is nearer than `reach` is among them, and some that is not. */
  near(x: number, y: number, reach: number): T[];
}

/** What a thing covers: a box by its left, top, right and bottom; or a line by x and y of its points, four numbers where it is straight, else quadratic curves. */
export type Extent = { box: readonly [number, number, number, number] } | { line: readonly number[] };

/** In px of the canvas. */
const CELL = 96;

export function gridOf<T>(things: readonly T[], extentOf: (thing: T) => Extent): Grid<T> {
  const cells = new Map<string, number[]>();
  const add = (place: number, column: number, row: number) => {
    const key = `${column} ${row}`;
    const cell = cells.get(key);
    if (!cell) cells.set(key, [place]);
    else if (cell.at(-1) !== place) cell.push(place);
  };
  for (const [place, thing] of things.entries()) {
    const cover = (column: number, row: number) => add(place, column, row);
    const extent = extentOf(thing);
    if ('box' in extent) coverBox(extent.box, cover);
    else coverLine(extent.line, cover);
  }
  return {
    near(x, y, reach) {
      const found = new Set<number>();
      for (let column = Math.floor((x - reach) / CELL); column <= Math.floor((x + reach) / CELL); column += 1) {
        for (let row = Math.floor((y - reach) / CELL); row <= Math.floor((y + reach) / CELL); row += 1) {
          for (const place of cells.get(`${column} ${row}`) ?? []) found.add(place);
        }
      }
      return [...found].toSorted((a, b) => a - b).map((place) => things[place]!);
    },
  };
}

function coverBox(
  [left, top, right, bottom]: readonly [number, number, number, number],
  cover: (column: number, row: number) => void,
): void {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) cover(column, row);
  }
}

/** Curve by curve, the last point of one being the first of the next; each cut into pieces no longer than a cell, so that its box is not much more than itself. */
function coverLine(points: readonly number[], cover: (column: number, row: number) => void): void {
  const isStraight = points.length <= 4;
  for (let first = 0; first + (isStraight ? 3 : 5) < points.length; first += 4) {
    const [x0, y0] = [points[first]!, points[first + 1]!];
    const last = isStraight ? first + 2 : first + 4;
    const [x1, y1] = [points[last]!, points[last + 1]!];
    const [cx, cy] = isStraight ? [(x0 + x1) / 2, (y0 + y1) / 2] : [points[first + 2]!, points[first + 3]!];
    const on = (part: number): [number, number] => [
      (1 - part) ** 2 * x0 + 2 * part * (1 - part) * cx + part ** 2 * x1,
      (1 - part) ** 2 * y0 + 2 * part * (1 - part) * cy + part ** 2 * y1,
    ];
    const pieces = Math.max(1, Math.ceil((Math.hypot(cx - x0, cy - y0) + Math.hypot(x1 - cx, y1 - cy)) / CELL));
    for (let piece = 0; piece < pieces; piece += 1) {
      // Where a short piece bulges out of the box of these three, it is by less than what a query reaches.
      const [a, b, c] = [on(piece / pieces), on((piece + 0.5) / pieces), on((piece + 1) / pieces)];
      const [xs, ys] = [
        [a[0], b[0], c[0]],
        [a[1], b[1], c[1]],
      ];
      coverBox([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], cover);
    }
  }
}
