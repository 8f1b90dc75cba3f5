// What a database keeps under the ids of a batch, read behind the lock that lets one writer write at a time.
import type { Edge } from '../../graph/edge.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { kindOfLabel, type NodeKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import { idsToLookUp, type SiftedBatch } from '../batch.ts';
import type { Ask } from './connection.ts';
import { kindsByName, readEdgesOfKinds } from './edges.ts';
import { MARKS, type Marks } from './marks.ts';
import { BY_IDS } from './nodes.ts';
import { timeKeyIn } from './places.ts';
import { nodeColumns, nodeOfRow, type NodeRow } from './rows.ts';
import { SCHEMA_NODE, SCHEMA_VERSION } from './schema.ts';

export interface KeptElements {
  /** Kinds and `timeKeyOf` all nodes that were looked up; whole ones of those that the batch holds. */
  nodes: ReadonlyMap<string, { kind: NodeKind; time: string; whole?: Node }>;
  edges: ReadonlyMap<string, Edge>;
  marks: Marks;
}

/** Writing the node takes its lock, which is held until the transaction ends. */
const LOCK = `MATCH ${SCHEMA_NODE} SET schema.writtenAt = datetime()
  RETURN schema.version AS version, ${MARKS}`;

const ENDS = `${BY_IDS} RETURN id, labels(n) AS labels, ${timeKeyIn('n')} AS time`;

export async function readKept(ask: Ask, sifted: SiftedBatch): Promise<KeptElements> {
  const ids = idsToLookUp(sifted);
  const own = new Set(sifted.nodes.map(({ node }) => node.id));
  const [[lock], whole, ends, found] = await Promise.all([
    ask<Marks & { version: number }>(LOCK),
    ask<NodeRow>(`${BY_IDS} RETURN ${nodeColumns('n')}`, { ids: [...own] }),
    ask<{ id: string; labels: string[]; time: string }>(ENDS, { ids: ids.nodes.filter((id) => !own.has(id)) }),
    readEdgesOfKinds(ask, ids.edges, kindsByName),
  ]);
  if (lock?.version !== SCHEMA_VERSION) {
    throw new GraphError('STORE_UNAVAILABLE', 'The graph in Neo4j was taken away or brought to another version meanwhile; start again.');
  }
  const strange = await readEdgesOfKinds(ask, ids.edges, (id) => lock.strangers.filter((kind) => !kindsByName(id).includes(kind)));
  return {
    nodes: new Map([
      ...ends.map(({ id, labels, time }) => [id, { kind: kindOf(labels), time }] as const),
      ...whole.map(nodeOfRow).map((node) => [node.id, { kind: node.kind, time: timeKeyOf(node), whole: node }] as const),
    ]),
    edges: new Map([...found, ...strange].map((edge) => [edge.id, edge])),
    marks: lock,
  };
}

function kindOf(labels: readonly string[]): NodeKind {
  return labels.map(kindOfLabel).find((kind) => kind !== undefined)!;
}
