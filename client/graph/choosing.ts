// Which nodes a wider selection holds: neighbours, all of a kind, all the others. A graph and ids in, ids out.
import type { NodeKind } from '../api/operations.generated.ts';
import type { Graph } from './graph.ts';

/** The nodes themselves and all that one edge joins to them. */
export function withNeighbours(graph: Graph, ids: ReadonlySet<string>): string[] {
  const found = new Set([...ids].filter((id) => graph.nodes.has(id)));
  for (const { source, target } of graph.edges.values()) {
    if (ids.has(source)) found.add(target);
    if (ids.has(target)) found.add(source);
  }
  return [...found];
}

export function ofKind(graph: Graph, kind: NodeKind): string[] {
  return [...graph.nodes.values()].filter((node) => node.kind === kind).map(({ id }) => id);
}

export function othersThan(graph: Graph, ids: ReadonlySet<string>): string[] {
  return [...graph.nodes.keys()].filter((id) => !ids.has(id));
}
