// Rows keep their order and their distance, and stand where they want to wherever that is free.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeRows, type Row } from '../../../client/view/layouts/rows.ts';

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({ wanted: fc.integer({ min: -500, max: 500 }), above: fc.nat(60), below: fc.nat(60) }),
  { maxLength: 12 },
);

describe('placeRows', () => {
  it('keeps rows in order and apart', () => {
    fc.assert(
      fc.property(rows, fc.nat(30), (wished, gap) => {
        const middles = placeRows(wished, gap);
        expect(middles).toHaveLength(wished.length);
        for (const [place, middle] of middles.entries()) {
          if (place === 0) continue;
          const free = middle - wished[place]!.above - (middles[place - 1]! + wished[place - 1]!.below);
          // Half a pixel of rounding at each of the two.
          expect(free).toBeGreaterThanOrEqual(gap - 1);
        }
      }),
    );
  });

  it('gives every row its wish where the wishes are far enough apart', () => {
    fc.assert(
      fc.property(rows, (wished) => {
        const apart = wished.map((row, place) => ({ ...row, wanted: place * 200 }));
        expect(placeRows(apart, 20)).toEqual(apart.map(({ wanted }) => wanted));
      }),
    );
  });

  it('shares the way where two rows want the same place', () => {
    const row = { wanted: 100, above: 10, below: 10 };
    expect(placeRows([row, row], 20)).toEqual([80, 120]);
  });
});
