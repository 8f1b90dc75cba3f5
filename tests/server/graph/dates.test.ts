// Fuzzy dates and instants: what is read, what is refused, and that a date never lies about its precision.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfFuzzyDate, isCalendarDay, overlaps, parseFuzzyDate, parseInstant } from '../../../server/graph/dates.ts';

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('parseFuzzyDate', () => {
  it.each([
    ['2024-10-21', { start: '2024-10-21', end: '2024-10-21', precision: 'DAY' }],
    ['2024-02', { start: '2024-02-01', end: '2024-02-29', precision: 'MONTH' }],
    ['2023-02', { start: '2023-02-01', end: '2023-02-28', precision: 'MONTH' }],
    ['1900-02', { start: '1900-02-01', end: '1900-02-28', precision: 'MONTH' }],
    ['2022', { start: '2022-01-01', end: '2022-12-31', precision: 'YEAR' }],
    ['2024-10-14/2024-10-20', { start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' }],
  ])('reads %s', (text, date) => {
    expect(parseFuzzyDate(text)).toEqual(date);
  });

  it.each([
    '',
    'last week',
    '2024-13',
    '2024-02-30',
    '0000',
    '2024-10-20/2024-10-14',
    '2024-10-14/',
    '2024/2025',
    '2024-1-1',
    '2024-10-14/2024-10-15/2024-10-16',
  ])('refuses "%s"', (text) => {
    expect(parseFuzzyDate(text)).toBeUndefined();
  });

  it('gives only dates without a fault', () => {
    const text = fc.oneof(
      day,
      day.map((value) => value.slice(0, 7)),
      day.map((value) => value.slice(0, 4)),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(faultOfFuzzyDate(parseFuzzyDate(value)!)).toBeUndefined();
      }),
    );
  });
});

describe('isCalendarDay', () => {
  it('agrees with the calendar of the platform', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(parts, ([year, month, date]) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(isCalendarDay(text)).toBe(exists);
      }),
    );
  });
});

describe('faultOfFuzzyDate', () => {
  it.each([
    [{ start: '2024-10-22', end: '2024-10-21', precision: 'RANGE' }, /after it ends/u],
    [{ start: '2024-02-30', end: '2024-03-01', precision: 'RANGE' }, /2024-02-30/u],
    [{ start: '2024-10-01', end: '2024-10-30', precision: 'MONTH' }, /not one month/u],
    [{ start: '2024-01-01', end: '2024-01-02', precision: 'DAY' }, /not one day/u],
  ] as const)('names what is wrong with %j', (date, sentence) => {
    expect(faultOfFuzzyDate(date)).toMatch(sentence);
  });
});

describe('overlaps', () => {
  it('is true exactly where the two share a day', () => {
    const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { start: a, end: b } : { start: b, end: a }));
    fc.assert(
      fc.property(span, fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), ({ start, end }, from, until) => {
        fc.pre(from === undefined || until === undefined || from <= until);
        const first = from === undefined || start > from ? start : from;
        const last = until === undefined || end < until ? end : until;
        expect(overlaps({ start, end, precision: 'RANGE' }, { from, until })).toBe(first <= last);
      }),
    );
  });
});

describe('parseInstant', () => {
  it.each([
    ['2024-10-23T00:00:00Z', '2024-10-23T00:00:00.000Z'],
    ['2024-10-23T02:30:00.5+02:00', '2024-10-23T00:30:00.500Z'],
    ['2024-10-23t00:00:00z', '2024-10-23T00:00:00.000Z'],
  ])('brings %s to one spelling', (text, kept) => {
    expect(parseInstant(text)).toBe(kept);
  });

  it.each(['2024-10-23', '2024-10-23T00:00:00', '2024-02-30T00:00:00Z', '2024-10-23T24:00:00Z', '0001-01-01T00:00:00+01:00', 'now'])(
    'refuses %s',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});
