// Calendar days and the units that a timeline counts in. A day is `YYYY-MM-DD`; as a number it is days since 1970-01-01, so that days can be reckoned with.
import type { Granularity } from '../api/operations.generated.ts';
import type { FuzzyDate } from './graph.ts';

/** Both ends included; an end that is absent is open. */
export interface DayInterval {
  from?: string | undefined;
  until?: string | undefined;
}

const DAY_MS = 86_400_000;

export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

export function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** What has no date lies in every interval: it is kept, whatever the time asked for. */
export function liesIn(date: FuzzyDate | undefined, { from, until }: DayInterval): boolean {
  if (!date) return true;
  return (from === undefined || date.end >= from) && (until === undefined || date.start <= until);
}

/** The first day of the unit in which `day` lies; weeks begin on Monday, as the API's do. */
export function unitStart(day: number, granularity: Granularity): number {
  if (granularity === 'DAY') return day;
  // 1970-01-01 was a Thursday.
  if (granularity === 'WEEK') return day - ((((day + 3) % 7) + 7) % 7);
  const date = dayOf(day);
  return dayNumber(granularity === 'MONTH' ? `${date.slice(0, 7)}-01` : `${date.slice(0, 4)}-01-01`);
}

/** The first day after the unit in which `day` lies. */
export function unitEnd(day: number, granularity: Granularity): number {
  const start = unitStart(day, granularity);
  if (granularity === 'DAY') return start + 1;
  if (granularity === 'WEEK') return start + 7;
  // Far enough to be in the next unit, near enough not to skip it.
  return unitStart(start + (granularity === 'MONTH' ? 31 : 366), granularity);
}

/** How many units it takes to cover both days, about: months and years are taken at their mean length. */
export function unitsBetween(from: number, until: number, granularity: Granularity): number {
  const days = { DAY: 1, WEEK: 7, MONTH: 30.44, YEAR: 365.25 }[granularity];
  return Math.max(1, Math.ceil((until - from + 1) / days));
}
