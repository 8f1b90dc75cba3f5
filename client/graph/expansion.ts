// How far each node has been expanded: which edges pages have brought, where the next page begins, and so what is left out. Plain values.
import type { EdgeKind } from '../api/operations.generated.ts';
import type { DrawnEdge, Graph } from './graph.ts';
import { relationsOf, RELATIONS, relationKey, type Relation, type RelationKey } from './relations.ts';

/** How many edges a node has by each relation in the whole graph; relations without one are absent. */
export type Degrees = ReadonlyMap<RelationKey, number>;

/** What one asks of a node page by page: all relations of these kinds, or of one direction only. */
export interface NeighbourList {
  kinds: readonly EdgeKind[];
  direction?: Relation['direction'] | undefined;
  /** What narrows it by time, as text; a list that is narrowed otherwise is another list. */
  times?: string | undefined;
}

export interface OpenList extends NeighbourList {
  /** Where its next page begins. */
  cursor: string;
  /** Where the list is narrowed by time: how many of its edges its pages have not brought. Degrees know nothing of time. */
  left?: number | undefined;
}

/** Of one node. */
export interface Expansion {
  /** Edges that a page has brought, also those whose other end has been hidden since. */
  seen: ReadonlyMap<RelationKey, ReadonlySet<string>>;
  /** Lists that a page cut, by `listKey`; the one asked for last stands last. */
  open: ReadonlyMap<string, OpenList>;
}

export type Expansions = ReadonlyMap<string, Expansion>;

export function listKey({ kinds, direction, times }: NeighbourList): string {
  return [...kinds, direction ?? '', times ?? ''].join(' ');
}

/** The node's expansion after one more page of a list; without a cursor the list has come to its end. */
export function noteEdges(
  before: Expansion | undefined,
  id: string,
  edges: readonly Pick<DrawnEdge, 'id' | 'kind' | 'source' | 'target'>[],
  list: NeighbourList,
  { cursor, left }: { cursor: string | undefined; left?: number | undefined },
): Expansion {
  const seen = new Map<RelationKey, Set<string>>([...(before?.seen ?? [])].map(([key, ids]) => [key, new Set(ids)]));
  for (const edge of edges) {
    for (const key of relationsOf(id, edge)) seen.set(key, (seen.get(key) ?? new Set()).add(edge.id));
  }
  const open = new Map(before?.open);
  open.delete(listKey(list));
  if (cursor !== undefined) open.set(listKey(list), { ...list, cursor, left });
  return { seen, open };
}

export interface RelationCount extends Relation {
  total: number;
  /** How many of its edges are drawn. */
  drawn: number;
}

/** What the menu of a node offers: each relation that it has. */
export function relationCounts(id: string, degrees: Degrees, graph: Graph): RelationCount[] {
  const drawn = edgesByRelation(graph, new Set([id])).get(id);
  return RELATIONS.flatMap(({ kind, direction }) => {
    const key = relationKey({ kind, direction });
    const total = degrees.get(key) ?? 0;
    return total > 0 ? [{ kind, direction, total, drawn: Math.min(total, drawn?.get(key)?.size ?? 0) }] : [];
  });
}

/** For each drawn node that a page cut: how many edges of the lists that were cut are neither drawn nor were brought before. */
export function countLeftOut(graph: Graph, expansions: Expansions, degreesOf: ReadonlyMap<string, Degrees>): ReadonlyMap<string, number> {
  const cut = [...expansions].filter(([id, { open }]) => open.size > 0 && graph.nodes.has(id));
  const drawn = edgesByRelation(graph, new Set(cut.map(([id]) => id)));
  const counts = cut.map(([id, { seen, open }]) => {
    const missing = (lists: readonly OpenList[]) =>
      [...new Set(lists.flatMap(relationsIn))].reduce((sum, key) => {
        const known = new Set([...(seen.get(key) ?? []), ...(drawn.get(id)?.get(key) ?? [])]).size;
        return sum + Math.max(0, (degreesOf.get(id)?.get(key) ?? 0) - known);
      }, 0);
    const lists = [...open.values()];
    // One by one, lists may count an edge twice; together, they do not know what time leaves out.
    const oneByOne = lists.reduce((sum, list) => sum + Math.min(missing([list]), list.left ?? Infinity), 0);
    return [id, Math.min(missing(lists), oneByOne)] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}

/** The list that the next page of a node belongs to, where one was cut: the one asked for last. */
export function lastOpenList(expansion: Expansion | undefined): OpenList | undefined {
  return expansion && [...expansion.open.values()].at(-1);
}

/** Which of these nodes' expansions brought which nodes, in turn too: all that goes when `id` is collapsed. What is pinned stays. */
export function broughtBy(origins: ReadonlyMap<string, string>, id: string, pinned: ReadonlySet<string>): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const [child, parent] of origins) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      if (child === id || found.has(child) || pinned.has(child)) continue;
      found.add(child);
      waiting.push(child);
    }
  }
  return found;
}

/** The entries of nodes that are drawn; the same map where that is all of them. */
export function ofDrawn<T>(entries: ReadonlyMap<string, T>, graph: Graph): ReadonlyMap<string, T> {
  const kept = [...entries].filter(([id]) => graph.nodes.has(id));
  return kept.length === entries.size ? entries : new Map(kept);
}

function relationsIn({ kinds, direction }: NeighbourList): RelationKey[] {
  return RELATIONS.filter((relation) => kinds.includes(relation.kind) && (direction ?? relation.direction) === relation.direction).map(
    relationKey,
  );
}

function edgesByRelation(graph: Graph, ids: ReadonlySet<string>): Map<string, Map<RelationKey, Set<string>>> {
  const found = new Map<string, Map<RelationKey, Set<string>>>();
  if (ids.size === 0) return found;
  for (const edge of graph.edges.values()) {
    for (const id of new Set([edge.source, edge.target])) {
      if (!ids.has(id)) continue;
      const relations = found.get(id) ?? new Map<RelationKey, Set<string>>();
      found.set(id, relations);
      for (const key of relationsOf(id, edge)) relations.set(key, (relations.get(key) ?? new Set()).add(edge.id));
    }
  }
  return found;
}
