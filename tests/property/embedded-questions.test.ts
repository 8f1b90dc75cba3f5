// Paths, stances, agreements and days of the embedded store against the naive model: random graphs, random filters.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path, ShortestPathsQuery } from '../../server/store/questions.ts';
import type { Page } from '../../server/store/store.ts';
import { graph, graphFilter, sparseGraph, statementFilter } from './arbitraries.ts';
import { stanceGraph } from './stance-graph.ts';
import { openPairs, type StorePairs } from './store-pairs.ts';

const cap = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(100));

describe('counting what was said', () => {
  let stores: StorePairs;
  beforeAll(async () => {
    stores = await openPairs(stanceGraph, { count: 20, questions: 40 });
  });
  afterAll(() => stores.close());

  it('stances, claim by claim and speaker by speaker', () =>
    stores.compare(
      (ids) => {
        const some = fc.option(fc.subarray([...ids, 'nobody']), { nil: undefined, freq: 2 });
        return fc.record({
          claims: some,
          about: some,
          filter: statementFilter(ids),
          maxClaims: cap,
          maxSpeakers: cap,
        });
      },
      (store, query) => store.stanceMatrix(query),
    ));

  it('agreements and clashes', () =>
    stores.compare(
      (ids) =>
        fc.record({
          filter: statementFilter(ids),
          minShared: fc.integer({ min: 1, max: 3 }),
          maxSpeakers: cap,
        }),
      (store, query) => store.agreements(query),
    ));

  it('days', () =>
    stores.compare(
      (ids) => fc.record({ filter: statementFilter(ids) }),
      (store, query) => store.dayCounts(query),
    ));
});

describe('shortest paths', () => {
  let stores: StorePairs;
  beforeAll(async () => {
    stores = await openPairs(fc.oneof(graph, sparseGraph), { count: 20, questions: 40 });
  });
  afterAll(() => stores.close());

  it('are those of the model, as many as were asked for', async () => {
    const idsOf = ({ nodes, edges }: Path) => JSON.stringify([nodes.map(({ id }) => id), edges.map(({ id }) => id)]);
    for (const { naive, embedded, ids } of stores.pairs) {
      const question: fc.Arbitrary<ShortestPathsQuery> = fc.record({
        from: fc.constantFrom(...ids, 'nobody'),
        to: fc.constantFrom(...ids),
        maxLength: fc.integer({ min: 1, max: 8 }),
        filter: graphFilter,
        first: cap,
      });
      await fc.assert(
        fc.asyncProperty(question, async (query) => {
          const all = (await naive.shortestPaths({ ...query, first: 10_000 })).items.map(idsOf);
          const answer: Page<Path> = await embedded.shortestPaths(query);
          const found = answer.items.map(idsOf);
          expect(new Set(found).size).toBe(found.length);
          expect(all).toEqual(expect.arrayContaining(found));
          expect(found).toHaveLength(Math.min(all.length, query.first));
          expect(answer.hasNextPage).toBe(all.length > query.first);
        }),
        { numRuns: 40 },
      );
    }
  });
});
