// What a load would change, without changing it: each batch is written to a scratch store, after what the real one keeps under its ids was copied there.
// So the same rules decide, and what the batches before it would have written counts, too.
import type { Edge } from '../server/graph/edge.ts';
import type { Node } from '../server/graph/node.ts';
import { MAX_BATCH } from '../server/store/batch.ts';
import type { Batch, Store } from '../server/store/store.ts';
import type { LoadStore } from './write-elements.ts';

/** @param store is only read; @param scratch an empty store that nobody else uses */
export function dryRun(
  store: Pick<Store, 'nodes' | 'edgesOf' | 'edgesBetween'>,
  scratch: LoadStore & Pick<Store, 'edgesBetween'>,
): LoadStore {
  async function copyKept(batch: Batch): Promise<void> {
    const edgeIds = new Set(batch.edges.map(({ id }) => id));
    const ends = [...new Set(batch.edges.flatMap(({ from, to }) => [from, to]))].filter(isText);
    const ids = [...new Set([...batch.nodes.map(({ id }) => id), ...ends])].filter(isText);
    const there = await scratch.nodes(ids);
    const kept = await store.nodes(ids.filter((_, place) => there[place] === null));
    const edgesThere = new Set((await scratch.edgesBetween({ ids: ends })).map(({ id }) => id));
    const edges = (await store.edgesBetween({ ids: ends })).filter(({ id }) => edgeIds.has(id) && !edgesThere.has(id));
    const nodes = kept.filter((node): node is Node => node !== null);
    for (const part of partsOf(nodes)) await scratch.write({ nodes: part, edges: [] });
    for (const part of partsOf<Edge>(edges)) await scratch.write({ nodes: [], edges: part });
  }

  return {
    async nodes(ids) {
      const [first, second] = [await scratch.nodes(ids), await store.nodes(ids)];
      return ids.map((_, place) => first[place] ?? second[place] ?? null);
    },
    async edgesOf(query) {
      const [first, second] = [await store.edgesOf(query), await scratch.edgesOf(query)];
      return query.ids.map((_, place) => [...(first[place] ?? []), ...(second[place] ?? [])]);
    },
    async write(batch) {
      await copyKept(batch);
      return scratch.write(batch);
    },
  };
}

/** A batch is not checked yet: anything may stand where an id should. */
function isText(id: unknown): id is string {
  return typeof id === 'string';
}

function partsOf<T>(elements: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(elements.length / MAX_BATCH) }, (_, nth) => elements.slice(nth * MAX_BATCH, (nth + 1) * MAX_BATCH));
}
