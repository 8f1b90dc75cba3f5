// The shortest ways from one node to another: how two people, or two claims, hang together.
import type { ReadOptions, StoreReader } from '../store/store.ts';
import type { Path, ShortestPathsQuery } from '../store/questions.ts';

export interface PathResult {
  paths: Path[];
  /** Whether there are more shortest paths than were asked for. */
  truncated: boolean;
}

export async function explorePaths(store: StoreReader, query: ShortestPathsQuery, options: ReadOptions = {}): Promise<PathResult> {
  const { items, hasNextPage } = await store.shortestPaths(query, options);
  return { paths: items, truncated: hasNextPage };
}
