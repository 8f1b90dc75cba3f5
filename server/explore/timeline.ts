// How much was said when, and with which stance: days gathered into days, weeks, months or years.
import { calendarSpanOf, type Granularity } from '../graph/calendar.ts';
import { STANCES } from '../graph/kinds.ts';
import type { DayCount, DayCountsQuery, StanceCount } from '../store/questions.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';

export interface TimelineBucket {
  /** First and last day, both `YYYY-MM-DD`, both included. */
  start: string;
  end: string;
  count: number;
  stances: StanceCount[];
}

export interface TimelineQuery extends DayCountsQuery {
  granularity: Granularity;
}

/** Ascending; buckets in which nothing was said are left out. */
export async function exploreTimeline(
  store: StoreReader,
  { granularity, ...query }: TimelineQuery,
  options: ReadOptions = {},
): Promise<TimelineBucket[]> {
  const buckets = new Map<string, { start: string; end: string; days: DayCount[] }>();
  for (const day of await store.dayCounts(query, options)) {
    const span = calendarSpanOf(day.day, granularity);
    const bucket = buckets.get(span.start) ?? { ...span, days: [] };
    buckets.set(span.start, bucket);
    bucket.days.push(day);
  }
  return [...buckets.values()].map(({ start, end, days }) => ({
    start,
    end,
    count: days.reduce((sum, { count }) => sum + count, 0),
    stances: STANCES.map((stance) => ({
      stance,
      count: days.reduce((sum, day) => sum + (day.stances.find((one) => one.stance === stance)?.count ?? 0), 0),
    })).filter(({ count }) => count > 0),
  }));
}
