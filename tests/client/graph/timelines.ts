// Random statements and buckets for the timeline's tests.
import fc from 'fast-check';
import { dayNumber, dayOf, unitEnd, unitStart } from '../../../client/graph/days.ts';
import type { Bucket, Said } from '../../../client/graph/timeline-marks.ts';
import { STANCES } from '../../../client/graph/words.ts';

export const granularity = fc.constantFrom('DAY', 'WEEK', 'MONTH', 'YEAR');

export type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

const START = dayNumber('2019-12-30');

/** Mostly near each other, now and then years apart, as news are. */
const day = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
);

const said: fc.Arbitrary<Omit<Said, 'id'>> = fc.record({
  saidAt: fc.option(
    fc.tuple(day, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }))).map(([start, length]) => ({
      start: dayOf(START + start),
      end: dayOf(START + start + length),
      precision: length === 0 ? ('DAY' as const) : ('RANGE' as const),
    })),
    { nil: undefined },
  ),
  stances: fc.subarray([...STANCES]),
});

export const statements: fc.Arbitrary<Said[]> = fc
  .array(said, { maxLength: 30 })
  .map((list) => list.map((one, place) => ({ ...one, id: `s${place}` })));

/** As the API counts: a statement in the unit in which its time begins. */
export function bucketsOf(list: readonly Said[], unit: Unit): Bucket[] {
  const byUnit = new Map<number, Said[]>();
  for (const one of list) {
    if (!one.saidAt) continue;
    const start = unitStart(dayNumber(one.saidAt.start), unit);
    byUnit.set(start, [...(byUnit.get(start) ?? []), one]);
  }
  return [...byUnit]
    .toSorted(([a], [b]) => a - b)
    .map(([start, inUnit]) => ({
      start: dayOf(start),
      end: dayOf(unitEnd(start, unit) - 1),
      count: inUnit.length,
      stances: STANCES.flatMap((stance) => {
        const count = inUnit.filter(({ stances }) => stances.includes(stance)).length;
        return count > 0 ? [{ stance, count }] : [];
      }),
    }));
}

export function spansOf(list: readonly Said[]): { start: number; end: number }[] {
  return list.flatMap(({ saidAt }) => (saidAt ? [{ start: dayNumber(saidAt.start), end: dayNumber(saidAt.end) }] : []));
}
