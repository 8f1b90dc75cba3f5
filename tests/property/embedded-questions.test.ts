// Paths, stances, agreements and days of the embedded store against the naive model: random graphs, random filters.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { graph, sparseGraph } from './arbitraries.ts';
import { stanceGraph } from './stance-graph.ts';
import { openPairs, type StorePairs } from './store-pairs.ts';
import {
  agreementsQuestion,
  comparePaths,
  dayCountsQuestion,
  shortestPathsQuestion,
  stanceMatrixQuestion,
} from './whole-graph-questions.ts';

describe('counting what was said', () => {
  let stores: StorePairs;
  beforeAll(async () => {
    stores = await openPairs(stanceGraph, { count: 20, questions: 40 });
  });
  afterAll(() => stores.close());

  it('stances, claim by claim and speaker by speaker', () =>
    stores.compare(stanceMatrixQuestion, (store, query) => store.stanceMatrix(query)));

  it('agreements and clashes', () => stores.compare(agreementsQuestion, (store, query) => store.agreements(query)));

  it('days', () => stores.compare(dayCountsQuestion, (store, query) => store.dayCounts(query)));
});

describe('shortest paths', () => {
  let stores: StorePairs;
  beforeAll(async () => {
    stores = await openPairs(fc.oneof(graph, sparseGraph), { count: 20, questions: 40 });
  });
  afterAll(() => stores.close());

  it('are those of the model, as many as were asked for', async () => {
    for (const { naive, embedded, ids } of stores.pairs) {
      const paths = fc.asyncProperty(shortestPathsQuestion(ids), (query) => comparePaths(embedded, naive, query));
      await fc.assert(paths, { numRuns: 40 });
    }
  });
});
