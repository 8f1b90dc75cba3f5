// The timeline against a model written from its definition: random statements, every granularity.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreTimeline } from '../../../server/explore/timeline.ts';
import type { Granularity } from '../../../server/graph/calendar.ts';
import { STANCES, type Stance } from '../../../server/graph/kinds.ts';
import type { Edge } from '../../../server/graph/edge.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { edge, node } from '../../contract/sample-graph.ts';

interface Said {
  start: string | undefined;
  days: number;
  stances: readonly Stance[];
}

const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What two days must have in common to share a bucket. */
const SAME: Readonly<Record<Granularity, (day: string) => string>> = {
  DAY: (day) => day,
  // The Thursday of an ISO week tells its year; the week is told by its Monday.
  WEEK: (day) => [0, 1, 2, 3, 4, 5, 6].map((back) => after(day, -back)).find((one) => new Date(one).getUTCDay() === 1)!,
  MONTH: (day) => day.slice(0, 7),
  YEAR: (day) => day.slice(0, 4),
};

async function storeOf(list: readonly Said[]) {
  const store = createNaiveStore();
  await store.write({
    nodes: [
      node('who', 'OFFICIAL', { name: 'who' }),
      node('claim', 'CLAIM', { text: 'claim' }),
      ...list.map(({ start, days }, place) =>
        node(`s${place}`, 'STATEMENT', {
          text: 'x',
          act: 'STATE',
          ...(start === undefined ? {} : { saidAt: { start, end: after(start, days), precision: 'RANGE' as const } }),
        }),
      ),
    ],
    edges: list.flatMap(({ stances }, place) => [
      edge('MADE', 'who', `s${place}`),
      ...stances.map((stance, nth): Edge => edge('EXPRESSES', `s${place}`, 'claim', { stance }, { id: `e${place}.${nth}` })),
    ]),
  });
  return store;
}

const said: fc.Arbitrary<Said> = fc.record({
  start: fc.option(
    fc.integer({ min: 0, max: 800 }).map((days) => after('2019-11-20', days)),
    { nil: undefined, freq: 4 },
  ),
  days: fc.constantFrom(0, 0, 1, 40),
  stances: fc.array(fc.constantFrom(...STANCES), { maxLength: 3 }),
});

describe('exploreTimeline', () => {
  it.each<Granularity>(['DAY', 'WEEK', 'MONTH', 'YEAR'])(
    'counts each dated statement once, in the %s in which it begins',
    async (granularity) => {
      await fc.assert(
        fc.asyncProperty(fc.array(said, { maxLength: 25 }), async (list) => {
          const buckets = await exploreTimeline(await storeOf(list), { granularity });
          const dated = list.filter(({ start }) => start !== undefined);
          const names = [...new Set(dated.map(({ start }) => SAME[granularity](start!)))].toSorted();
          expect(buckets.map(({ start, count, stances }) => ({ name: SAME[granularity](start), count, stances }))).toEqual(
            names.map((name) => {
              const inside = dated.filter(({ start }) => SAME[granularity](start!) === name);
              const taking = (stance: Stance) => inside.filter(({ stances }) => stances.includes(stance)).length;
              return {
                name,
                count: inside.length,
                stances: STANCES.map((stance) => ({ stance, count: taking(stance) })).filter(({ count }) => count > 0),
              };
            }),
          );
          for (const { start, end } of buckets) {
            // The whole span, and nothing but it.
            expect([start, end].map(SAME[granularity])).toEqual([SAME[granularity](start), SAME[granularity](start)]);
            expect([SAME[granularity](after(start, -1)), SAME[granularity](after(end, 1))]).not.toContain(SAME[granularity](start));
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it('is empty where nothing was said, or nothing is dated', async () => {
    expect(await exploreTimeline(await storeOf([]), { granularity: 'DAY' })).toEqual([]);
    expect(await exploreTimeline(await storeOf([{ start: undefined, days: 0, stances: ['DENIES'] }]), { granularity: 'YEAR' })).toEqual([]);
  });
});
