// Whether a batch may be written: what can be told of it alone, then what only the store can tell, in the transaction that writes it.
import { checkEdge, checkNode, faultOfEnds, shown } from '../graph/check.ts';
import type { Edge } from '../graph/edge.ts';
import { GraphError, type BatchProblem } from '../graph/graph-error.ts';
import type { NodeKind } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import type { Batch } from './store.ts';

/** Nodes and edges that a store takes in one write. */
export const MAX_BATCH = 20_000;

/** The well-formed elements of a batch with their places in it, and what is wrong with the others. Plain values, so that it may pass to a worker. */
export interface SiftedBatch {
  nodes: readonly { node: Node; index: number }[];
  edges: readonly { edge: Edge; index: number }[];
  problems: readonly BatchProblem[];
  /** Of the whole batch. */
  size: number;
}

/** What a store keeps under the ids that `idsToLookUp` names. */
export interface Kept {
  nodes: ReadonlyMap<string, { kind: NodeKind }>;
  edges: ReadonlyMap<string, Pick<Edge, 'kind' | 'from' | 'to'>>;
}

/** @throws GraphError INVALID_ARGUMENT where the batch is too large */
export function siftBatch(batch: Batch): SiftedBatch {
  const size = batch.nodes.length + batch.edges.length;
  if (size > MAX_BATCH) {
    throw new GraphError('INVALID_ARGUMENT', `A batch holds at most ${MAX_BATCH} nodes and edges; write several.`, {
      details: { argument: 'batch' },
    });
  }
  const problems: BatchProblem[] = [];
  const nodes: { node: Node; index: number }[] = [];
  const edges: { edge: Edge; index: number }[] = [];
  const ids = { nodes: new Set<string>(), edges: new Set<string>() };
  batch.nodes.forEach((given, index) => {
    const result = checkNode(given);
    const fault = result.ok ? faultOfRepeat('Node', result.value.id, ids.nodes) : result.message;
    if (fault !== undefined) problems.push({ part: 'nodes', index, id: nameOf(given), message: fault });
    else if (result.ok) nodes.push({ node: result.value, index });
  });
  batch.edges.forEach((given, index) => {
    const result = checkEdge(given);
    const fault = result.ok ? faultOfRepeat('Edge', result.value.id, ids.edges) : result.message;
    if (fault !== undefined) problems.push({ part: 'edges', index, id: nameOf(given), message: fault });
    else if (result.ok) edges.push({ edge: result.value, index });
  });
  return { nodes, edges, problems, size };
}

/** The nodes and edges that a store must look up before `settleBatch`: the batch's own, and the ends of its edges. */
export function idsToLookUp({ nodes, edges }: SiftedBatch): { nodes: string[]; edges: string[] } {
  return {
    nodes: [...new Set([...nodes.map(({ node }) => node.id), ...edges.flatMap(({ edge }) => [edge.from, edge.to])])],
    edges: edges.map(({ edge }) => edge.id),
  };
}

/** The batch to write. @throws GraphError INVALID_BATCH where anything is wrong with any of its elements */
export function settleBatch({ nodes, edges, problems, size }: SiftedBatch, kept: Kept): Batch {
  const all: BatchProblem[] = [...problems];
  for (const { node, index } of nodes) {
    const before = kept.nodes.get(node.id);
    if (before && before.kind !== node.kind) {
      const message = `Node "${node.id}" is a ${before.kind} already and cannot become a ${node.kind}; give it another id.`;
      all.push({ part: 'nodes', index, id: node.id, message });
    }
  }
  const written = new Map(nodes.map(({ node }) => [node.id, node]));
  for (const { edge, index } of edges) {
    const fault = faultOfEdge(edge, (id) => written.get(id) ?? kept.nodes.get(id), kept.edges.get(edge.id));
    if (fault !== undefined) all.push({ part: 'edges', index, id: edge.id, ...fault });
  }
  if (all.length > 0) {
    throw new GraphError('INVALID_BATCH', `${all.length} of ${size} nodes and edges cannot be written. The first: ${all[0]!.message}`, {
      details: { problems: all },
    });
  }
  return { nodes: nodes.map(({ node }) => node), edges: edges.map(({ edge }) => edge) };
}

function faultOfRepeat(what: string, id: string, ids: Set<string>): string | undefined {
  if (ids.has(id)) return `${what} "${id}" stands twice in one batch; keep one of them.`;
  ids.add(id);
  return undefined;
}

/** An id as a text, whole: an element that was not well-formed may have anything for one. */
export function nameOf(element: { id: unknown }): string {
  return typeof element.id === 'string' ? element.id : shown(element.id);
}

function faultOfEdge(
  edge: Edge,
  nodeOf: (id: string) => { kind: NodeKind } | undefined,
  before: Pick<Edge, 'kind' | 'from' | 'to'> | undefined,
): Pick<BatchProblem, 'message' | 'missingEnd'> | undefined {
  if (before && (before.kind !== edge.kind || before.from !== edge.from || before.to !== edge.to)) {
    return { message: `Edge "${edge.id}" joins "${before.from}" and "${before.to}" as ${before.kind} already; give this one another id.` };
  }
  const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
  if (!from || !to) {
    const missingEnd = from ? edge.to : edge.from;
    return {
      message: `Edge "${edge.id}" (${edge.kind}) needs node "${missingEnd}", which does not exist; load that node too.`,
      missingEnd,
    };
  }
  const message = faultOfEnds(edge, from.kind, to.kind);
  return message === undefined ? undefined : { message };
}
