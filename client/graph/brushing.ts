// What the brush sets: days from a place on the axis, steps by key, spans by drag. Days are numbers, both ends included.
import type { Granularity } from '../api/operations.generated.ts';
import { dayNumber, dayOf, unitEnd, unitStart, type DayInterval } from './days.ts';
import type { TimeScale } from './time-scale.ts';

export interface Span {
  from: number;
  until: number;
}

/** The span that a drag from one place to another covers, in whole units. */
export function spanBetween(scale: TimeScale, granularity: Granularity, x0: number, x1: number): Span {
  const [a, b] = [scale.dayAt(Math.min(x0, x1)), scale.dayAt(Math.max(x0, x1))];
  return { from: unitStart(a, granularity), until: unitEnd(b, granularity) - 1 };
}

/** What is brushed, with the ends of the axis for the ends that are open. */
export function spanOf(scale: TimeScale, said: DayInterval | undefined): Span {
  const [first, last] = endsOf(scale);
  return {
    from: said?.from === undefined ? first : dayNumber(said.from),
    until: said?.until === undefined ? last : dayNumber(said.until),
  };
}

export function intervalOf({ from, until }: Span): DayInterval {
  return { from: dayOf(from), until: dayOf(until) };
}

/** The first and the last day of the axis. */
export function endsOf({ segments }: TimeScale): [number, number] {
  return [segments[0]?.start ?? 0, (segments.at(-1)?.end ?? 1) - 1];
}

/** A day some days on; what the axis has cut out is leapt over, and its ends are the last. */
export function stepDay(scale: TimeScale, day: number, days: number): number {
  const [first, last] = endsOf(scale);
  const next = Math.max(first, Math.min(last, day + days));
  const isShown = scale.segments.some(({ start, end }) => next >= start && next < end);
  if (isShown) return next;
  return days > 0 ? scale.segments.find(({ start }) => start > next)!.start : scale.segments.findLast(({ end }) => end <= next)!.end - 1;
}

/** One end moved by some days, never past the other. */
export function moveEnd(scale: TimeScale, span: Span, end: keyof Span, days: number): Span {
  const moved = stepDay(scale, span[end], days);
  return end === 'from' ? { ...span, from: Math.min(moved, span.until) } : { ...span, until: Math.max(moved, span.from) };
}

/** Both ends moved, as far as the axis lets both go. */
export function moveSpan(scale: TimeScale, { from, until }: Span, days: number): Span {
  const [first, last] = endsOf(scale);
  const by = Math.max(first - from, Math.min(last - until, days));
  // What already reaches over the axis stays where it is.
  return Math.sign(by) === Math.sign(days) ? { from: from + by, until: until + by } : { from, until };
}
