// The timeline's axis: days to px and back, with long stretches in which nothing was said cut out.
import type { Granularity } from '../api/operations.generated.ts';
import { unitEnd, unitStart } from './days.ts';

/** Days as numbers, `end` excluded; px, `right` excluded. */
export interface Segment {
  start: number;
  end: number;
  left: number;
  right: number;
  pxPerDay: number;
}

export interface TimeScale {
  segments: readonly Segment[];
  width: number;
  /** Where a day begins; days that are cut out or lie outside stand at the nearest edge. */
  xOf(day: number): number;
  /** The day at a place. */
  dayAt(x: number): number;
}

/** What a cut takes, in px. */
const BREAK = 22;
/** A gap is cut where it takes more than this part of the axis and leaves more than this many units. */
const CUT_PART = 0.3;
const CUT_UNITS = 10;
/** A stretch of which no day is known, only ranges, takes no more than this, in px. */
const VAGUE = 72;

/**
 * @param occupied days as numbers, both included, in any order, in which something was said; without any, the axis has no segment
 * @param width in px, at least 1
 */
export function createTimeScale(occupied: readonly Span[], granularity: Granularity, width: number): TimeScale {
  const spans = mergeSpans(occupied.map(({ start, end }) => ({ start: unitStart(start, granularity), end: unitEnd(end, granularity) })));
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return { segments: [], width, xOf: () => 0, dayAt: () => 0 };
  const unit = unitEnd(first.start, granularity) - first.start;
  const whole = last.end - first.start;
  const kept: { start: number; end: number }[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    const gap = before ? span.start - before.end : Infinity;
    if (before && (gap <= CUT_UNITS * unit || gap <= CUT_PART * whole)) before.end = span.end;
    else kept.push({ ...span });
  }
  // A unit of air on either side, so that what is first and last can be brushed past.
  const padded = kept.map(({ start, end }) => ({ start: unitStart(start - 1, granularity), end: unitEnd(end, granularity) }));
  const widths = widthsOf(padded, occupied, Math.max(1, width - BREAK * (padded.length - 1)));
  let left = 0;
  const segments = padded.map(({ start, end }, place) => {
    const segment = { start, end, left, right: left + widths[place]!, pxPerDay: widths[place]! / (end - start) };
    left = segment.right + BREAK;
    return segment;
  });
  return {
    segments,
    width,
    xOf(day) {
      const segment = segments.find(({ end }) => day < end) ?? segments.at(-1)!;
      return Math.min(segment.right, segment.left + Math.max(0, day - segment.start) * segment.pxPerDay);
    },
    dayAt(x) {
      const segment = segments.find(({ right }) => x < right) ?? segments.at(-1)!;
      const day = segment.start + Math.floor((x - segment.left) / segment.pxPerDay + 1e-9);
      return Math.max(segment.start, Math.min(segment.end - 1, day));
    },
  };
}

/** One scale for all stretches, but for those of which no day is known, which make room for the others. */
function widthsOf(stretches: readonly Span[], occupied: readonly Span[], width: number): number[] {
  const daysIn = (list: readonly Span[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
  const isVague = (stretch: Span) =>
    occupied.every(({ start, end }) => start !== end || start < stretch.start || start >= stretch.end) &&
    ((stretch.end - stretch.start) * width) / daysIn(stretches) > VAGUE;
  const exact = stretches.filter((stretch) => !isVague(stretch));
  const room = VAGUE * (stretches.length - exact.length);
  if (exact.length === 0 || 2 * room > width) return stretches.map(({ start, end }) => ((end - start) * width) / daysIn(stretches));
  const left = width - room;
  return stretches.map((stretch) => (exact.includes(stretch) ? ((stretch.end - stretch.start) * left) / daysIn(exact) : VAGUE));
}

interface Span {
  start: number;
  end: number;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const before = merged.at(-1);
    if (before && span.start <= before.end) before.end = Math.max(before.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
