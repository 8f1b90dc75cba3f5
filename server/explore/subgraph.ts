// Some nodes and every edge between them.
import type { GraphFilter } from '../graph/filter.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';
import type { Subgraph } from './neighbourhood.ts';

/** Nodes in the order asked, each once; unknown ones and those that do not pass the filter are left out. Edges by id. */
export async function exploreSubgraph(
  store: StoreReader,
  query: { ids: readonly string[]; filter?: GraphFilter | undefined },
  options: ReadOptions = {},
): Promise<Subgraph> {
  const found = await store.filterNodes({ ids: [...new Set(query.ids)], filter: query.filter ?? {} }, options);
  const nodes = found.filter((node) => node !== null);
  const edges = await store.edgesBetween({ ids: nodes.map(({ id }) => id), filter: query.filter }, options);
  return { nodes, edges, truncated: false, frontier: [] };
}
