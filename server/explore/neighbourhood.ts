// The surroundings of some nodes: breadth first, level by level, with a cap per node and a cap in all, and what the caps left out.
import type { GraphFilter } from '../graph/filter.ts';
import type { Edge } from '../graph/edge.ts';
import type { Node } from '../graph/node.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';

export interface Subgraph {
  nodes: Node[];
  edges: Edge[];
  /** Whether a cap left anything out. */
  truncated: boolean;
  /** For each node that a cap cut: how many of its different neighbours that pass the filter are not in the answer. */
  frontier: { id: string; hidden: number }[];
}

export interface NeighbourhoodQuery {
  ids: readonly string[];
  /** 1 to 4 levels. */
  depth: number;
  filter?: GraphFilter | undefined;
  perNode: number;
  /** In all, the nodes asked for included. */
  limit: number;
}

/** Nodes are asked for their neighbours this many at a time, so that little is read in vain once the limit is reached. */
const CHUNK = 25;

/**
 * The nodes asked for are kept whatever their kind, stance or time, but not where they were recorded too late. Nodes come in the order in which they
 * were reached, edges by id.
 */
export async function exploreNeighbourhood(store: StoreReader, query: NeighbourhoodQuery, options: ReadOptions = {}): Promise<Subgraph> {
  const { filter, perNode, limit } = query;
  const asked = await readAsked(store, query, options);
  const reached = new Map<string, Node>();
  for (const node of asked) if (reached.size < limit) reached.set(node.id, node);
  const cut = new Set<string>();
  let truncated = asked.length > limit;

  let level = [...reached.keys()];
  for (let depth = 0; depth < query.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (let start = 0; start < level.length; start += CHUNK) {
      const ids = level.slice(start, start + CHUNK);
      if (reached.size >= limit) {
        // Nothing more can be reached; whether these lose anything by it is a matter of counting.
        for (const id of ids) cut.add(id);
        continue;
      }
      const pages = await store.neighbours({ ids, filter, first: perNode }, options);
      for (const [place, page] of pages.entries()) {
        if (page.hasNextPage) cut.add(ids[place]!);
        for (const { node } of page.items) {
          if (reached.has(node.id)) continue;
          if (reached.size >= limit) cut.add(ids[place]!);
          else {
            reached.set(node.id, node);
            next.push(node.id);
          }
        }
      }
    }
    level = next;
  }

  const nodes = [...reached.values()];
  const edges = await store.edgesBetween({ ids: [...reached.keys()], filter }, options);
  const frontier = await countHidden(store, [...cut], edges, filter, options);
  truncated ||= frontier.length > 0;
  return { nodes, edges, truncated, frontier };
}

async function readAsked(store: StoreReader, query: NeighbourhoodQuery, options: ReadOptions): Promise<Node[]> {
  const found = await store.filterNodes({ ids: [...new Set(query.ids)], filter: { recordedUntil: query.filter?.recordedUntil } }, options);
  return found.filter((node) => node !== null);
}

/** A cap may have cut a node whose neighbours were all reached by other ways; such a node is not part of the frontier. */
async function countHidden(
  store: StoreReader,
  ids: readonly string[],
  edges: readonly Edge[],
  filter: GraphFilter | undefined,
  options: ReadOptions,
): Promise<Subgraph['frontier']> {
  if (ids.length === 0) return [];
  const shown = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { from, to } of edges) {
    shown.get(from)?.add(to);
    shown.get(to)?.add(from);
  }
  const inAnswer = await passingAmong(store, shown, filter, options);
  const counts = await store.neighbourCounts({ ids, filter }, options);
  return ids
    .map((id, place) => ({ id, hidden: counts[place]!.nodes - [...shown.get(id)!].filter((other) => inAnswer.has(other)).length }))
    .filter(({ hidden }) => hidden > 0);
}

/** A node that was asked for may be in the answer without passing the filter, and then it is not among the neighbours that were counted. */
async function passingAmong(
  store: StoreReader,
  shown: ReadonlyMap<string, ReadonlySet<string>>,
  filter: GraphFilter | undefined,
  options: ReadOptions,
): Promise<Set<string>> {
  const ids = [...new Set([...shown.values()].flatMap((others) => [...others]))];
  if (!filter) return new Set(ids);
  const passing = await store.filterNodes({ ids, filter }, options);
  return new Set(passing.flatMap((node) => (node ? [node.id] : [])));
}
