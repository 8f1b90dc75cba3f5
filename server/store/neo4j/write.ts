// Writing a batch as one transaction: look up what is kept, settle and merge here, then write what is new or changed.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_KINDS, NODE_KINDS, labelOfKind } from '../../graph/kinds.ts';
import { mergeElements } from '../../graph/merge.ts';
import type { Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import { settleBatch, type SiftedBatch } from '../batch.ts';
import type { WriteResult } from '../store.ts';
import { isOurs } from './conditions.ts';
import type { Ask } from './connection.ts';
import { namedKind, readKept, type Marks } from './kept.ts';
import { NEIGHBOUR_PLACE_PARAMETERS, isOutOfOrder, neighbourPlaceOfRow, placeRow } from './places.ts';
import { rowOfEdge, rowOfNode } from './rows.ts';
import { ANY_KIND, OURS, SCHEMA_NODE } from './schema.ts';

export async function writeBatch(ask: Ask, sifted: SiftedBatch): Promise<WriteResult> {
  const kept = await readKept(ask, sifted);
  const batch = settleBatch(sifted, kept);
  const nodes = merged(batch.nodes, (id) => kept.nodes.get(id)?.whole);
  const edges = merged(batch.edges, (id) => kept.edges.get(id));
  const times = new Map([...kept.nodes].map(([id, { time }]) => [id, time]));
  const moved = nodes.changed.filter((node) => times.get(node.id) !== timeKeyOf(node));
  for (const node of [...nodes.created, ...nodes.changed]) times.set(node.id, timeKeyOf(node));
  const rowOf = (edge: Edge) => rowOfEdge(edge, { from: times.get(edge.from)!, to: times.get(edge.to)! });

  await Promise.all([
    ...putNodes(ask, [...nodes.created, ...nodes.changed]),
    ...createEdges(ask, edges.created, rowOf),
    ...updateEdges(ask, edges.changed, rowOf),
    ...moveInTime(ask, moved),
    ...mark(ask, kept.marks, nodes.created, edges.created),
  ]);
  return {
    created: nodes.created.length + edges.created.length,
    updated: nodes.changed.length + edges.changed.length,
    unchanged: nodes.unchanged + edges.unchanged,
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

function putNodes(ask: Ask, nodes: readonly Node[]): Promise<unknown>[] {
  return grouped(NODE_KINDS, nodes).map(({ kind, elements }) =>
    ask(`UNWIND $p.rows AS row MERGE (n:${OURS} {id: row.id}) SET n:${labelOfKind(kind)}, n += row`, { rows: elements.map(rowOfNode) }),
  );
}

/** Not MERGE, which would look at the edges of an end: that they are new is known behind the lock. */
function createEdges(ask: Ask, edges: readonly Edge[], rowOf: (edge: Edge) => object): Promise<unknown>[] {
  return grouped(EDGE_KINDS, edges).map(({ kind, elements }) =>
    ask(
      `UNWIND $p.rows AS row
       MATCH (a:${OURS} {id: row.from}) USING INDEX a:${OURS}(id)
       MATCH (b:${OURS} {id: row.to}) USING INDEX b:${OURS}(id)
       CREATE (a)-[r:${kind}]->(b) SET r = row.properties`,
      { rows: elements.map((edge) => ({ from: edge.from, to: edge.to, properties: rowOf(edge) })) },
    ),
  );
}

function updateEdges(ask: Ask, edges: readonly Edge[], rowOf: (edge: Edge) => object): Promise<unknown>[] {
  return grouped(EDGE_KINDS, edges).map(({ kind, elements }) =>
    ask(`UNWIND $p.rows AS row MATCH ()-[r:${kind}]->() USING INDEX r:${kind}(id) WHERE r.id = row.id AND ${isOurs('r')} SET r += row`, {
      rows: elements.map(rowOf),
    }),
  );
}

/** The neighbours of a node sort it by its time, so they are told when that changes. */
function moveInTime(ask: Ask, nodes: readonly Node[]): Promise<unknown>[] {
  if (nodes.length === 0) return [];
  return [
    ask(
      `UNWIND $p.rows AS row MATCH (n:${OURS} {id: row.id}) USING INDEX n:${OURS}(id)
       CALL (n, row) { MATCH (end)-[r:${ANY_KIND}]->(n) WHERE ${isOurs('r')} SET r._out = ${neighbourPlaceOfRow('end')} }
       CALL (n, row) { MATCH (end)<-[r:${ANY_KIND}]-(n) WHERE ${isOurs('r')} SET r._in = ${neighbourPlaceOfRow('end')} }`,
      { rows: nodes.map((node) => placeRow(node.id, timeKeyOf(node))), ...NEIGHBOUR_PLACE_PARAMETERS },
    ),
  ];
}

function mark(ask: Ask, marks: Marks, nodes: readonly Node[], edges: readonly Edge[]): Promise<unknown>[] {
  const strangers = edges.filter(({ id, kind }) => (namedKind(id) ?? kind) !== kind).map(({ kind }) => kind);
  const after: Marks = {
    strangers: [...new Set([...marks.strangers, ...strangers])],
    outOfOrder: marks.outOfOrder || [...nodes, ...edges].some(({ id }) => isOutOfOrder(id)),
  };
  if (after.strangers.length === marks.strangers.length && after.outOfOrder === marks.outOfOrder) return [];
  return [ask(`MATCH ${SCHEMA_NODE} SET schema += $p.marks`, { marks: after })];
}

function grouped<K extends string, T extends { kind: K }>(kinds: readonly K[], elements: readonly T[]): { kind: K; elements: T[] }[] {
  return kinds
    .map((kind) => ({ kind, elements: elements.filter((element) => element.kind === kind) }))
    .filter((group) => group.elements.length > 0);
}
