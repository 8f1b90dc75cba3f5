// Every question of the port once with and once without a filter, to see each query that the store can ask.
import { EDGE_KINDS } from '../../server/graph/kinds.ts';
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import type { Store } from '../../server/store/store.ts';

const GRAPH_FILTER: GraphFilter = {
  kinds: ['STATEMENT', 'CLAIM', 'OFFICIAL'],
  edgeKinds: EDGE_KINDS,
  stances: ['ASSERTS', 'DENIES'],
  said: { from: '2024-01-01', until: '2024-12-31' },
  recordedUntil: '2025-01-01T00:00:00.000Z',
};
const TIMES: StatementFilter = { acts: ['STATE', 'DENY'], said: GRAPH_FILTER.said, recordedUntil: GRAPH_FILTER.recordedUntil };

/** `ids` are asked after in every part, so they should be of all kinds. */
export async function askEverything(store: Store, ids: readonly string[]): Promise<void> {
  await store.nodes(ids);
  await store.degrees(ids);
  await store.contested(ids);
  await store.stats();
  await store.ping();
  for (const kind of EDGE_KINDS) {
    await store.edgesOf({ ids, kind, direction: 'OUT' });
    await store.edgesOf({ ids, kind, direction: 'IN' });
  }
  for (const filter of [undefined, GRAPH_FILTER]) {
    await store.edgesBetween({ ids, filter });
    await store.filterNodes({ ids, filter: filter ?? {} });
    const [page] = await store.neighbours({ ids, filter, first: 2 });
    await store.neighbours({ ids, filter, first: 2, after: page!.items.at(-1)?.key });
    await store.neighbourCounts({ ids, filter });
    for (let maxLength = 1; maxLength <= 8; maxLength += 1) {
      await store.shortestPaths({ from: ids[0]!, to: ids.at(-1)!, maxLength, first: 2, filter });
    }
    await store.search({ text: 'troops in russia', filter, first: 2 });
    await store.search({ text: 'x'.repeat(250), filter, first: 2 });
    for (const some of [undefined, ids]) {
      await store.scanNodes({ filter, ids: some, first: 2 });
      await store.scanEdges({ filter, ids: some, first: 2 });
    }
  }
  for (const filter of [
    undefined,
    TIMES,
    ...(['speakers', 'about', 'claims', 'sources'] as const).map((name) => ({ ...TIMES, [name]: ids })),
  ]) {
    await store.statements({ filter, first: 2 });
    for (const relation of ['MADE', 'MADE_AT', 'REPORTED_IN'] as const) await store.statements({ of: { relation, ids }, filter, first: 2 });
    await store.positions({ claims: ids, filter, first: 2 });
    await store.dayCounts({ filter });
    await store.agreements({ filter, minShared: 1, maxSpeakers: 2 });
    for (const some of [undefined, ids]) {
      await store.stanceMatrix({ claims: some, filter, maxClaims: 2, maxSpeakers: 2 });
      await store.stanceMatrix({ about: some, filter, maxClaims: 2, maxSpeakers: 2 });
    }
  }
  await store.statements({ filter: { ...TIMES, speakers: ids, claims: ids }, first: 2 });
}
