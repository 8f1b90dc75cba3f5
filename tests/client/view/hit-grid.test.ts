// The grid of what may lie under the pointer: nothing that is within reach is ever missed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gridOf, type Extent } from '../../../client/view/hit-grid.ts';

const number = fc.integer({ min: -1_500, max: 1_500 });
const extents: fc.Arbitrary<Extent> = fc.oneof(
  fc
    .tuple(number, number, fc.nat(220), fc.nat(120))
    .map(([x, y, width, height]) => ({ box: [x, y, x + width, y + height] as [number, number, number, number] })),
  fc.array(number, { minLength: 4, maxLength: 4 }).map((line) => ({ line })),
  fc.array(number, { minLength: 6, maxLength: 6 }).map((line) => ({ line })),
  fc.array(number, { minLength: 10, maxLength: 10 }).map((line) => ({ line })),
);

/** A point on the thing, at a part of its length from 0 to 1. */
function pointOn(extent: Extent, part: number): [number, number] {
  if ('box' in extent) {
    const [left, top, right, bottom] = extent.box;
    return [left + (right - left) * part, top + (bottom - top) * (1 - part)];
  }
  const { line } = extent;
  if (line.length === 4) return [line[0]! + (line[2]! - line[0]!) * part, line[1]! + (line[3]! - line[1]!) * part];
  const curves = (line.length - 2) / 4;
  const first = Math.min(curves - 1, Math.floor(part * curves)) * 4;
  const along = part * curves - first / 4;
  const at = (axis: 0 | 1) =>
    (1 - along) ** 2 * line[first + axis]! + 2 * along * (1 - along) * line[first + 2 + axis]! + along ** 2 * line[first + 4 + axis]!;
  return [at(0), at(1)];
}

it('finds whatever is within reach of a point, in the order given', () => {
  fc.assert(
    fc.property(
      fc.array(extents, { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 22, max: 60 }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      (list, choice, part, reach, angle) => {
        const place = choice % list.length;
        const [x, y] = pointOn(list[place]!, part);
        const found = gridOf(
          list.map((extent, index) => ({ extent, index })),
          ({ extent }) => extent,
        ).near(x + Math.cos(angle) * (reach - 20), y + Math.sin(angle) * (reach - 20), reach);
        const order = found.map(({ index }) => index);
        expect(order).toContain(place);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 1_000 },
  );
});

it('looks at few of many things', () => {
  const boxes = Array.from({ length: 2_000 }, (_, place): Extent => {
    const [x, y] = [(place % 50) * 120, Math.floor(place / 50) * 80];
    return { box: [x, y, x + 40, y + 30] };
  });
  expect(gridOf(boxes, (box) => box).near(3_000, 1_500, 22).length).toBeLessThan(12);
});
