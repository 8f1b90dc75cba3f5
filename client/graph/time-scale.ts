// The timeline's axis: days to px and back, with long stretches in which nothing was said cut out, and where its ticks stand.
import type { Granularity } from '../api/operations.generated.ts';
import { dayOf, unitEnd, unitStart } from './days.ts';
import { MONTHS } from './words.ts';

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

export interface Tick {
  x: number;
  label?: string | undefined;
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

/** The least room for a label of each unit, and for a small tick, in px. */
const LABEL = { DAY: 46, WEEK: 46, MONTH: 34, YEAR: 36, DECADE: 36, CENTURY: 36 } as const;
const MINOR = 5;
/** The mean width of a character, and what is free between two labels, in px. */
const CHARACTER = 6.2;
const GAP = 8;
const LEVELS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE', 'CENTURY'] as const;
type Level = (typeof LEVELS)[number];
const DAYS_IN: Readonly<Record<Level, number>> = { DAY: 1, WEEK: 7, MONTH: 30.4, YEAR: 365, DECADE: 3652, CENTURY: 36_524 };

/** Labels at the finest unit that leaves them room, small ticks at the finest that can be told apart; none of them overlap. */
export function ticksOf({ segments, xOf }: TimeScale): Tick[] {
  const ticks: Tick[] = [];
  for (const { start, end, left, right, pxPerDay } of segments) {
    const labelled = LEVELS.find((level) => DAYS_IN[level] * pxPerDay >= LABEL[level]) ?? 'CENTURY';
    const minor = LEVELS.find((level) => DAYS_IN[level] * pxPerDay >= MINOR) ?? 'CENTURY';
    let free = -Infinity;
    let lastLabel: number | undefined;
    for (const day of startsBetween(start, end, minor, labelled)) {
      const x = xOf(day);
      if (!isStart(day, labelled) || x < free || (labelled !== 'WEEK' && labelled !== 'DAY' && end - day < DAYS_IN[labelled] / 3)) {
        ticks.push({ x });
        continue;
      }
      const label = labelOf(day, labelled, lastLabel);
      ticks.push({ x, label });
      lastLabel = day;
      free = x + label.length * CHARACTER + GAP;
    }
    // A stretch that is shorter than the unit of its labels still says when it is.
    if (lastLabel === undefined) ticks.push({ x: left, label: stretchLabel(start, end, right - left) });
  }
  return ticks;
}

function* startsBetween(start: number, end: number, minor: Level, labelled: Level): Generator<number> {
  for (let day = start; day < end; day = nextStart(day, minor, labelled)) if (isStart(day, minor) || isStart(day, labelled)) yield day;
}

/** Whole years at a time where no finer ticks are drawn; else day by day, for weeks and months do not begin together. */
function nextStart(day: number, minor: Level, labelled: Level): number {
  const isCoarse = minor !== 'DAY' && minor !== 'WEEK' && labelled !== 'WEEK';
  if (!isCoarse) return day + 1;
  return unitEnd(day, minor === 'MONTH' ? 'MONTH' : 'YEAR');
}

function isStart(day: number, level: Level): boolean {
  if (level === 'DECADE' || level === 'CENTURY') {
    const date = dayOf(day);
    return date.endsWith('-01-01') && Number(date.slice(0, 4)) % (level === 'DECADE' ? 10 : 100) === 0;
  }
  return unitStart(day, level) === day;
}

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

function labelOf(day: number, level: Level, before: number | undefined): string {
  const date = dayOf(day);
  const [year, month] = [date.slice(0, 4).replace(/^0+/u, ''), MONTHS[Number(date.slice(5, 7)) - 1]!];
  if (level === 'YEAR' || level === 'DECADE' || level === 'CENTURY') return year;
  if (level === 'MONTH') return before === undefined || date.slice(5, 7) === '01' ? `${month} ${year}` : month;
  const isNewMonth = before === undefined || dayOf(before).slice(0, 7) !== date.slice(0, 7);
  if (isNewMonth) return shortDay(day, before === undefined || dayOf(before).slice(0, 4) !== date.slice(0, 4));
  return `${WEEKDAYS[((day % 7) + 7) % 7]} ${Number(date.slice(8))}`;
}

/** "Jun 2024" where most of the stretch is that month. */
function stretchLabel(start: number, end: number, width: number): string {
  const middle = dayOf(Math.floor((start + end) / 2));
  if (end - start < 20 && width >= VAGUE) return shortDay(start, true);
  return end - start > 200 ? middle.slice(0, 4) : `${MONTHS[Number(middle.slice(5, 7)) - 1]!} ${middle.slice(0, 4)}`;
}

function shortDay(day: number, year: boolean): string {
  const date = dayOf(day);
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!}${year ? ` ${date.slice(0, 4).replace(/^0+/u, '')}` : ''}`;
}
