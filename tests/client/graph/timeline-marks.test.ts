// The marks of the timeline: squares and ranges where statements are few, bars where they are many.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../../../client/graph/days.ts';
import { createTimeScale } from '../../../client/graph/time-scale.ts';
import { timelineMarks, type CountBar } from '../../../client/graph/timeline-marks.ts';
import { bucketsOf, granularity, spansOf, statements, type Unit } from './timelines.ts';

const BASE = 79;

function marksOf(list: Parameters<typeof bucketsOf>[0], unit: Unit, px: number, isKnown = true) {
  const scale = createTimeScale(spansOf(list), unit, px);
  return timelineMarks({ buckets: bucketsOf(list, unit), statements: isKnown ? list : undefined }, unit, scale, BASE);
}

describe('marks of statements', () => {
  it('are one for each that is dated, and cover neither each other nor the axis', () => {
    fc.assert(
      fc.property(statements, granularity, fc.integer({ min: 300, max: 1_400 }), (list, unit, px) => {
        const marks = marksOf(list, unit, px);
        if (marks.as === 'counts') return;
        const all = [...marks.squares, ...marks.ranges];
        expect(all.map(({ id }) => id).toSorted()).toEqual(list.flatMap(({ id, saidAt }) => (saidAt ? [id] : [])).toSorted());
        expect(marks.squares.every(({ start, end }) => start === end)).toBe(true);
        for (const [place, a] of all.entries()) {
          expect(a.y).toBeGreaterThanOrEqual(0);
          expect(a.y + a.height).toBeLessThan(BASE);
          for (const b of all.slice(place + 1)) {
            const isApart = a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6 || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  it('give way to bars where they would be too many under each other, or too close', () => {
    const onOneDay = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        id: `s${place}`,
        saidAt: { start: '2024-10-21', end: '2024-10-21', precision: 'DAY' as const },
        stances: ['ASSERTS' as const],
      }));
    expect(marksOf(onOneDay(5), 'DAY', 800).as).toBe('statements');
    expect(marksOf(onOneDay(6), 'DAY', 800).as).toBe('counts');
    // One every third week of a year: too near each other by day, not by month.
    const overYear = Array.from({ length: 17 }, (_, place) => {
      const day = dayOf(dayNumber('2023-11-01') + 21 * place);
      return { id: `s${place}`, saidAt: { start: day, end: day, precision: 'DAY' as const }, stances: [] };
    });
    expect(marksOf(overYear, 'DAY', 400).as).toBe('counts');
    expect(marksOf(overYear, 'MONTH', 400).as).toBe('statements');
  });

  it('show a range over the days that it may have been', () => {
    const marks = marksOf([{ id: 'r', saidAt: { start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' }, stances: [] }], 'DAY', 900);
    const scale = createTimeScale([{ start: dayNumber('2024-10-14'), end: dayNumber('2024-10-20') }], 'DAY', 900);
    expect(marks).toMatchObject({ as: 'statements', squares: [], ranges: [{ id: 'r', x: scale.xOf(dayNumber('2024-10-14')) + 1 }] });
  });
});

describe('bars', () => {
  it('are as high as their counts, and as their parts together', () => {
    fc.assert(
      fc.property(statements, granularity, fc.integer({ min: 300, max: 1_400 }), (list, unit, px) => {
        const marks = marksOf(list, unit, px, false);
        const bars: readonly CountBar[] = marks.as === 'counts' ? marks.bars : [];
        expect(bars.map(({ count }) => count)).toEqual(bucketsOf(list, unit).map(({ count }) => count));
        for (const bar of bars) {
          expect(bar.y + bar.height).toBeCloseTo(BASE);
          expect(bar.parts.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(bar.height);
          for (const other of bars) if (other.count > bar.count) expect(other.height).toBeGreaterThanOrEqual(bar.height);
        }
      }),
    );
  });
});
