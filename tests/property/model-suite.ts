// A store against the naive model: random graphs, written in parts and changed again, random filters, every question, page by page.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../server/graph/kinds.ts';
import { timeKeyOf } from '../../server/graph/order.ts';
import type { Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graph, graphFilter, searchText, sparseGraph, statementFilter, writings } from './arbitraries.ts';
import { stanceGraph } from './stance-graph.ts';
import {
  agreementsQuestion,
  comparePaths,
  dayCountsQuestion,
  shortestPathsQuestion,
  stanceMatrixQuestion,
} from './whole-graph-questions.ts';

export interface ModelledStore {
  /** A new, empty store each time; the one before it is closed. */
  open(): Promise<Store>;
  /** What else is put beside every other graph once it is written, and must not show. */
  disturb?(): Promise<void>;
  /** A graph for each run of each question would mean a database for each, so each graph gets a share of the runs. */
  graphs: number;
  questions: number;
}

/** `seed` makes the graphs, and stands in the name so that a failure can be made again. */
export function describeAgainstModel(name: string, modelled: ModelledStore, seed: number = Math.floor(Math.random() * 2 ** 31)) {
  const graphs = fc.sample(fc.oneof(graph, stanceGraph, sparseGraph), { numRuns: modelled.graphs, seed });

  describe(`${name} answers as the model does (seed ${seed})`, () => {
    describe.each(graphs.map((batch, place) => ({ batch, place })))('graph $place', ({ batch, place }) => {
      const ids = batch.nodes.map(({ id }) => id);
      const edgeIds = batch.edges.map(({ id }) => id);
      let naive: Store;
      let store: Store;
      beforeAll(async () => {
        naive = createNaiveStore();
        store = await modelled.open();
        for (const part of fc.sample(writings(batch), { numRuns: 1, seed: seed + place })[0]!) {
          expect(await store.write(part)).toEqual(await naive.write(part));
        }
        if (place % 2 === 1) await modelled.disturb?.();
      });
      afterAll(() => store.close());

      const compare = <Q>(question: fc.Arbitrary<Q>, ask: (asked: Store, query: Q) => Promise<unknown>) =>
        fc.assert(
          fc.asyncProperty(question, async (query) => {
            expect(await ask(store, query)).toEqual(await ask(naive, query));
          }),
          { numRuns: modelled.questions },
        );
      const someIds = fc.subarray([...ids, 'nobody'], { minLength: 1 });
      const first = fc.integer({ min: 1, max: 4 });

      it('nodes, edges, degrees, contested, stats', () =>
        compare(someIds, async (asked, some) => [
          await asked.nodes(some),
          await asked.edges([...edgeIds, 'none', ...some]),
          await asked.degrees(some),
          await asked.contested(some),
          await asked.stats(),
        ]));

      it('edges of a kind, edges between', () =>
        compare(
          fc.record({ ids: someIds, kind: fc.constantFrom(...EDGE_KINDS), direction: fc.constantFrom(...DIRECTIONS), filter: graphFilter }),
          async (asked, { ids: some, kind, direction, filter }) => [
            await asked.edgesOf({ ids: some, kind, direction }),
            await asked.edgesBetween({ ids: some, filter }),
            await asked.filterNodes({ ids: some, filter }),
          ],
        ));

      it('neighbours, page by page, and their counts', () =>
        compare(fc.record({ ids: someIds, filter: graphFilter, first }), async (asked, query) => {
          const answers: unknown[] = [await asked.neighbourCounts(query), await asked.neighbours(query)];
          for (const id of query.ids) {
            let [page] = await asked.neighbours({ ...query, ids: [id] });
            answers.push(page);
            while (page!.hasNextPage) {
              [page] = await asked.neighbours({ ...query, ids: [id], after: page!.items.at(-1)!.key });
              answers.push(page);
            }
          }
          return answers;
        }));

      it('statements, page by page', () =>
        compare(
          fc.record({
            filter: statementFilter(ids),
            first,
            relation: fc.constantFrom('MADE' as const, 'MADE_AT' as const, 'REPORTED_IN' as const),
            ids: someIds,
          }),
          async (asked, { relation, ids: some, ...query }) => {
            const answers: unknown[] = [];
            for (const of of [{ relation, ids: some }, ...some.map((id) => ({ relation, ids: [id] })), undefined]) {
              let pages = await asked.statements({ ...query, of });
              answers.push(pages);
              while (pages.length === 1 && pages[0]!.hasNextPage) {
                const last = pages[0]!.items.at(-1)!;
                pages = await asked.statements({ ...query, of, after: { time: timeKeyOf(last), id: last.id } });
                answers.push(pages);
              }
            }
            return answers;
          },
        ));

      it('positions, page by page', () =>
        compare(fc.record({ filter: statementFilter(ids), first, claims: someIds }), async (asked, query) => {
          const answers: unknown[] = [await asked.positions(query)];
          for (const claim of query.claims) {
            let [page] = await asked.positions({ ...query, claims: [claim] });
            while (page!.hasNextPage) {
              const { statement, edge } = page!.items.at(-1)!;
              const after = { time: timeKeyOf(statement), statement: statement.id, edge };
              [page] = await asked.positions({ ...query, claims: [claim], after });
              answers.push(page);
            }
          }
          return answers;
        }));

      it('stances, agreements, days', async () => {
        await compare(stanceMatrixQuestion(ids), (asked, query) => asked.stanceMatrix(query));
        await compare(agreementsQuestion(ids), (asked, query) => asked.agreements(query));
        await compare(dayCountsQuestion(ids), (asked, query) => asked.dayCounts(query));
      });

      it('shortest paths', () =>
        fc.assert(
          fc.asyncProperty(shortestPathsQuestion(ids), (query) => comparePaths(store, naive, query)),
          { numRuns: modelled.questions },
        ));

      it('search, page by page', () =>
        compare(
          fc.record({ text: searchText, filter: graphFilter, first, kinds: fc.option(fc.subarray([...NODE_KINDS]), { nil: undefined }) }),
          async (asked, query) => {
            const answers: unknown[] = [];
            let page = await asked.search(query);
            answers.push(page);
            while (page.hasNextPage) {
              const { score, node } = page.items.at(-1)!;
              page = await asked.search({ ...query, after: { score, id: node.id } });
              answers.push(page);
            }
            return answers;
          },
        ));

      it('scans of the whole and of a part', () =>
        compare(fc.record({ filter: graphFilter, first, ids: fc.option(someIds, { nil: undefined }) }), async (asked, query) => {
          const answers: unknown[] = [];
          for (const scan of [asked.scanNodes, asked.scanEdges] as const) {
            let page = await scan(query);
            answers.push(page);
            while (page.hasNextPage) {
              page = await scan({ ...query, after: page.items.at(-1)!.id });
              answers.push(page);
            }
          }
          return answers;
        }));
    });
  });
}
