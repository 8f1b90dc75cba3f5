// Days gathered into the spans of a calendar.
import { parseFuzzyDate } from './dates.ts';

export type Granularity = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const DAY_MS = 86_400_000;
const LAST_DAY = '9999-12-31';

/**
 * The first and the last day of the span that a day lies in; all `YYYY-MM-DD`. WEEK is the ISO 8601 week, Monday to Sunday; the last one of the calendar
 * is cut off at its end, 9999-12-31.
 */
export function calendarSpanOf(day: string, granularity: Granularity): { start: string; end: string } {
  if (granularity === 'WEEK') {
    const time = Date.parse(day);
    const sinceMonday = (new Date(time).getUTCDay() + 6) % 7;
    const monday = time - sinceMonday * DAY_MS;
    return { start: dayOf(monday), end: dayOf(Math.min(monday + 6 * DAY_MS, Date.parse(LAST_DAY))) };
  }
  const { start, end } = parseFuzzyDate(day.slice(0, { DAY: 10, MONTH: 7, YEAR: 4 }[granularity]))!;
  return { start, end };
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
