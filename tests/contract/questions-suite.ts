// The suite of the port, second part: paths, stances, agreements and days, each definition by a case of its own. Run on each adapter.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Edge } from '../../server/graph/edge.ts';
import type { Stance } from '../../server/graph/kinds.ts';
import type { Node } from '../../server/graph/node.ts';
import type { Path, ShortestPathsQuery } from '../../server/store/questions.ts';
import type { Page, Store } from '../../server/store/store.ts';
import { day, edge, LATE, node, SAMPLE } from './sample-graph.ts';

/** Who says what of which claim; `said` is a day, none where it is missing. */
interface Said {
  id: string;
  by: string;
  of: Readonly<Record<string, Stance>>;
  said?: string;
}

/** Ann asserts dam and holds both poles of toll; Bob denies dam; Cy declines; nobody contests fish, of which most is said. */
const SAID: readonly Said[] = [
  { id: 's1', by: 'ann', of: { dam: 'ASSERTS' }, said: '2024-10-20' },
  { id: 's2', by: 'ann', of: { dam: 'CONSIDERS' }, said: '2024-10-22' },
  { id: 's3', by: 'ann', of: { dam: 'ASSERTS' } },
  { id: 's4', by: 'bob', of: { dam: 'DENIES', toll: 'ASSERTS' }, said: '2024-10-21' },
  { id: 's5', by: 'cy', of: { dam: 'DECLINES_TO_COMMENT' }, said: '2024-10-21' },
  { id: 's6', by: 'ann', of: { toll: 'ASSERTS' }, said: '2024-10-21' },
  { id: 's7', by: 'ann', of: { toll: 'DENIES' }, said: '2024-10-22' },
  { id: 's8', by: 'bob', of: { fish: 'ASSERTS' } },
  { id: 's9', by: 'cy', of: { fish: 'ASSERTS' }, said: '2024-10-22' },
];
const FISH_AGAIN: readonly Said[] = ['t1', 't2', 't3', 't4'].map((id) => ({ id, by: 'cy', of: { fish: 'ASSERTS' } }));

function batchOf(list: readonly Said[]): { nodes: Node[]; edges: Edge[] } {
  return {
    nodes: list.map(({ id, said }) =>
      node(id, 'STATEMENT', { text: id, act: 'STATE', ...(said === undefined ? {} : { saidAt: day(said) }) }),
    ),
    edges: list.flatMap(({ id, by, of }) => [
      edge('MADE', by, id),
      ...Object.entries(of).map(([claim, stance]) => edge('EXPRESSES', id, claim, { stance })),
    ]),
  };
}

const STAGE = {
  nodes: [
    ...['ann', 'bob', 'cy'].map((id) => node(id, 'OFFICIAL', { name: id })),
    ...['dam', 'toll', 'fish', 'never'].map((id) => node(id, 'CLAIM', { text: id })),
    node('river', 'EVENT', { name: 'river' }),
  ],
  edges: [edge('ABOUT', 'fish', 'river'), edge('ABOUT', 'dam', 'river')],
};

