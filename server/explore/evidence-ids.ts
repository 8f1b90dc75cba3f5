// What a part of the graph rests on: ids of nodes in, those ids and with them the ids of their evidence out, so that the part can stand by itself.
import type { EdgeKind } from '../graph/kinds.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';
import { edgePages } from './scan-pages.ts';

const CHUNK = 500;

/**
 * The ids given, and those of: who made and who reported each statement, the sources of statements and events, and the sources that name themselves on an
 * edge between any of these. Unknown ids stay as they are.
 */
export async function withEvidence(
  store: Pick<StoreReader, 'scanEdges' | 'edgesOf'>,
  ids: readonly string[],
  options: ReadOptions,
): Promise<string[]> {
  const all = new Set(ids);
  async function add(kind: EdgeKind, direction: 'OUT' | 'IN'): Promise<void> {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const found = await store.edgesOf({ ids: ids.slice(at, at + CHUNK), kind, direction }, options);
      for (const { from, to } of found.flat()) all.add(direction === 'OUT' ? to : from);
    }
  }
  await add('MADE', 'IN');
  await add('REPORTED_BY', 'OUT');
  await add('REPORTED_IN', 'OUT');
  // Those who were added stand in relations to the others, and these are told by sources, too.
  const sources = new Set<string>();
  for await (const edges of edgePages(store, { ids: [...all] }, options)) {
    for (const { properties } of edges) if (properties.source !== undefined) sources.add(properties.source);
  }
  return [...new Set([...all, ...sources])];
}
