// The order by similarity: a permutation in which those who are alike stand together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriate } from '../../../client/graph/seriation.ts';

/** Points on a line, the nearer the more alike. */
const onLine = (points: readonly number[]) => (a: number, b: number) => -Math.abs(points[a]! - points[b]!);

describe('seriation', () => {
  it('gives everybody a place, and the same place each time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 }), (points) => {
        const order = seriate(points.length, onLine(points));
        expect(order.toSorted((a, b) => a - b)).toEqual(points.map((_, place) => place));
        expect(seriate(points.length, onLine(points))).toEqual(order);
      }),
    );
  });

  it('puts those who are the same next to each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 }), (points) => {
        const order = seriate(points.length, onLine(points)).map((place) => points[place]!);
        const changes = order.filter((point, place) => place > 0 && point !== order[place - 1]).length;
        expect(changes).toBe(Math.max(0, new Set(points).size - 1));
      }),
    );
  });

  it('keeps two camps apart that have nothing in common', () => {
    const camps = fc.array(fc.boolean(), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(camps, (inFirst) => {
        const order = seriate(inFirst.length, (a, b) => (inFirst[a] === inFirst[b] ? 1 : -1)).map((place) => inFirst[place]!);
        expect(order.filter((side, place) => place > 0 && side !== order[place - 1]).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('finds the order of points on a line where they come in groups', () => {
    const points = [40, 1, 21, 0, 41, 20, 2];
    const order = seriate(points.length, onLine(points)).map((place) => points[place]!);
    const upwards = order[0]! < order.at(-1)! ? order : order.toReversed();
    expect(upwards).toEqual([0, 1, 2, 20, 21, 40, 41]);
  });
});
