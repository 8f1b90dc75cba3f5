// The embedded store against the naive model: random graphs, random filters, every question, page by page.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../server/graph/kinds.ts';
import { timeKeyOf } from '../../server/graph/order.ts';
import { graph, graphFilter, searchText, statementFilter } from './arbitraries.ts';
import { stanceGraph } from './stance-graph.ts';
import { openPairs, type StorePairs } from './store-pairs.ts';

describe('the embedded store answers as the model does', () => {
  let stores: StorePairs;
  beforeAll(async () => {
    stores = await openPairs(fc.oneof(graph, stanceGraph), { count: 16, questions: 30 });
  });
  afterAll(() => stores.close());

  const compare: StorePairs['compare'] = (question, ask) => stores.compare(question, ask);
  const someIds = (ids: readonly string[]) => fc.subarray([...ids, 'nobody'], { minLength: 1 });
  const first = fc.integer({ min: 1, max: 4 });

  it('nodes, degrees, contested, stats', () =>
    compare(someIds, async (store, ids) => [
      await store.nodes(ids),
      await store.degrees(ids),
      await store.contested(ids),
      await store.stats(),
    ]));

  it('edges of a kind, edges between', () =>
    compare(
      (ids) =>
        fc.record({
          ids: someIds(ids),
          kind: fc.constantFrom(...EDGE_KINDS),
          direction: fc.constantFrom(...DIRECTIONS),
          filter: graphFilter,
        }),
      async (store, { ids, kind, direction, filter }) => [
        await store.edgesOf({ ids, kind, direction }),
        await store.edgesBetween({ ids, filter }),
        await store.filterNodes({ ids, filter }),
      ],
    ));

  it('neighbours, page by page, and their counts', () =>
    compare(
      (ids) => fc.record({ ids: someIds(ids), filter: graphFilter, first }),
      async (store, query) => {
        const answers: unknown[] = [await store.neighbourCounts(query)];
        for (const id of query.ids) {
          let [page] = await store.neighbours({ ...query, ids: [id] });
          answers.push(page);
          while (page!.hasNextPage) {
            [page] = await store.neighbours({ ...query, ids: [id], after: page!.items.at(-1)!.key });
            answers.push(page);
          }
        }
        return answers;
      },
    ));

  it('statements, page by page', () =>
    compare(
      (ids) =>
        fc.record({
          filter: statementFilter(ids),
          first,
          relation: fc.constantFrom('MADE' as const, 'MADE_AT' as const, 'REPORTED_IN' as const),
          ids: someIds(ids),
        }),
      async (store, { relation, ids, ...query }) => {
        const answers: unknown[] = [await store.statements({ ...query, of: { relation, ids } })];
        let [page] = await store.statements(query);
        answers.push(page);
        while (page!.hasNextPage) {
          const last = page!.items.at(-1)!;
          [page] = await store.statements({ ...query, after: { time: timeKeyOf(last), id: last.id } });
          answers.push(page);
        }
        return answers;
      },
    ));

  it('positions, page by page', () =>
    compare(
      (ids) => fc.record({ filter: statementFilter(ids), first, claims: someIds(ids) }),
      async (store, query) => {
        const answers: unknown[] = [await store.positions(query)];
        for (const claim of query.claims) {
          let [page] = await store.positions({ ...query, claims: [claim] });
          while (page!.hasNextPage) {
            const { statement, edge } = page!.items.at(-1)!;
            [page] = await store.positions({
              ...query,
              claims: [claim],
              after: { time: timeKeyOf(statement), statement: statement.id, edge },
            });
            answers.push(page);
          }
        }
        return answers;
      },
    ));

  it('search, page by page', () =>
    compare(
      () => fc.record({ text: searchText, filter: graphFilter, first, kinds: fc.option(fc.subarray([...NODE_KINDS]), { nil: undefined }) }),
      async (store, query) => {
        const answers: unknown[] = [];
        let page = await store.search(query);
        answers.push(page);
        while (page.hasNextPage) {
          const { score, node } = page.items.at(-1)!;
          page = await store.search({ ...query, after: { score, id: node.id } });
          answers.push(page);
        }
        return answers;
      },
    ));

  it('scans of the whole and of a part', () =>
    compare(
      (ids) => fc.record({ filter: graphFilter, first, ids: fc.option(someIds(ids), { nil: undefined }) }),
      async (store, query) => {
        const answers: unknown[] = [];
        for (const scan of [store.scanNodes, store.scanEdges] as const) {
          let page = await scan(query);
          answers.push(page);
          while (page.hasNextPage) {
            page = await scan({ ...query, after: page.items.at(-1)!.id });
            answers.push(page);
          }
        }
        return answers;
      },
    ));
});
