// The suite of the port: what every store must answer, and refuse. Run on each adapter.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GraphError } from '../../server/graph/graph-error.ts';
import type { EdgeKind } from '../../server/graph/kinds.ts';
import type { Store } from '../../server/store/store.ts';
import { describeKeeping } from './keeping-suite.ts';
import { describeOrder } from './order-suite.ts';
import { day, edge, LATE, node, SAMPLE } from './sample-graph.ts';

/** `open` gives a new, empty store each time. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`${name} store`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const codeOf = async (work: Promise<unknown>) => {
      const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return error instanceof GraphError ? error.code : error;
    };

    describe('writing', () => {
      it('counts what is new, changed and as it was', async () => {
        const all = SAMPLE.nodes.length + SAMPLE.edges.length;
        expect(await store.write(SAMPLE)).toMatchObject({ created: all, updated: 0, unchanged: 0 });
        expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0, unchanged: all });
      });

      it('keeps the first recordedAt and what the new record leaves out, and unites lists', async () => {
        await store.write({ nodes: [node('kor', 'COUNTRY', { name: 'Korea', iso3: 'KOR', aliases: ['Seoul'] })], edges: [] });
        const again = node('kor', 'COUNTRY', { name: 'South Korea', aliases: ['ROK', 'Seoul'] }, LATE);
        expect(await store.write({ nodes: [again], edges: [] })).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
        expect(await store.nodes(['kor'])).toEqual([
          node('kor', 'COUNTRY', { name: 'South Korea', iso3: 'KOR', aliases: ['Seoul', 'ROK'] }),
        ]);
      });

      it('finds a changed node by its new words and in its new place in time', async () => {
        await store.write(SAMPLE);
        await store.write({
          nodes: [node('s1', 'STATEMENT', { text: 'Soldiers were dispatched', act: 'STATE', saidAt: day('2024-12-24') })],
          edges: [],
        });
        const found = await store.search({ text: 'dispatched', first: 5 });
        expect(found.items.map((hit) => hit.node.id)).toEqual(['s1']);
        expect((await store.search({ text: 'sent', first: 5 })).items).toEqual([]);
        const [page] = await store.neighbours({ ids: ['troops'], first: 1 });
        expect(page!.items.map((item) => item.node.id)).toEqual(['s1']);
      });

      it('writes nothing of a batch that has a fault, and names each', async () => {
        const batch = {
          nodes: [node('good', 'CLAIM', { text: 'x' }), node('bad', 'CLAIM', { text: '' })],
          edges: [edge('CONTRADICTS', 'good', 'nowhere'), edge('MADE', 'good', 'good')],
        };
        const error = await store.write(batch).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(GraphError);
        const { code, details } = error as GraphError;
        expect(code).toBe('INVALID_BATCH');
        expect(details.problems?.map(({ part, index, missingEnd }) => [part, index, missingEnd])).toEqual([
          ['nodes', 1, undefined],
          ['edges', 0, 'nowhere'],
          ['edges', 1, undefined],
        ]);
        expect(await store.nodes(['good'])).toEqual([null]);
        expect((await store.stats()).nodes).toBe(0);
      });

      it.each<[string, () => Promise<unknown>]>([
        ['an id that stands for another kind', () => store.write({ nodes: [node('kor', 'CLAIM', { text: 'x' })], edges: [] })],
        [
          'an edge whose id joins others',
          () => store.write({ nodes: [], edges: [edge('MADE', 'rus', 's1', {}, { id: 'MADE--kor--s1' })] }),
        ],
        ['an edge between kinds that it may not join', () => store.write({ nodes: [], edges: [edge('MADE', 's1', 'kor')] })],
        [
          'a claim that contradicts itself',
          () => store.write({ nodes: [node('odd', 'CLAIM', { text: 'x' })], edges: [edge('CONTRADICTS', 'odd', 'odd')] }),
        ],
        [
          'the same node twice',
          () => store.write({ nodes: [node('a', 'CLAIM', { text: 'x' }), node('a', 'CLAIM', { text: 'y' })], edges: [] }),
        ],
        ['a NUL', () => store.write({ nodes: [node('a', 'CLAIM', { text: 'x\u0000y' })], edges: [] })],
        ['a huge integer', () => store.write({ nodes: [], edges: [edge('REPORTED_IN', 's1', 'article', { paragraph: 2 ** 60 })] })],
      ])('refuses %s', async (_what, write) => {
        await store.write(SAMPLE);
        const before = await store.stats();
        expect(await codeOf(write())).toBe('INVALID_BATCH');
        expect(await store.stats()).toEqual(before);
      });

      it('takes ids and texts of any characters', async () => {
        const nasty = 'Ünï "quoted" \'tick` <b> %_ ; DROP TABLE node; -- 漢字 😀';
        await store.write({ nodes: [node(nasty, 'CLAIM', { text: nasty })], edges: [] });
        expect(await store.nodes([nasty])).toEqual([node(nasty, 'CLAIM', { text: nasty })]);
        expect((await store.search({ text: nasty, first: 5 })).items.map((hit) => hit.node.id)).toEqual([nasty]);
      });
    });

    describe('reading', () => {
      beforeEach(() => store.write(SAMPLE));

      it('gives nodes in the order asked, null where there is none', async () => {
        const found = await store.nodes(['s1', 'nobody', 'kor', 's1']);
        expect(found.map((item) => item?.id)).toEqual(['s1', undefined, 'kor', 's1']);
      });

      it('counts degrees by kind and direction', async () => {
        expect(await store.degrees(['s2', 'nobody'])).toEqual([
          [
            { kind: 'MADE', direction: 'IN', count: 1 },
            { kind: 'EXPRESSES', direction: 'OUT', count: 1 },
            { kind: 'RESPONDS_TO', direction: 'OUT', count: 1 },
            { kind: 'MADE_AT', direction: 'OUT', count: 1 },
            { kind: 'REPORTED_IN', direction: 'OUT', count: 2 },
            { kind: 'REPORTED_BY', direction: 'OUT', count: 2 },
          ],
          [],
        ]);
      });

      it.each<[EdgeKind, 'OUT' | 'IN', string, string[]]>([
        ['REPORTED_BY', 'OUT', 's2', ['neb', 'nato']],
        ['EXPRESSES', 'IN', 'troops', ['s1', 's2', 's3']],
        ['MADE', 'OUT', 'neb', ['s2', 's4']],
        ['MADE', 'OUT', 'nobody', []],
      ])('gives the %s edges %s of %s', async (kind, direction, id, others) => {
        const [edges] = await store.edgesOf({ ids: [id], kind, direction });
        expect(edges!.map((item) => (direction === 'OUT' ? item.to : item.from))).toEqual(others);
      });

      it('pages through neighbours newest first, undated last, each once', async () => {
        const seen: string[] = [];
        let after: Parameters<Store['neighbours']>[0]['after'];
        for (;;) {
          const [page] = await store.neighbours({ ids: ['s2'], first: 2, after });
          seen.push(...page!.items.map((item) => item.edge.id));
          if (!page!.hasNextPage) break;
          after = page!.items.at(-1)!.key;
        }
        expect(seen).toEqual([
          'REPORTED_IN--s2--article',
          'second place',
          'MADE_AT--s2--meeting',
          'RESPONDS_TO--s2--s1',
          'MADE--neb--s2',
          'EXPRESSES--s2--troops',
          'REPORTED_BY--s2--nato',
          'REPORTED_BY--s2--neb',
        ]);
        expect(await store.neighbourCounts({ ids: ['s2', 'nobody'] })).toEqual([
          { edges: 8, nodes: 6 },
          { edges: 0, nodes: 0 },
        ]);
      });

      it('knows which claims are contested', async () => {
        expect(await store.contested(['troops', 'rumours', 'lonely', 'nobody'])).toEqual([true, true, false, false]);
      });

      it('does not call a claim contested where one and the same speaker says both', async () => {
        await store.write({
          nodes: [
            node('alone', 'CLAIM', { text: 'x' }),
            node('s5', 'STATEMENT', { text: 'yes', act: 'STATE' }),
            node('s6', 'STATEMENT', { text: 'no', act: 'DENY' }),
          ],
          edges: [
            edge('MADE', 'kor', 's5'),
            edge('MADE', 'kor', 's6'),
            edge('EXPRESSES', 's5', 'alone', { stance: 'ASSERTS' }),
            edge('EXPRESSES', 's6', 'alone', { stance: 'DENIES' }),
          ],
        });
        expect(await store.contested(['alone'])).toEqual([false]);
      });

      it('gives the positions on a claim, newest first', async () => {
        const [page] = await store.positions({ claims: ['troops'], first: 2 });
        expect(page!.totalCount).toBe(3);
        expect(page!.items.map(({ speaker, stance, statement }) => [speaker, stance, statement.id])).toEqual([
          ['neb', 'DENIES', 's2'],
          ['kor', 'ASSERTS', 's1'],
        ]);
      });

      it.each<[string, Parameters<Store['statements']>[0]['filter'], string[]]>([
        ['no filter', undefined, ['s2', 's4', 's1', 's3']],
        ['a speaker', { speakers: ['neb'] }, ['s2', 's4']],
        ['nobody', { speakers: [] }, []],
        ['a stance', { stances: ['DENIES'] }, ['s2']],
        ['a claim and a stance by the same edge', { claims: ['rumours'], stances: ['DENIES'] }, []],
        ['an act', { acts: ['STATE', 'NO_COMMENT'] }, ['s1', 's3']],
        ['about', { about: ['rus'] }, ['s1']],
        ['a source', { sources: ['article'] }, ['s2']],
        ['days, which keep the undated', { said: { from: '2024-10-20', until: '2024-10-20' } }, ['s1', 's3']],
        ['what was recorded by then', { recordedUntil: '2024-12-31T00:00:00.000Z' }, ['s2', 's1', 's3']],
      ])('lists statements with %s', async (_what, filter, ids) => {
        const [page] = await store.statements({ filter, first: 10 });
        expect(page!.items.map(({ id }) => id)).toEqual(ids);
        expect(page!.totalCount).toBe(ids.length);
      });

      it.each<['MADE' | 'MADE_AT' | 'REPORTED_IN', string, string[]]>([
        ['MADE', 'neb', ['s2', 's4']],
        ['MADE_AT', 'meeting', ['s2']],
        ['REPORTED_IN', 'article', ['s2']],
        ['MADE', 'nobody', []],
      ])('lists the statements, and nothing else, that are %s %s', async (relation, id, ids) => {
        const [page] = await store.statements({ of: { relation, ids: [id] }, first: 10 });
        expect([page!.totalCount, page!.items.map((item) => item.id)]).toEqual([ids.length, ids]);
      });

      it.each([
        ['seoul', ['kor']],
        ['Vassily NEB', ['neb']],
        ['nebenzya', ['neb']],
        ['kremlin', ['rus']],
        ['russia', ['rus', 'troops']],
        ['bogeymen', ['s2']],
        ['troops', ['troops', 's1']],
        ['"*^- ( OR', []],
        ['nothing of', ['s2']],
        ['noth of', []],
        ['of noth', ['s2']],
        ['REPUBLIC  of  köreA', ['kor']],
        ['republic seo', ['kor']],
        ['vassily ambass', ['neb']],
      ])('finds "%s"', async (text, ids) => {
        const { items } = await store.search({ text, first: 10 });
        expect(items.map((hit) => hit.node.id)).toEqual(ids);
      });

      it('finds words of any length whole, or by their beginning', async () => {
        const [long, longer] = [`${'x'.repeat(254)}${'y'.repeat(60)}`, `${'x'.repeat(254)}${'y'.repeat(61)}`];
        await store.write({
          nodes: [long, longer, 'y'.repeat(59)].map((word) => node(word.slice(-61), 'CLAIM', { text: `so ${word}` })),
          edges: [],
        });
        const countOf = async (text: string) => (await store.search({ text, first: 9 })).items.length;
        expect(await Promise.all([`${long} so`, longer, long, 'x'.repeat(254), 'y'.repeat(59)].map(countOf))).toEqual([1, 1, 2, 2, 1]);
      });

      it('gives nothing for no ids', async () => {
        const ids: string[] = [];
        expect(await store.nodes(ids)).toEqual([]);
        expect(await store.edges(ids)).toEqual([]);
        expect(await store.degrees(ids)).toEqual([]);
        expect(await store.edgesOf({ ids, kind: 'MADE', direction: 'OUT' })).toEqual([]);
        expect(await store.edgesBetween({ ids })).toEqual([]);
        expect(await store.neighbours({ ids, first: 1 })).toEqual([]);
        expect(await store.neighbourCounts({ ids })).toEqual([]);
        expect(await store.positions({ claims: ids, first: 1 })).toEqual([]);
        expect(await store.contested(ids)).toEqual([]);
        expect(await store.scanNodes({ ids, first: 1 })).toEqual({ items: [], hasNextPage: false });
        expect(await store.scanEdges({ ids, first: 1 })).toEqual({ items: [], hasNextPage: false });
      });

      it('counts all kinds, and knows the span of what was said', async () => {
        const stats = await store.stats();
        expect([stats.nodes, stats.edges, stats.said]).toEqual([13, 19, { from: '2024-10-14', until: '2024-10-21' }]);
        expect(stats.nodeKinds.map(({ count }) => count)).toEqual([2, 1, 1, 4, 3, 1, 1]);
        expect(stats.edgeKinds.find(({ kind }) => kind === 'REPORTED_IN')?.count).toBe(3);
      });
    });

    describeKeeping(() => store);
    describeOrder(() => store);

    describe('refusing', () => {
      it('names a bound that is passed', async () => {
        expect(await codeOf(store.search({ text: 'x', first: 0 }))).toBe('INVALID_ARGUMENT');
        expect(await codeOf(store.scanNodes({ first: 1, filter: { said: { from: '2024-02-30' } } }))).toBe('INVALID_ARGUMENT');
      });

      it('answers nothing past the deadline, or to whoever has gone', async () => {
        expect(await codeOf(store.stats({ deadlineMs: Date.now() - 1 }))).toBe('DEADLINE_EXCEEDED');
        expect(await codeOf(store.stats({ signal: AbortSignal.abort() }))).toBe('ABORTED');
      });

      it('says that it is closed, and may be closed twice', async () => {
        await store.close();
        await store.close();
        expect(await codeOf(store.stats())).toBe('STORE_UNAVAILABLE');
      });
    });
  });
}
