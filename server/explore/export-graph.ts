// The graph, or the part that a filter or a list of ids leaves, as a stream: first every node by id, then every edge by id.
import type { Edge } from '../graph/edge.ts';
import type { GraphFilter } from '../graph/filter.ts';
import type { Node } from '../graph/node.ts';
import type { Page, ReadOptions, ScanQuery, StoreReader } from '../store/store.ts';

const PAGE = 500;

/** Pages of nodes, then pages of edges; memory does not grow with the graph. */
export async function* exportGraph(
  store: StoreReader,
  query: { filter?: GraphFilter | undefined; ids?: readonly string[] | undefined },
  options: ReadOptions = {},
): AsyncGenerator<{ nodes: Node[]; edges: Edge[] }> {
  for await (const nodes of pagesOf((scan) => store.scanNodes(scan, options), query)) yield { nodes, edges: [] };
  for await (const edges of pagesOf((scan) => store.scanEdges(scan, options), query)) yield { nodes: [], edges };
}

async function* pagesOf<T extends { id: string }>(
  scan: (query: ScanQuery) => Promise<Page<T>>,
  query: Omit<ScanQuery, 'first' | 'after'>,
): AsyncGenerator<T[]> {
  let after: string | undefined;
  for (;;) {
    const { items, hasNextPage } = await scan({ ...query, first: PAGE, after });
    if (items.length > 0) yield items;
    if (!hasNextPage) return;
    after = items.at(-1)!.id;
  }
}
