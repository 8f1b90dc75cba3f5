// A scan of the store as pages, one after the other: a filter and ids in, all nodes or all edges that pass out, by id.
import type { Edge } from '../graph/edge.ts';
import type { Node } from '../graph/node.ts';
import type { Page, ReadOptions, ScanQuery, StoreReader } from '../store/store.ts';

export const PAGE = 500;

type Scanned = Omit<ScanQuery, 'first' | 'after'>;

export function nodePages(store: Pick<StoreReader, 'scanNodes'>, query: Scanned, options: ReadOptions): AsyncGenerator<Node[]> {
  return pagesOf((scan) => store.scanNodes(scan, options), query);
}

export function edgePages(store: Pick<StoreReader, 'scanEdges'>, query: Scanned, options: ReadOptions): AsyncGenerator<Edge[]> {
  return pagesOf((scan) => store.scanEdges(scan, options), query);
}

async function* pagesOf<T extends { id: string }>(scan: (query: ScanQuery) => Promise<Page<T>>, query: Scanned): AsyncGenerator<T[]> {
  let after: string | undefined;
  for (;;) {
    const { items, hasNextPage } = await scan({ ...query, first: PAGE, after });
    if (items.length > 0) yield items;
    if (!hasNextPage) return;
    after = items.at(-1)!.id;
  }
}
