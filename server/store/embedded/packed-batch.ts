// A batch as it passes to the database's thread: flat rows of texts and numbers, made where the server's own thread has them as nodes and edges.
// Objects would cost more to pass over than rows cost to write, and what can be reckoned without the database is not left to its thread.
import type { Edge } from '../../graph/edge.ts';
import type { BatchProblem } from '../../graph/graph-error.ts';
import { EDGE_KINDS, NODE_KINDS, STANCES } from '../../graph/kinds.ts';
import { timeOf, type Node } from '../../graph/node.ts';
import { compareIds, timeKeyOf } from '../../graph/order.ts';
import type { SiftedBatch } from '../batch.ts';
import type { SqlValue } from './database.ts';
import { foundTexts } from './found.ts';
import { rankOfKind, rankOfNodeKind } from './rows.ts';

/** The columns of `nodes`, one node after the other: id, kind, time, time_end, recorded, properties, names, words, place in the batch. */
export const NODE_WIDTH = 9;
/** The columns of `edges`: id, kind, the ids of its two ends, stance, recorded, properties, place in the batch. */
export const EDGE_WIDTH = 8;

export interface PackedBatch {
  nodes: SqlValue[];
  edges: SqlValue[];
  problems: readonly BatchProblem[];
  size: number;
}

/** In the order of ids, since rows that stand side by side in an index are cheaper to write one after the other. */
export function packBatch({ nodes, edges, problems, size }: SiftedBatch): PackedBatch {
  const packed: PackedBatch = { nodes: [], edges: [], problems, size };
  for (const { node, index } of nodes.toSorted((a, b) => compareIds(a.node.id, b.node.id))) {
    const { time, timeEnd } = timesOf(node);
    const { names, words } = foundTexts(node);
    packed.nodes.push(
      node.id,
      rankOfNodeKind(node.kind),
      time,
      timeEnd,
      node.recordedAt,
      JSON.stringify(node.properties),
      names,
      words,
      index,
    );
  }
  for (const { edge, index } of edges.toSorted((a, b) => compareIds(a.edge.id, b.edge.id))) {
    packed.edges.push(
      edge.id,
      rankOfKind(edge.kind),
      edge.from,
      edge.to,
      stanceOf(edge),
      edge.recordedAt,
      JSON.stringify(edge.properties),
      index,
    );
  }
  return packed;
}

export function unpackBatch({ nodes, edges, problems, size }: PackedBatch): SiftedBatch {
  return {
    nodes: rowsOf(nodes, NODE_WIDTH).map(([id, kind, , , recordedAt, properties, , , index]) => ({
      node: { id, kind: NODE_KINDS[Number(kind)]!, recordedAt, properties: JSON.parse(String(properties)) as unknown } as Node,
      index: Number(index),
    })),
    edges: rowsOf(edges, EDGE_WIDTH).map(([id, kind, from, to, , recordedAt, properties, index]) => ({
      edge: { id, kind: EDGE_KINDS[Number(kind)]!, from, to, recordedAt, properties: JSON.parse(String(properties)) as unknown } as Edge,
      index: Number(index),
    })),
    problems,
    size,
  };
}

/** The first and the last day of a node's span, '' where it has none. */
export function timesOf(node: Node): { time: string; timeEnd: string } {
  return { time: timeKeyOf(node), timeEnd: timeOf(node)?.end ?? '' };
}

/** The stance's rank in its enum; null where the edge takes none. */
export function stanceOf({ properties }: Edge): number | null {
  return properties.stance === undefined ? null : STANCES.indexOf(properties.stance);
}

function rowsOf(values: readonly SqlValue[], width: number): SqlValue[][] {
  return Array.from({ length: values.length / width }, (_, nth) => values.slice(nth * width, (nth + 1) * width));
}
