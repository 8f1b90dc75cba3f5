// The suite of the port, third part: what the graph held at an instant. An edge was held once both its ends were, and who was not yet known did not speak.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../server/store/store.ts';
import { day, edge, LATE, node } from './sample-graph.ts';

const THEN = { recordedUntil: '2024-12-31T00:00:00.000Z' };
const statement = (id: string) => node(id, 'STATEMENT', { text: `words of ${id}`, act: 'STATE', saidAt: day('2024-10-20') });

/** All statements were recorded early; of some the speaker, the claim, or an edge came late. */
const GRAPH = {
  nodes: [
    node('known', 'OFFICIAL', { name: 'known' }),
    node('latecomer', 'OFFICIAL', { name: 'latecomer' }, LATE),
    node('dam', 'CLAIM', { text: 'dam' }),
    node('toll', 'CLAIM', { text: 'toll' }, LATE),
    node('report', 'SOURCE', { title: 'report' }),
    ...['plain', 'unattributed', 'of-late-claim', 'reattributed', 'late-stance'].map(statement),
  ],
  edges: [
    edge('MADE', 'known', 'plain'),
    edge('EXPRESSES', 'plain', 'dam', { stance: 'ASSERTS' }),
    edge('MADE', 'latecomer', 'unattributed'),
    edge('EXPRESSES', 'unattributed', 'dam', { stance: 'DENIES' }),
    edge('MADE', 'known', 'of-late-claim'),
    edge('EXPRESSES', 'of-late-claim', 'toll', { stance: 'ASSERTS' }),
    edge('MADE', 'known', 'reattributed'),
    edge('EXPRESSES', 'reattributed', 'dam', { stance: 'CONSIDERS' }),
    edge('MADE', 'known', 'late-stance'),
    edge('EXPRESSES', 'late-stance', 'dam', { stance: 'DENIES' }, { recordedAt: LATE }),
    edge('MADE', 'known', 'plain', {}, { id: 'noted again', recordedAt: LATE }),
    edge('ABOUT', 'plain', 'latecomer'),
    edge('ABOUT', 'plain', 'known', {}, { recordedAt: LATE }),
    edge('REPORTED_IN', 'plain', 'report', {}, { recordedAt: LATE }),
    edge('ABOUT', 'dam', 'latecomer'),
  ],
};
/** Somebody whose id comes first turned out to have said it, too. */
const CORRECTION = {
  nodes: [node('abe', 'OFFICIAL', { name: 'abe' })],
  edges: [edge('MADE', 'abe', 'reattributed', {}, { recordedAt: LATE })],
};

export function describeRecorded(name: string, open: () => Promise<Store>): void {
  describe(`${name} store, by what was recorded until then`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await store.write(GRAPH);
      await store.write(CORRECTION);
    });
    afterAll(() => store.close());

    it.each<[string, Parameters<Store['statements']>[0]['filter'], string[]]>([
      ['anything', {}, ['late-stance', 'of-late-claim', 'plain', 'reattributed', 'unattributed']],
      ['a speaker who came later', { speakers: ['latecomer'] }, []],
      ['a claim that came later', { claims: ['toll'] }, []],
      ['a stance on whatever was there', { stances: ['ASSERTS'] }, ['plain']],
      ['a stance that was noted later', { stances: ['DENIES'] }, ['unattributed']],
      ['somebody who came later', { about: ['latecomer'] }, []],
      ['somebody of whom that was noted later', { about: ['known'] }, []],
      ['a source that was found later', { sources: ['report'] }, []],
    ])('statements of %s', async (_what, filter, ids) => {
      const [page] = await store.statements({ filter: { ...filter, ...THEN }, first: 10 });
      expect([page!.items.map(({ id }) => id), page!.totalCount]).toEqual([ids, ids.length]);
      const days = await store.dayCounts({ filter: { ...filter, ...THEN } });
      expect(days.map(({ count }) => count)).toEqual(ids.length === 0 ? [] : [ids.length]);
    });

    it('nothing hangs on whom nobody knew', async () => {
      const [made] = await store.statements({ of: { relation: 'MADE', ids: ['latecomer'] }, filter: THEN, first: 10 });
      expect(made).toEqual({ items: [], hasNextPage: false, totalCount: 0 });
      expect(await store.neighbours({ ids: ['latecomer', 'toll'], filter: THEN, first: 10 })).toEqual([
        { items: [], hasNextPage: false },
        { items: [], hasNextPage: false },
      ]);
      expect(await store.neighbourCounts({ ids: ['latecomer'], filter: THEN })).toEqual([{ edges: 0, nodes: 0 }]);
      expect(await store.edgesBetween({ ids: ['latecomer', 'unattributed'], filter: THEN })).toEqual([]);
    });

    it('a statement passes by its stance once the claim was there', async () => {
      const filter = { stances: ['ASSERTS' as const], ...THEN };
      const ids = ['plain', 'of-late-claim'];
      expect((await store.filterNodes({ ids, filter })).map((found) => found?.id)).toEqual(['plain', undefined]);
      expect((await store.search({ text: 'words', filter, first: 10 })).items.map((hit) => hit.node.id)).toEqual(['plain']);
      expect((await store.scanNodes({ ids, filter, first: 10 })).items.map(({ id }) => id)).toEqual(['plain']);
    });

    it('positions are of those who were known to speak', async () => {
      const speakersOf = async (filter: object) => {
        const [page] = await store.positions({ claims: ['dam'], filter, first: 10 });
        return page!.items.map(({ speaker, statement: { id } }) => `${speaker}: ${id}`);
      };
      expect(await speakersOf(THEN)).toEqual(['known: plain', 'known: reattributed']);
      expect(await speakersOf({})).toEqual(['known: late-stance', 'known: plain', 'abe: reattributed', 'latecomer: unattributed']);
      const [none] = await store.positions({ claims: ['toll'], filter: THEN, first: 10 });
      expect(none).toEqual({ items: [], hasNextPage: false, totalCount: 0 });
    });

    it('stances are of whoever is known to speak now', async () => {
      const { cells } = await store.stanceMatrix({ claims: ['dam'], maxClaims: 9, maxSpeakers: 9 });
      expect(cells.map(({ speaker, statements }) => [speaker, statements])).toEqual([
        ['known', ['late-stance', 'plain']],
        ['abe', ['reattributed']],
        ['latecomer', ['unattributed']],
      ]);
    });

    it('so are stances, agreements and days', async () => {
      const matrix = await store.stanceMatrix({ filter: THEN, claims: ['dam', 'toll'], maxClaims: 9, maxSpeakers: 9 });
      expect(matrix.cells).toEqual([
        { speaker: 'known', claim: 'dam', stances: ['ASSERTS', 'CONSIDERS'], statements: ['plain', 'reattributed'] },
      ]);
      expect((await store.stanceMatrix({ filter: THEN, about: ['latecomer'], maxClaims: 9, maxSpeakers: 9 })).claims).toEqual([]);
      expect(await store.agreements({ filter: THEN, minShared: 1, maxSpeakers: 9 })).toEqual({
        speakers: [{ speaker: 'known', claims: 1 }],
        ties: [],
        truncated: false,
      });
      expect(await store.dayCounts({ filter: THEN })).toEqual([
        {
          day: '2024-10-20',
          count: 5,
          stances: [
            { stance: 'ASSERTS', count: 1 },
            { stance: 'DENIES', count: 1 },
            { stance: 'CONSIDERS', count: 1 },
          ],
        },
      ]);
    });
  });
}
