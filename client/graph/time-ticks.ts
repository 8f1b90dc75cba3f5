// Where the ticks of the timeline's axis stand, and what they are called.
import { dayOf, unitEnd, unitStart } from './days.ts';
import type { TimeScale } from './time-scale.ts';
import { MONTHS } from './words.ts';

export interface Tick {
  x: number;
  label?: string | undefined;
}

/** The least room for a label of each unit, and for a small tick, in px. */
const LABEL = { DAY: 46, WEEK: 46, MONTH: 34, YEAR: 36, DECADE: 36, CENTURY: 36 } as const;
const MINOR = 5;
/** "14 Oct 2024", in px. */
const FULL_DATE = 72;
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
  if (end - start < 20 && width >= FULL_DATE) return shortDay(start, true);
  return end - start > 200 ? middle.slice(0, 4) : `${MONTHS[Number(middle.slice(5, 7)) - 1]!} ${middle.slice(0, 4)}`;
}

function shortDay(day: number, year: boolean): string {
  const date = dayOf(day);
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!}${year ? ` ${date.slice(0, 4).replace(/^0+/u, '')}` : ''}`;
}
