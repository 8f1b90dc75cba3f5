// From a node along its edges to what stands at their other ends, in batches.
import type { Edge } from '../../graph/edge.ts';
import type { Direction, EdgeKind, NodeKind } from '../../graph/kinds.ts';
import type { Node, NodeOf } from '../../graph/node.ts';
import type { Context } from '../context.ts';
import type { EvidenceSource } from '../sources.ts';

/** The nodes at the other ends of a node's edges of one kind, each once, in the order of the edges. */
export async function related<K extends NodeKind>(
  node: Node,
  kind: EdgeKind,
  direction: Direction,
  { load }: Context,
): Promise<NodeOf<K>[]> {
  const edges = await load.edgesOf(node.id, kind, direction);
  const ids = new Set(edges.map((edge) => (direction === 'OUT' ? edge.to : edge.from)));
  const nodes = await Promise.all([...ids].map((id) => load.node(id)));
  return nodes.filter((other) => other !== null) as unknown as NodeOf<K>[];
}

/** The node at one end of an edge; the store keeps no edge without its ends. */
export async function endOf<K extends NodeKind>(edge: Edge, end: 'from' | 'to', { load }: Context): Promise<NodeOf<K>> {
  return (await load.node(edge[end])) as unknown as NodeOf<K>;
}

/** Where a statement or an event can be read. */
export async function reportedIn(node: Node, { load }: Context): Promise<EvidenceSource[]> {
  return (await load.edgesOf(node.id, 'REPORTED_IN', 'OUT')).map((edge) => ({ edge, source: edge.to }));
}
