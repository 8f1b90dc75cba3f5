// Whether a node, an edge or a statement passes a filter, said once in plain code; stores say the same in their own language and are held to this.
import { overlaps } from './dates.ts';
import type { Edge } from './edge.ts';
import type { GraphFilter } from './filter.ts';
import { timeOf, type Node } from './node.ts';

/** `expressed` are the EXPRESSES edges that leave the node, to claims that were held by `recordedUntil`; they matter for statements only. */
export function nodePasses(node: Node, filter: GraphFilter, expressed: readonly Edge[]): boolean {
  if (filter.kinds && !filter.kinds.includes(node.kind)) return false;
  if (filter.recordedUntil !== undefined && node.recordedAt > filter.recordedUntil) return false;
  if (node.kind !== 'STATEMENT') return true;
  const time = timeOf(node);
  if (filter.said && time && !overlaps(time, filter.said)) return false;
  return filter.stances === undefined || expressed.some((edge) => edgePasses(edge, { ...filter, edgeKinds: undefined }));
}

/** The edge by itself; that both its ends pass is another question. */
export function edgePasses(edge: Edge, filter: GraphFilter): boolean {
  if (filter.edgeKinds && !filter.edgeKinds.includes(edge.kind)) return false;
  if (filter.recordedUntil !== undefined && edge.recordedAt > filter.recordedUntil) return false;
  return edge.kind !== 'EXPRESSES' || filter.stances === undefined || filter.stances.includes(edge.properties.stance!);
}
