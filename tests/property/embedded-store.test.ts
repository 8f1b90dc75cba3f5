// The embedded store against the naive model: random graphs, random filters, every question, page by page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../server/graph/kinds.ts';
import { timeKeyOf } from '../../server/graph/order.ts';
import { openStore } from '../../server/store/open.ts';
import type { Batch, Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graph, graphFilter, searchText, statementFilter } from './arbitraries.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-property-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Asks both stores the same of the same graph. A random graph each run would mean a database each run, so each gets a share of the runs. */
const GRAPHS = 12;
const QUESTIONS = 25;

describe('the embedded store answers as the model does', () => {
  const pairs: { batch: Batch; naive: Store; embedded: Store; ids: string[] }[] = [];

  beforeAll(async () => {
    for (const batch of fc.sample(graph, GRAPHS)) {
      const naive = createNaiveStore();
      const embedded = await openStore({ dataDir: mkdtempSync(join(root, 'store-')) });
      // In two halves and one of them twice, so that what writing keeps beside the rows is kept by updates too.
      const half = Math.ceil(batch.nodes.length / 2);
      for (const part of [{ nodes: batch.nodes.slice(0, half), edges: [] }, batch]) {
        await naive.write(part);
        await embedded.write(part);
      }
      pairs.push({ batch, naive, embedded, ids: batch.nodes.map(({ id }) => id) });
    }
  });
  afterAll(async () => {
    for (const { embedded } of pairs) await embedded.close();
  });

  const compare = async <Q>(question: (ids: readonly string[]) => fc.Arbitrary<Q>, ask: (store: Store, query: Q) => Promise<unknown>) => {
    for (const { naive, embedded, ids } of pairs) {
      await fc.assert(
        fc.asyncProperty(question(ids), async (query) => {
          expect(await ask(embedded, query)).toEqual(await ask(naive, query));
        }),
        { numRuns: QUESTIONS },
      );
    }
  };
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
