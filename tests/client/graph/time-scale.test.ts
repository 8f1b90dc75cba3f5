// The timeline's axis: every day that matters has its place, and every place its day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '../../../client/graph/days.ts';
import { createTimeScale } from '../../../client/graph/time-scale.ts';
import { ticksOf } from '../../../client/graph/time-ticks.ts';
import { granularity, spansOf, statements } from './timelines.ts';

const width = fc.integer({ min: 120, max: 2_000 });

describe('the axis', () => {
  it('shows every day on which something was said, within its width and in order', () => {
    fc.assert(
      fc.property(statements, granularity, width, (list, unit, px) => {
        const scale = createTimeScale(spansOf(list), unit, px);
        const days = spansOf(list).flatMap(({ start, end }) => [start, end]);
        for (const day of days) {
          expect(scale.segments.some(({ start, end }) => day >= start && day < end)).toBe(true);
          expect(scale.xOf(day)).toBeGreaterThanOrEqual(0);
          expect(scale.xOf(day + 1)).toBeLessThanOrEqual(px + 1e-6);
        }
        const sorted = days.toSorted((a, b) => a - b).map((day) => scale.xOf(day));
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });

  it('finds the day again at its place', () => {
    fc.assert(
      fc.property(statements, granularity, width, (list, unit, px) => {
        const scale = createTimeScale(spansOf(list), unit, px);
        for (const { start, end, pxPerDay } of scale.segments.slice(0, 3)) {
          for (const day of [start, Math.floor((start + end) / 2), end - 1]) {
            expect(scale.dayAt(scale.xOf(day) + pxPerDay / 2)).toBe(day);
          }
        }
      }),
    );
  });

  it('cuts out a long time in which nothing was said, and only that', () => {
    const spans = [
      { start: dayNumber('2024-06-01'), end: dayNumber('2024-06-30') },
      { start: dayNumber('2024-10-14'), end: dayNumber('2024-10-22') },
    ];
    const { segments, xOf } = createTimeScale(spans, 'DAY', 840);
    expect(segments.map(({ start, end }) => [dayOf(start), dayOf(end - 1)])).toEqual([
      ['2024-05-31', '2024-07-01'],
      ['2024-10-13', '2024-10-23'],
    ]);
    // A day in the cut stands where the next stretch begins.
    expect(xOf(dayNumber('2024-08-15'))).toBe(segments[1]!.left);
    expect(createTimeScale([spans[1]!], 'DAY', 840).segments).toHaveLength(1);
  });

  it('has nothing to show where nothing is dated', () => {
    expect(createTimeScale([], 'DAY', 840).segments).toEqual([]);
  });
});

describe('its labels', () => {
  it('keep clear of each other, and no stretch is without one', () => {
    fc.assert(
      fc.property(statements, granularity, width, (list, unit, px) => {
        const scale = createTimeScale(spansOf(list), unit, px);
        const ticks = ticksOf(scale);
        for (const { left, right } of scale.segments) {
          const labels = ticks.flatMap(({ x, label }) => (label !== undefined && x >= left && x < right ? [{ x, label }] : []));
          expect(labels.length).toBeGreaterThan(0);
          for (const [place, { x }] of labels.entries()) {
            const before = labels[place - 1];
            // About 6 px a character.
            if (before) expect(x - before.x).toBeGreaterThan(6 * before.label.length);
          }
        }
      }),
    );
  });

  it('name the day, the week, the month or the year, as there is room', () => {
    const label = (from: string, until: string, px: number) =>
      ticksOf(createTimeScale([{ start: dayNumber(from), end: dayNumber(until) }], 'DAY', px)).flatMap(({ label: text }) => text ?? []);
    expect(label('2024-10-14', '2024-10-18', 840)).toContain('Wed 16');
    expect(label('2024-10-02', '2024-10-30', 840)).toEqual(['7 Oct 2024', 'Mon 14', 'Mon 21', 'Mon 28']);
    expect(label('2024-01-10', '2024-10-30', 840)).toContain('Mar');
    expect(label('1990-01-10', '2024-10-30', 840)).toContain('2000');
  });
});