export function describeQuestions(name: string, open: () => Promise<Store>): void {
  describe(`${name} store, counting`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await store.write(STAGE);
      await store.write(batchOf([...SAID, ...FISH_AGAIN]));
    });
    afterAll(() => store.close());
    const caps = { maxClaims: 9, maxSpeakers: 9 };

    describe('stances', () => {
      it('are those on the contested claims with the most speakers where no claim is asked for', async () => {
        const { claims, speakers, cells, truncated } = await store.stanceMatrix(caps);
        expect(claims).toEqual(['dam', 'toll']);
        expect(speakers).toEqual(['ann', 'bob', 'cy']);
        expect(cells).toEqual([
          { speaker: 'ann', claim: 'dam', stances: ['ASSERTS', 'CONSIDERS'], statements: ['s2', 's1', 's3'] },
          { speaker: 'ann', claim: 'toll', stances: ['ASSERTS', 'DENIES'], statements: ['s7', 's6'] },
          { speaker: 'bob', claim: 'dam', stances: ['DENIES'], statements: ['s4'] },
          { speaker: 'bob', claim: 'toll', stances: ['ASSERTS'], statements: ['s4'] },
          { speaker: 'cy', claim: 'dam', stances: ['DECLINES_TO_COMMENT'], statements: ['s5'] },
        ]);
        expect(truncated).toBe(false);
      });

      it.each<[string, Omit<Parameters<Store['stanceMatrix']>[0], 'maxClaims' | 'maxSpeakers'>, string[]]>([
        ['claims asked for, most statements first', { claims: ['dam', 'fish', 'nobody', 'never'] }, ['fish', 'dam']],
        ['claims about something', { about: ['river'] }, ['fish', 'dam']],
        ['both at once', { claims: ['toll', 'dam'], about: ['river'] }, ['dam']],
        ['claims that the filter names too', { claims: ['toll', 'dam'], filter: { claims: ['toll', 'fish'] } }, ['toll']],
        ['no claims', { claims: [] }, []],
        ['nothing that claims are about', { about: [] }, []],
        ['what the filter leaves, contested over the whole graph', { filter: { speakers: ['cy'] } }, ['dam']],
      ])('are those on %s', async (_what, query, claims) => {
        expect((await store.stanceMatrix({ ...query, ...caps })).claims).toEqual(claims);
      });

      it('keep the claims, then the speakers, with the most statements', async () => {
        const { claims, speakers, truncated } = await store.stanceMatrix({ claims: ['dam', 'fish'], maxClaims: 1, maxSpeakers: 1 });
        expect([claims, speakers, truncated]).toEqual([['fish'], ['cy'], true]);
      });

      it('drop a claim with its last speaker', async () => {
        const { claims, speakers, truncated } = await store.stanceMatrix({ claims: ['toll', 'fish'], maxClaims: 2, maxSpeakers: 1 });
        expect([claims, speakers, truncated]).toEqual([['fish'], ['cy'], true]);
      });
    });

    describe('agreements', () => {
      it('count who holds both poles on both sides, once a claim', async () => {
        const { speakers, ties, truncated } = await store.agreements({ minShared: 1, maxSpeakers: 9 });
        expect(speakers).toEqual([
          { speaker: 'cy', claims: 1 },
          { speaker: 'ann', claims: 2 },
          { speaker: 'bob', claims: 3 },
        ]);
        expect(ties).toEqual([
          { source: 'ann', target: 'bob', agreements: 1, clashes: 2, shared: 2 },
          { source: 'bob', target: 'cy', agreements: 1, clashes: 0, shared: 1 },
        ]);
        expect(truncated).toBe(false);
      });

      it('leave out pairs that share too little, and speakers past the cap', async () => {
        const few = await store.agreements({ minShared: 2, maxSpeakers: 9 });
        expect(few.ties.map(({ source, target }) => [source, target])).toEqual([['ann', 'bob']]);
        expect(few.speakers).toHaveLength(3);
        const capped = await store.agreements({ minShared: 1, maxSpeakers: 2 });
        expect([capped.speakers.map(({ speaker }) => speaker), capped.ties, capped.truncated]).toEqual([['cy', 'ann'], [], true]);
      });

      it('are by the stances that pass', async () => {
        const { ties } = await store.agreements({ filter: { stances: ['ASSERTS'] }, minShared: 1, maxSpeakers: 9 });
        expect(ties.map(({ agreements, clashes }) => [agreements, clashes])).toEqual([
          [1, 0],
          [1, 0],
        ]);
        const silent = await store.agreements({ filter: { stances: ['CONSIDERS'] }, minShared: 1, maxSpeakers: 9 });
        expect(silent).toEqual({ speakers: [], ties: [], truncated: false });
      });
    });

    describe('days', () => {
      it('count dated statements, and the stances that they take', async () => {
        expect(await store.dayCounts({})).toEqual([
          { day: '2024-10-20', count: 1, stances: [{ stance: 'ASSERTS', count: 1 }] },
          {
            day: '2024-10-21',
            count: 3,
            stances: [
              { stance: 'ASSERTS', count: 2 },
              { stance: 'DENIES', count: 1 },
              { stance: 'DECLINES_TO_COMMENT', count: 1 },
            ],
          },
          {
            day: '2024-10-22',
            count: 3,
            stances: [
              { stance: 'ASSERTS', count: 1 },
              { stance: 'DENIES', count: 1 },
              { stance: 'CONSIDERS', count: 1 },
            ],
          },
        ]);
      });

      it('count only stances that pass', async () => {
        expect(await store.dayCounts({ filter: { claims: ['dam'], said: { until: '2024-10-21' } } })).toEqual([
          { day: '2024-10-20', count: 1, stances: [{ stance: 'ASSERTS', count: 1 }] },
          {
            day: '2024-10-21',
            count: 2,
            stances: [
              { stance: 'DENIES', count: 1 },
              { stance: 'DECLINES_TO_COMMENT', count: 1 },
            ],
          },
        ]);
      });
    });
  });

  describe(`${name} store, counting what was written since`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await store.write(STAGE);
      await store.write(batchOf([...SAID, ...FISH_AGAIN]));
    });
    afterEach(() => store.close());

    it('takes statements without a stance where none is asked for', async () => {
      const days = ['0001-01-01', '1899-12-31', '9999-12-31'];
      await store.write({ nodes: days.map((one) => node(one, 'STATEMENT', { text: 'x', act: 'WARN', saidAt: day(one) })), edges: [] });
      const counts = days.map((one) => ({ day: one, count: 1, stances: [] }));
      expect(await store.dayCounts({ filter: { acts: ['WARN'] } })).toEqual(counts);
      expect(await store.dayCounts({ filter: { acts: ['WARN'], said: { until: '1899-12-31' } } })).toEqual(counts.slice(0, 2));
    });

    it('follow a statement to another day', async () => {
      await store.write({ nodes: [node('s1', 'STATEMENT', { text: 's1', act: 'STATE', saidAt: day('2024-10-22') })], edges: [] });
      expect((await store.dayCounts({})).map((one) => [one.day, one.count])).toEqual([
        ['2024-10-21', 3],
        ['2024-10-22', 4],
      ]);
    });

    it('puts the claim with the most speakers first, or with the most statements where claims are asked for', async () => {
      await store.write(batchOf(['u1', 'u2', 'u3'].map((id) => ({ id, by: 'ann', of: { toll: 'ASSERTS' } }))));
      expect((await store.stanceMatrix({ maxClaims: 9, maxSpeakers: 9 })).claims).toEqual(['dam', 'toll']);
      expect((await store.stanceMatrix({ maxClaims: 1, maxSpeakers: 9 })).claims).toEqual(['dam']);
      expect((await store.stanceMatrix({ claims: ['dam', 'toll'], maxClaims: 9, maxSpeakers: 9 })).claims).toEqual(['toll', 'dam']);
    });

    it('takes a stance that somebody corrected', async () => {
      await store.write({ nodes: [], edges: [edge('EXPRESSES', 's4', 'dam', { stance: 'ASSERTS' })] });
      const { ties } = await store.agreements({ filter: { claims: ['dam'] }, minShared: 1, maxSpeakers: 9 });
      expect(ties).toEqual([{ source: 'ann', target: 'bob', agreements: 1, clashes: 0, shared: 1 }]);
    });
  });

  describe(`${name} store, shortest paths`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await store.write(SAMPLE);
    });
    afterAll(() => store.close());

    const ids = ({ items }: Page<Path>) => items.map(({ nodes }) => nodes.map(({ id }) => id).join(' '));
    const ask = (query: Partial<ShortestPathsQuery>) => store.shortestPaths({ from: 'kor', to: 'neb', maxLength: 8, first: 10, ...query });

    it('go along edges in either direction', async () => {
      const answer = await ask({});
      expect(ids(answer).toSorted()).toEqual(['kor s1 rus neb', 'kor s1 s2 neb', 'kor s1 s2 neb'].toSorted());
      expect(answer.hasNextPage).toBe(false);
      for (const { nodes, edges } of answer.items) {
        const joined = edges.map(({ from, to }) => [from, to].toSorted());
        expect(joined).toEqual(edges.map((_, at) => [nodes[at]!.id, nodes[at + 1]!.id].toSorted()));
      }
    });

    it('count parallel edges as different', async () => {
      const answer = await ask({ from: 's2', to: 'article' });
      expect(answer.items.map(({ edges }) => edges[0]!.id).toSorted()).toEqual(['REPORTED_IN--s2--article', 'second place']);
    });

    it('are as many as asked for, and say that there are more', async () => {
      const answer = await ask({ first: 2 });
      expect([answer.items.length, answer.hasNextPage]).toEqual([2, true]);
    });

    it('are one node where both ends are the same', async () => {
      const answer = await ask({ from: 'lonely', to: 'lonely', maxLength: 1, filter: { kinds: [], edgeKinds: [] } });
      expect([ids(answer), answer.items[0]!.edges, answer.hasNextPage]).toEqual([['lonely'], [], false]);
    });

    it.each<[string, Partial<ShortestPathsQuery>]>([
      ['an end is unknown', { to: 'nobody' }],
      ['both ends are one that is unknown', { from: 'nobody', to: 'nobody' }],
      ['nothing joins them', { to: 'lonely' }],
      ['they are too far apart', { maxLength: 2 }],
      ['no edge passes', { filter: { edgeKinds: [] } }],
      ['no node between them passes', { filter: { kinds: ['OFFICIAL', 'COUNTRY'] } }],
      ['an end was recorded too late', { from: 's4', filter: { recordedUntil: '2024-12-31T00:00:00.000Z' } }],
      ['an end was recorded too late, and is both', { from: 's4', to: 's4', filter: { recordedUntil: '2024-12-31T00:00:00.000Z' } }],
    ])('are none where %s', async (_when, query) => {
      expect(await ask(query)).toEqual({ items: [], hasNextPage: false });
    });

    it('keep their ends whatever kind, stance or time these have', async () => {
      const filter = { kinds: ['OFFICIAL' as const], stances: [], said: { from: '2030-01-01' } };
      expect(ids(await ask({ from: 's2', to: 's4', filter }))).toEqual(['s2 neb s4', 's2 neb s4']);
    });

    it('lead only through what was recorded by then', async () => {
      expect(ids(await ask({ from: 'rumours', to: 'neb', filter: { recordedUntil: LATE } }))).toEqual(['rumours s4 neb']);
      const earlier = await ask({ from: 'rumours', to: 'neb', filter: { recordedUntil: '2024-12-31T00:00:00.000Z' } });
      expect(new Set(ids(earlier))).toEqual(new Set(['rumours troops s2 neb', 'rumours troops rus neb']));
    });
  });
}
