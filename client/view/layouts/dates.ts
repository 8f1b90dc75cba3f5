// Dates as places on a line: days since 1970, the middle of what is known only as a span, and the scale that drawn positions follow.
import type { DrawnNode, FuzzyDate, Graph, Positions } from '../../graph/graph.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01; whole for a day. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** When it was said, happened or was published; undefined where that is not known, and for what has no time of its own. */
export function timeOf(node: DrawnNode): FuzzyDate | undefined {
  return node.saidAt ?? node.date;
}

/** The middle of the span that is known, in days; whole or half. */
export function middleOf({ start, end }: FuzzyDate): number {
  return (dayOf(start) + dayOf(end)) / 2;
}

export interface TimeScale {
  /** The x of day 0, in px. */
  origin: number;
  pxPerDay: number;
}

export function placeOn({ origin, pxPerDay }: TimeScale, day: number): number {
  return origin + pxPerDay * day;
}

const SAMPLE = 60;
/** How far rounding may carry a node from its day, in px. */
const TOLERANCE = 2;
const ROUGHLY = 60;

/** The scale that most dated nodes stand on; undefined where they stand on none, or fewer than two days are drawn. Nodes that were dragged away do not count. */
export function scaleOf(graph: Graph, positions: Positions): TimeScale | undefined {
  const dated = [...graph.nodes.values()].flatMap((node) => {
    const [time, at] = [timeOf(node), positions.get(node.id)];
    return time && at ? [{ day: middleOf(time), x: at.x }] : [];
  });
  const stride = Math.ceil(dated.length / SAMPLE);
  const sample = dated.filter((_, place) => place % stride === 0);
  const slopes = sample.flatMap((a, place) =>
    sample.slice(place + 1).flatMap((b) => (a.day === b.day ? [] : [(b.x - a.x) / (b.day - a.day)])),
  );
  if (slopes.length === 0) return undefined;
  const rough = scaleThrough(sample, median(slopes));
  // Days that lie close together tell little of the slope, for places are whole px: all that are about right settle it together.
  const close = dated.filter(({ day, x }) => Math.abs(placeOn(rough, day) - x) <= ROUGHLY);
  const meanDay = close.reduce((sum, { day }) => sum + day, 0) / close.length;
  const meanX = close.reduce((sum, { x }) => sum + x, 0) / close.length;
  const spread = close.reduce((sum, { day }) => sum + (day - meanDay) ** 2, 0);
  const pxPerDay = spread === 0 ? rough.pxPerDay : close.reduce((sum, { day, x }) => sum + (day - meanDay) * (x - meanX), 0) / spread;
  const scale = { pxPerDay, origin: meanX - pxPerDay * meanDay };
  const onIt = dated.filter(({ day, x }) => Math.abs(placeOn(scale, day) - x) <= TOLERANCE).length;
  return pxPerDay > 0 && onIt * 2 > dated.length ? scale : undefined;
}

function scaleThrough(points: readonly { day: number; x: number }[], pxPerDay: number): TimeScale {
  return { pxPerDay, origin: median(points.map(({ day, x }) => x - pxPerDay * day)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
