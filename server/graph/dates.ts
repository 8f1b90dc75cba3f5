// Fuzzy dates and instants as plain values: parsing, checking, comparing. News says "last week"; we keep a span and its precision.

export const DATE_PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'RANGE'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** A calendar span, both ends included, each `YYYY-MM-DD`; `start` is never after `end`. */
export interface FuzzyDate {
  start: string;
  end: string;
  precision: DatePrecision;
}

/** Both ends included, each `YYYY-MM-DD`; an end that is missing is open. */
export interface DateInterval {
  from?: string | undefined;
  until?: string | undefined;
}

/** Whether `text` is a day that exists, `YYYY-MM-DD`, years 0001 to 9999 of the proleptic Gregorian calendar. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Reads `2024` (a year), `2024-06` (a month), `2024-10-21` (a day) or `2024-10-14/2024-10-20` (a range, ISO 8601).
 * Undefined where the text is none of these, a day does not exist, or a range ends before it starts.
 */
export function parseFuzzyDate(text: string): FuzzyDate | undefined {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  if (second !== undefined) {
    return isCalendarDay(first) && isCalendarDay(second) && first <= second ? { start: first, end: second, precision: 'RANGE' } : undefined;
  }
  if (isCalendarDay(first)) return { start: first, end: first, precision: 'DAY' };
  const match = /^(\d{4})(?:-(\d{2}))?$/u.exec(first);
  if (!match || !isCalendarDay(`${match[1]}-${match[2] ?? '01'}-01`)) return undefined;
  if (match[2] === undefined) return { start: `${first}-01-01`, end: `${first}-12-31`, precision: 'YEAR' };
  return {
    start: `${first}-01`,
    end: `${first}-${String(daysInMonth(Number(match[1]), Number(match[2]))).padStart(2, '0')}`,
    precision: 'MONTH',
  };
}

/** What is wrong with a fuzzy date, as the end of a sentence; undefined where nothing is. */
export function faultOfFuzzyDate(date: FuzzyDate): string | undefined {
  const { start, end, precision } = date;
  for (const day of start === end ? [start] : [start, end]) {
    if (!isCalendarDay(day)) return `holds "${day}", which is not a day of the calendar written YYYY-MM-DD`;
  }
  if (start > end) return `starts on ${start}, after it ends on ${end}`;
  if (precision === 'DAY' && start === end) return undefined;
  if (precision === 'RANGE') return undefined;
  const written = precision === 'DAY' ? start : precision === 'MONTH' ? start.slice(0, 7) : start.slice(0, 4);
  const expected = parseFuzzyDate(written);
  return expected?.start === start && expected.end === end
    ? undefined
    : `says precision ${precision}, but ${start} to ${end} is not one ${precision.toLowerCase()}`;
}

/** Whether a span and an interval share a day. */
export function overlaps(date: FuzzyDate, interval: DateInterval): boolean {
  return (interval.from === undefined || date.end >= interval.from) && (interval.until === undefined || date.start <= interval.until);
}

/**
 * The one spelling of an instant that is kept, RFC 3339 in UTC with milliseconds (`2024-10-23T00:00:00.000Z`), so that text order is time order.
 * Undefined where `text` is not an RFC 3339 date-time with an offset, or lies outside the years 0001 to 9999.
 */
export function parseInstant(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/u.exec(text);
  if (!match || !isCalendarDay(match[1]!)) return undefined;
  const millis = Date.parse(text.toUpperCase());
  if (Number.isNaN(millis)) return undefined;
  const kept = new Date(millis).toISOString();
  return /^(?!0000)\d{4}-/u.test(kept) ? kept : undefined;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
