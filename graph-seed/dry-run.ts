// What a load would change, without changing it: each batch is written to a scratch store, after what the real one keeps under its ids was copied there.
// So the same rules decide, and what the batches before it would have written counts, too.
import { checkEdge, checkNode, type Checked } from '../server/graph/check.ts';
import type { Edge } from '../server/graph/edge.ts';
import type { Node } from '../server/graph/node.ts';
import { MAX_BATCH } from '../server/store/batch.ts';
import type { Batch, Store } from '../server/store/store.ts';
import type { LoadStore } from './write-elements.ts';

/** @param store is only read; @param scratch an empty store that nobody else uses */
export function dryRun(store: Pick<Store, 'nodes' | 'edges' | 'edgesOf'>, scratch: LoadStore & Pick<Store, 'edges'>): LoadStore {
  async function copyKept(batch: Batch): Promise<void> {
    // An id may stand for an edge between other ends.
    const edges = (await keptOnly(texts(batch.edges.map(({ id }) => id)), scratch.edges, store.edges)).flatMap((edge) =>
      fitting(edge, checkEdge),
    );
    const ends = [...batch.edges, ...edges].flatMap(({ from, to }) => [from, to]);
    const nodes = await keptOnly(texts([...batch.nodes.map(({ id }) => id), ...ends]), scratch.nodes, store.nodes);
    for (const part of partsOf(nodes.flatMap((node) => fitting<Node>(node, checkNode)))) await scratch.write({ nodes: part, edges: [] });
    for (const part of partsOf(edges)) await scratch.write({ nodes: [], edges: part });
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

/** What only the real store has. */
async function keptOnly<T>(ids: readonly string[], here: Lookup<T>, there: Lookup<T>): Promise<T[]> {
  const copied = await here(ids);
  return (await there(ids.filter((_, place) => copied[place] === null))).filter((element) => element !== null);
}

type Lookup<T> = (ids: readonly string[]) => Promise<(T | null)[]>;

/** Each once. A batch is not checked yet: anything may stand where an id should. */
function texts(ids: readonly unknown[]): string[] {
  return [...new Set(ids)].filter((id) => typeof id === 'string');
}

/** What is kept may be older than a rule of today, which would refuse its copy: it is copied without the property that the rule is about. */
function fitting<T extends Node | Edge>(element: T, check: (element: T) => Checked<T>): T[] {
  const result = check(element);
  if (result.ok) return [element];
  const { property } = result;
  if (property === undefined || !(property in element.properties)) return [];
  const { [property]: _, ...properties } = element.properties as Record<string, unknown>;
  return fitting({ ...element, properties }, check);
}

function partsOf<T>(elements: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(elements.length / MAX_BATCH) }, (_, nth) => elements.slice(nth * MAX_BATCH, (nth + 1) * MAX_BATCH));
}
