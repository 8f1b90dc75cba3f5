// Random questions about a whole graph: stances, agreements, days and paths; and what makes two answers to the last equal.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AgreementsQuery, DayCountsQuery, Path, ShortestPathsQuery, StanceMatrixQuery } from '../../server/store/questions.ts';
import type { Store } from '../../server/store/store.ts';
import { graphFilter, statementFilter } from './arbitraries.ts';

/** Few, so that something is left out; or enough for all. */
const cap = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(100));

export function stanceMatrixQuestion(ids: readonly string[]): fc.Arbitrary<StanceMatrixQuery> {
  const some = fc.option(fc.subarray([...ids, 'nobody']), { nil: undefined, freq: 2 });
  return fc.record({ claims: some, about: some, filter: statementFilter(ids), maxClaims: cap, maxSpeakers: cap });
}

export function agreementsQuestion(ids: readonly string[]): fc.Arbitrary<AgreementsQuery> {
  return fc.record({ filter: statementFilter(ids), minShared: fc.integer({ min: 1, max: 3 }), maxSpeakers: cap });
}

export function dayCountsQuestion(ids: readonly string[]): fc.Arbitrary<DayCountsQuery> {
  return fc.record({ filter: statementFilter(ids) });
}

export function shortestPathsQuestion(ids: readonly string[]): fc.Arbitrary<ShortestPathsQuery> {
  return fc.record({
    from: fc.constantFrom(...ids, 'nobody'),
    to: fc.constantFrom(...ids),
    maxLength: fc.integer({ min: 1, max: 8 }),
    filter: graphFilter,
    first: cap,
  });
}

/** Which of several paths come first is free: those found are different ones of the model's, as many as were asked for, whole. */
export async function comparePaths(store: Store, naive: Store, query: ShortestPathsQuery): Promise<void> {
  const all = (await naive.shortestPaths({ ...query, first: 10_000 })).items;
  const keyOf = ({ nodes, edges }: Path) => JSON.stringify([nodes.map(({ id }) => id), edges.map(({ id }) => id)]);
  const byKey = new Map(all.map((path) => [keyOf(path), path]));
  const { items, hasNextPage } = await store.shortestPaths(query);
  expect(new Set(items.map(keyOf)).size).toBe(items.length);
  for (const path of items) expect(path).toEqual(byKey.get(keyOf(path)));
  expect(items).toHaveLength(Math.min(all.length, query.first));
  expect(hasNextPage).toBe(all.length > query.first);
}
