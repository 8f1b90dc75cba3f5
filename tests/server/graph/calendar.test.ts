// Days to the spans of the calendar that they lie in.
import { describe, expect, it } from 'vitest';
import { calendarSpanOf, type Granularity } from '../../../server/graph/calendar.ts';

describe('calendarSpanOf', () => {
  it.each<[string, Granularity, string, string]>([
    ['2024-10-21', 'DAY', '2024-10-21', '2024-10-21'],
    ['2024-10-21', 'WEEK', '2024-10-21', '2024-10-27'],
    ['2024-10-27', 'WEEK', '2024-10-21', '2024-10-27'],
    ['2021-01-01', 'WEEK', '2020-12-28', '2021-01-03'],
    ['1946-01-01', 'WEEK', '1945-12-31', '1946-01-06'],
    ['2024-02-29', 'MONTH', '2024-02-01', '2024-02-29'],
    ['1900-02-03', 'MONTH', '1900-02-01', '1900-02-28'],
    ['2024-12-31', 'MONTH', '2024-12-01', '2024-12-31'],
    ['2024-10-21', 'YEAR', '2024-01-01', '2024-12-31'],
    ['0001-01-01', 'WEEK', '0001-01-01', '0001-01-07'],
    ['0001-01-01', 'YEAR', '0001-01-01', '0001-12-31'],
    ['9999-12-31', 'WEEK', '9999-12-27', '9999-12-31'],
    ['9999-12-31', 'MONTH', '9999-12-01', '9999-12-31'],
  ])('%s lies in the %s from %s to %s', (day, granularity, start, end) => {
    expect(calendarSpanOf(day, granularity)).toEqual({ start, end });
  });
});
