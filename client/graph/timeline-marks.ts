// What the timeline draws: a square for each statement and a hollow bar for each range of days where they are few, else bars that count them.
import type { Granularity, Stance } from '../api/operations.generated.ts';
import { dayNumber, dayOf, unitEnd, unitStart } from './days.ts';
import type { FuzzyDate } from './graph.ts';
import type { TimeScale } from './time-scale.ts';
import { STANCES } from './words.ts';

/** One statement; `stances` in the order of the enum, each once. */
export interface Said {
  id: string;
  saidAt: FuzzyDate | undefined;
  stances: readonly Stance[];
}

/** `count` statements were said from `start` to `end`, both included; one that takes several stances counts with each of them. */
export interface Bucket {
  start: string;
  end: string;
  count: number;
  stances: readonly { stance: Stance; count: number }[];
}

/** In px; `y` is the upper edge, 0 the top of the drawing. `start` and `end` are days, both included. */
interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  start: string;
  end: string;
}

/** A statement that was said on one day. */
export interface Square extends Mark {
  id: string;
  stances: readonly Stance[];
}

/** A statement of which only a stretch of days is known. */
export interface RangeBar extends Mark {
  id: string;
  stances: readonly Stance[];
}

/** Parts stand one on the other, from the bottom; without a stance: statements that take none. */
export interface CountBar extends Mark {
  count: number;
  parts: readonly { stance: Stance | undefined; y: number; height: number }[];
}

export type TimelineMarks =
  | { as: 'statements'; squares: readonly Square[]; ranges: readonly RangeBar[] }
  | { as: 'counts'; bars: readonly CountBar[] };

const UNIT = 10;
const STEP = UNIT + 1.5;
/** Beyond the brush's name at the top, in px. */
const AIR = 20;

export interface TimelineData {
  buckets: readonly Bucket[];
  /** All dated statements, or undefined where there are too many to fetch. */
  statements: readonly Said[] | undefined;
}

/** @param base the height of the axis, in px from the top */
export function timelineMarks(
  { buckets, statements }: TimelineData,
  granularity: Granularity,
  scale: TimeScale,
  base: number,
): TimelineMarks {
  if (scale.segments.length === 0) return { as: 'counts', bars: [] };
  const single = statements && placeStatements(statements, granularity, scale, base);
  return single ?? { as: 'counts', bars: countBars(buckets, scale, base) };
}

/** Undefined where they do not fit under each other. */
function placeStatements(statements: readonly Said[], granularity: Granularity, scale: TimeScale, base: number): TimelineMarks | undefined {
  const dated = statements.flatMap(({ id, saidAt, stances }) => (saidAt ? [{ id, stances, start: saidAt.start, end: saidAt.end }] : []));
  const byTime = dated.toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end) || compare(a.id, b.id));
  const maxLanes = Math.floor((base - AIR) / STEP);
  const lanes: { from: number; until: number }[][] = [];
  const takeLane = (from: number, until: number): number => {
    const free = lanes.findIndex((taken) => taken.every((other) => other.until <= from || other.from >= until));
    const lane = free === -1 ? lanes.push([]) - 1 : free;
    lanes[lane]!.push({ from, until });
    return lane;
  };
  const yOf = (lane: number) => base - 1.5 - UNIT - lane * STEP;
  const ranges: RangeBar[] = [];
  const squares: Square[] = [];
  for (const said of byTime) {
    if (said.start === said.end) continue;
    const [from, until] = [scale.xOf(dayNumber(said.start)), scale.xOf(dayNumber(said.end) + 1)];
    const width = Math.max(UNIT, until - from - 2);
    ranges.push({ ...said, x: from + 1, width, y: yOf(takeLane(from, from + width + 2)), height: UNIT });
  }
  for (const said of byTime) {
    if (said.start !== said.end) continue;
    const day = dayNumber(said.start);
    const [from, until] = [scale.xOf(unitStart(day, granularity)), scale.xOf(unitEnd(day, granularity))];
    // Narrower than a square it would touch its neighbours: then they are counted.
    if (until - from < UNIT) return undefined;
    const x = (from + until - UNIT) / 2;
    squares.push({ ...said, x, width: UNIT, y: yOf(takeLane(x, x + UNIT)), height: UNIT });
  }
  return lanes.length > maxLanes ? undefined : { as: 'statements', squares, ranges };
}

function countBars(buckets: readonly Bucket[], scale: TimeScale, base: number): CountBar[] {
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  // What begins before the stretch that is shown counts where it begins.
  const first = dayOf(scale.segments[0]!.start);
  const shown = buckets.filter(({ end }) => end >= first);
  return shown.map(({ start, end, count, stances }) => {
    const [from, until] = [scale.xOf(dayNumber(start)), scale.xOf(dayNumber(end) + 1)];
    const gap = until - from > 4 ? 1 : 0;
    const height = Math.max(2, ((base - AIR) * count) / most);
    const taken = stances.reduce((sum, one) => sum + one.count, 0);
    const whole = Math.max(taken, count);
    let y = base;
    const part = (stance: Stance | undefined, of: number) => {
      const high = (height * of) / whole;
      y -= high;
      return { stance, y, height: high };
    };
    const known = STANCES.flatMap((stance) => {
      const found = stances.find((one) => one.stance === stance);
      return found ? [part(stance, found.count)] : [];
    });
    // A statement that takes several stances counts with each of them, so what is left is at least what takes none.
    const parts = whole > taken ? [...known, part(undefined, whole - taken)] : known;
    return { x: from, width: Math.max(1, until - from - gap), y: base - height, height, start, end, count, parts };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
