// Days, units of time, and what lies in an interval.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, liesIn, unitEnd, unitStart } from '../../../client/graph/days.ts';
import type { FuzzyDate } from '../../../client/graph/graph.ts';

const day = fc.integer({ min: dayNumber('0001-01-08'), max: dayNumber('9998-12-31') });
const granularity = fc.constantFrom('DAY', 'WEEK', 'MONTH', 'YEAR');

describe('a day as a number', () => {
  it('comes back as the day that it was', () => {
    expect([dayNumber('1970-01-01'), dayNumber('2024-10-21'), dayOf(0)]).toEqual([0, 20_017, '1970-01-01']);
    fc.assert(fc.property(day, (number) => dayNumber(dayOf(number)) === number));
  });
});

describe('a unit of time', () => {
  it('holds the day that it is asked for, and begins where the one before ends', () => {
    fc.assert(
      fc.property(day, granularity, (number, unit) => {
        const [start, end] = [unitStart(number, unit), unitEnd(number, unit)];
        expect(start).toBeLessThanOrEqual(number);
        expect(end).toBeGreaterThan(number);
        expect(unitStart(end, unit)).toBe(end);
        expect(unitEnd(end - 1, unit)).toBe(end);
      }),
    );
  });

  it('is a week from Monday, a calendar month, a calendar year', () => {
    const unit = (text: string, name: 'WEEK' | 'MONTH' | 'YEAR') => [
      dayOf(unitStart(dayNumber(text), name)),
      dayOf(unitEnd(dayNumber(text), name) - 1),
    ];
    expect(unit('2024-10-27', 'WEEK')).toEqual(['2024-10-21', '2024-10-27']);
    expect(unit('2024-02-10', 'MONTH')).toEqual(['2024-02-01', '2024-02-29']);
    expect(unit('2024-12-31', 'YEAR')).toEqual(['2024-01-01', '2024-12-31']);
    expect(unit('1969-12-31', 'WEEK')).toEqual(['1969-12-29', '1970-01-04']);
  });
});

describe('what lies in an interval', () => {
  const date: FuzzyDate = { start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' };

  it('is what overlaps it, both ends included', () => {
    expect(liesIn(date, { from: '2024-10-20' })).toBe(true);
    expect(liesIn(date, { from: '2024-10-21' })).toBe(false);
    expect(liesIn(date, { until: '2024-10-14' })).toBe(true);
    expect(liesIn(date, { until: '2024-10-13' })).toBe(false);
    expect(liesIn(date, { from: '2024-10-16', until: '2024-10-17' })).toBe(true);
  });

  it('is everything that has no date', () => {
    expect(liesIn(undefined, { from: '2024-10-20', until: '2024-10-20' })).toBe(true);
  });
});
