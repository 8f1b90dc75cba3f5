// Which rows stand in the page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, WHOLE_ROWS } from '../../../client/graph/row-window.ts';

describe('the rows in sight', () => {
  it('are all there, the others are two gaps, and together they are as high as the whole list', () => {
    const heights = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: WHOLE_ROWS + 1, maxLength: 600 });
    fc.assert(
      fc.property(heights, fc.nat(40_000), fc.integer({ min: 100, max: 1_200 }), (list, top, height) => {
        const { from, until, above, below } = rowWindow(list, top, height);
        const sum = (rows: readonly number[]) => rows.reduce((total, one) => total + one, 0);
        expect(above).toBe(sum(list.slice(0, from)));
        expect(below).toBe(sum(list.slice(until)));
        const seen = Math.max(0, Math.min(top, sum(list) - height));
        expect(above).toBeLessThanOrEqual(seen);
        expect(sum(list) - below).toBeGreaterThanOrEqual(Math.min(sum(list), seen + height));
      }),
    );
  });

  it('are few in a long list, and the whole of a short one', () => {
    const rows = (count: number) => Array.from({ length: count }, () => 34);
    expect(rowWindow(rows(WHOLE_ROWS), 900, 400)).toEqual({ from: 0, until: WHOLE_ROWS, above: 0, below: 0 });
    const { from, until } = rowWindow(rows(10_000), 100_000, 600);
    expect(until - from).toBeLessThan(60);
  });
});
