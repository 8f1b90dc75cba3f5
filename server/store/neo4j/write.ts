// Writing a batch as one transaction: look up what is kept, settle and merge here, then write what is new or changed.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_KINDS, NODE_KINDS, labelOfKind, type EdgeKind } from '../../graph/kinds.ts';
import { mergeElements } from '../../graph/merge.ts';
import type { Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import { settleBatch, type SiftedBatch } from '../batch.ts';
import type { WriteResult } from '../store.ts';
import { isOurs } from './conditions.ts';
import type { Ask } from './connection.ts';
import { addEdges } from './edge-counts.ts';
import { readKept } from './kept.ts';
import { COUNTED, putMarks } from './marks.ts';
import { NEIGHBOUR_PLACE_PARAMETERS, neighbourPlaceOfRow, placeRow } from './places.ts';
import { rowOfEdge, rowOfNode } from './rows.ts';
import { ANY_KIND, OURS } from './schema.ts';

export async function writeBatch(ask: Ask, sifted: SiftedBatch): Promise<WriteResult> {
  const kept = await readKept(ask, sifted);
  const batch = settleBatch(sifted, kept);
  const nodes = merged(batch.nodes, (id) => kept.nodes.get(id)?.whole);
  const edges = merged(batch.edges, (id) => kept.edges.get(id));
  const times = new Map([...kept.nodes].map(([id, { time }]) => [id, time]));
  const moved = nodes.changed.filter((node) => times.get(node.id) !== timeKeyOf(node));
  for (const node of [...nodes.created, ...nodes.changed]) times.set(node.id, timeKeyOf(node));
  const rowOf = (edge: Edge) => rowOfEdge(edge, { from: times.get(edge.from)!, to: times.get(edge.to)! });

  // Asked in this order, though not waited for one by one: edges need their ends, and those that are new move, too.
  const [, repeated] = await Promise.all([
    putNodes(ask, [...nodes.created, ...nodes.changed]),
    createEdges(ask, edges.created, rowOf),
    updateEdges(ask, edges.changed, rowOf),
    moveInTime(ask, moved),
    addEdges(ask, edges.created.length),
  ]);
  await putMarks(ask, kept.marks, nodes.created, edges.created, repeated);
  return {
    created: nodes.created.length + edges.created.length,
    updated: nodes.changed.length + edges.changed.length,
    unchanged: nodes.unchanged + edges.unchanged,
    nodes: { created: nodes.created.length, updated: nodes.changed.length, unchanged: nodes.unchanged },
  };
}

function merged<T extends Node | Edge>(elements: readonly T[], keptOf: (id: string) => T | undefined) {
  const result = { created: [] as T[], changed: [] as T[], unchanged: 0 };
  for (const element of elements) {
    const before = keptOf(element.id);
    const after = before === undefined ? element : mergeElements(before, element);
    if (before === undefined) result.created.push(after);
    else if (after === before) result.unchanged += 1;
    else result.changed.push(after);
  }
  return result;
}

function putNodes(ask: Ask, nodes: readonly Node[]): Promise<unknown> {
  return Promise.all(
    grouped(NODE_KINDS, nodes).map(({ kind, elements }) =>
      ask(`UNWIND $p.rows AS row MERGE (n:${OURS} {id: row.id}) SET n:${labelOfKind(kind)}, n += row`, { rows: elements.map(rowOfNode) }),
    ),
  );
}

/**
 * Gives the kinds of which some were there already between the same two nodes.
 * Not MERGE, which would go through all edges of the kind: that these are new is known behind the lock.
 */
async function createEdges(ask: Ask, edges: readonly Edge[], rowOf: (edge: Edge) => object): Promise<EdgeKind[]> {
  const groups = grouped(EDGE_KINDS, edges);
  const created = await Promise.all(
    groups.map(({ kind, elements }) =>
      ask<{ again: number }>(
        `UNWIND $p.rows AS row
         MATCH (a:${OURS} {id: row.from}) USING INDEX a:${OURS}(id)
         CALL (row) { MATCH (b:${OURS} {id: row.to}) USING INDEX b:${OURS}(id) RETURN b }
         WITH row, a, b, ${COUNTED.includes(kind) ? `EXISTS { (a)-[:${kind}]->(b) }` : 'false'} AS again
         CREATE (a)-[r:${kind}]->(b) SET r = row.properties
         RETURN count(CASE WHEN again THEN 1 END) AS again`,
        { rows: elements.map((edge) => ({ from: edge.from, to: edge.to, properties: rowOf(edge) })) },
      ),
    ),
  );
  return groups.filter((_group, place) => (created[place]![0]?.again ?? 0) > 0).map(({ kind }) => kind);
}

function updateEdges(ask: Ask, edges: readonly Edge[], rowOf: (edge: Edge) => object): Promise<unknown> {
  return Promise.all(
    grouped(EDGE_KINDS, edges).map(({ kind, elements }) =>
      ask(`UNWIND $p.rows AS row MATCH ()-[r:${kind}]->() USING INDEX r:${kind}(id) WHERE r.id = row.id AND ${isOurs('r')} SET r += row`, {
        rows: elements.map(rowOf),
      }),
    ),
  );
}

/** The neighbours of a node sort it by its time, so they are told when that changes. */
async function moveInTime(ask: Ask, nodes: readonly Node[]): Promise<void> {
  if (nodes.length === 0) return;
  await ask(
    `UNWIND $p.rows AS row MATCH (n:${OURS} {id: row.id}) USING INDEX n:${OURS}(id)
     CALL (n, row) { MATCH (end)-[r:${ANY_KIND}]->(n) WHERE ${isOurs('r')} SET r._out = ${neighbourPlaceOfRow('end')} }
     CALL (n, row) { MATCH (end)<-[r:${ANY_KIND}]-(n) WHERE ${isOurs('r')} SET r._in = ${neighbourPlaceOfRow('end')} }`,
    { rows: nodes.map((node) => placeRow(node.id, timeKeyOf(node))), ...NEIGHBOUR_PLACE_PARAMETERS },
  );
}

function grouped<K extends string, T extends { kind: K }>(kinds: readonly K[], elements: readonly T[]): { kind: K; elements: T[] }[] {
  return kinds
    .map((kind) => ({ kind, elements: elements.filter((element) => element.kind === kind) }))
    .filter((group) => group.elements.length > 0);
}
