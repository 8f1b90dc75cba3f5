// Every question of the port once with and once without a filter, to see each query that the store can ask; side by side, since each of them is
// planned anew.
import { EDGE_KINDS } from '../../server/graph/kinds.ts';
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import type { Store } from '../../server/store/store.ts';
import { fewAtOnce } from './at-once.ts';

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
  const asks: (() => Promise<unknown>)[] = [];
  asks.push(() => store.nodes(ids));
  asks.push(() => store.edges([...ids, ...EDGE_KINDS.map((kind) => `${kind}--a--b`)]));
  asks.push(() => store.degrees(ids));
  asks.push(() => store.contested(ids));
  asks.push(() => store.stats());
  asks.push(() => store.ping());
  for (const kind of EDGE_KINDS) {
    asks.push(() => store.edgesOf({ ids, kind, direction: 'OUT' }));
    asks.push(() => store.edgesOf({ ids, kind, direction: 'IN' }));
  }
  for (const filter of [undefined, GRAPH_FILTER]) {
    asks.push(() => store.edgesBetween({ ids, filter }));
    asks.push(() => store.filterNodes({ ids, filter: filter ?? {} }));
    asks.push(async () => {
      const [page] = await store.neighbours({ ids, filter, first: 2 });
      await store.neighbours({ ids, filter, first: 2, after: page!.items.at(-1)?.key });
    });
    asks.push(() => store.neighbourCounts({ ids, filter }));
    for (let maxLength = 1; maxLength <= 8; maxLength += 1) {
      asks.push(() => store.shortestPaths({ from: ids[0]!, to: ids.at(-1)!, maxLength, first: 2, filter }));
    }
    asks.push(() => store.search({ text: 'troops in russia', filter, first: 2 }));
    asks.push(() => store.search({ text: 'x'.repeat(250), filter, first: 2 }));
    for (const some of [undefined, ids]) {
      asks.push(() => store.scanNodes({ filter, ids: some, first: 2 }));
      asks.push(() => store.scanEdges({ filter, ids: some, first: 2 }));
    }
  }
  for (const filter of [
    undefined,
    TIMES,
    ...(['speakers', 'about', 'claims', 'sources'] as const).map((name) => ({ ...TIMES, [name]: ids })),
  ]) {
    asks.push(() => store.statements({ filter, first: 2 }));
    for (const relation of ['MADE', 'MADE_AT', 'REPORTED_IN'] as const)
      asks.push(() => store.statements({ of: { relation, ids }, filter, first: 2 }));
    asks.push(() => store.positions({ claims: ids, filter, first: 2 }));
    asks.push(() => store.dayCounts({ filter }));
    asks.push(() => store.agreements({ filter, minShared: 1, maxSpeakers: 2 }));
    for (const some of [undefined, ids]) {
      asks.push(() => store.stanceMatrix({ claims: some, filter, maxClaims: 2, maxSpeakers: 2 }));
      asks.push(() => store.stanceMatrix({ about: some, filter, maxClaims: 2, maxSpeakers: 2 }));
    }
  }
  asks.push(() => store.statements({ filter: { ...TIMES, speakers: ids, claims: ids }, first: 2 }));
  await fewAtOnce(asks);
}
