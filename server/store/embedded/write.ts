// Writing a batch as one transaction, and keeping what repeats or counts it (adjacency, degrees, totals, full text, what was said) right.
// A transaction is never interrupted, so no reader sees half a batch; batches are bounded, and readers get their turn between two.
import type { Edge } from '../../graph/edge.ts';
import { NODE_KINDS, STANCES } from '../../graph/kinds.ts';
import { mergeElements } from '../../graph/merge.ts';
import { timeOf, type Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import { foldText, searchableText } from '../../graph/text.ts';
import { idsToLookUp, settleBatch, type Kept, type SiftedBatch } from '../batch.ts';
import type { WriteResult } from '../store.ts';
import type { Database } from './database.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, edgeOfRow, nodeOfRow, rankOfKind, rankOfNodeKind, type EdgeRow, type NodeRow } from './rows.ts';
import { refreshSaid } from './said.ts';

export function writeBatch(database: Database, sifted: SiftedBatch): WriteResult {
  return database.transaction(() => {
    const batch = settleBatch(sifted, readKept(database, sifted));
    const result: WriteResult = { created: 0, updated: 0, unchanged: 0 };
    const counts = createCounts();
    const keys = new Map<string, number>();
    const touched = new Set<number>();
    for (const node of batch.nodes) {
      const done = putNode(database, node, keys, counts);
      result[done] += 1;
      if (node.kind === 'STATEMENT' && done !== 'unchanged') touched.add(keys.get(node.id)!);
    }
    for (const edge of batch.edges) {
      const done = putEdge(database, edge, keys, counts);
      result[done] += 1;
      const statement = edge.kind === 'EXPRESSES' ? edge.from : edge.kind === 'MADE' ? edge.to : undefined;
      if (statement !== undefined && done !== 'unchanged') touched.add(keyOf(database, statement, keys));
    }
    counts.flush(database);
    refreshSaid(database, [...touched]);
    return result;
  });
}

function readKept(database: Database, sifted: SiftedBatch): Kept {
  const ids = idsToLookUp(sifted);
  const nodes = database.all<{ id: string; kind: number }>(
    'SELECT n.id, n.kind FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value',
    { ids: JSON.stringify(ids.nodes) },
  );
  const edges = database.all<EdgeRow>(
    `SELECT ${EDGE_COLUMNS} FROM json_each(:ids) k CROSS JOIN edge e ON e.id = k.value JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target`,
    { ids: JSON.stringify(ids.edges) },
  );
  return {
    nodes: new Map(nodes.map(({ id, kind }) => [id, { kind: NODE_KINDS[kind]! }])),
    edges: new Map(edges.map((row) => [row.edge_id, edgeOfRow(row)])),
  };
}

function putNode(database: Database, node: Node, keys: Map<string, number>, counts: Counts): keyof WriteResult {
  const row = database.all<NodeRow & { key: number; time: string }>(`SELECT n.key, n.time, ${NODE_COLUMNS} FROM node n WHERE n.id = :id`, {
    id: node.id,
  })[0];
  if (!row) {
    const { key } = database.run(
      'INSERT INTO node (id, kind, time, time_end, recorded, properties) VALUES (:id, :kind, :time, :timeEnd, :recorded, :properties)',
      {
        id: node.id,
        kind: rankOfNodeKind(node.kind),
        ...timesOf(node),
        recorded: node.recordedAt,
        properties: JSON.stringify(node.properties),
      },
    );
    keys.set(node.id, key);
    counts.addTotal('node', rankOfNodeKind(node.kind));
    putWords(database, key, node);
    return 'created';
  }
  keys.set(node.id, row.key);
  const kept = nodeOfRow(row);
  const merged = mergeElements(kept, node);
  if (merged === kept) return 'unchanged';
  database.run('UPDATE node SET time = :time, time_end = :timeEnd, recorded = :recorded, properties = :properties WHERE key = :key', {
    key: row.key,
    ...timesOf(merged),
    recorded: merged.recordedAt,
    properties: JSON.stringify(merged.properties),
  });
  database.run('DELETE FROM found WHERE rowid = :key', { key: row.key });
  putWords(database, row.key, merged);
  if (timeKeyOf(merged) !== row.time) moveInTime(database, row.key, row.time, timeKeyOf(merged));
  return 'updated';
}

function putEdge(database: Database, edge: Edge, keys: Map<string, number>, counts: Counts): keyof WriteResult {
  const row = database.all<EdgeRow & { key: number }>(
    `SELECT e.key, ${EDGE_COLUMNS} FROM edge e JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target WHERE e.id = :id`,
    { id: edge.id },
  )[0];
  const stance = edge.properties.stance === undefined ? null : STANCES.indexOf(edge.properties.stance);
  if (!row) {
    const [source, target] = [keyOf(database, edge.from, keys), keyOf(database, edge.to, keys)];
    const kind = rankOfKind(edge.kind);
    const { key } = database.run(
      'INSERT INTO edge (id, kind, source, target, stance, recorded, properties) VALUES (:id, :kind, :source, :target, :stance, :recorded, :properties)',
      { id: edge.id, kind, source, target, stance, recorded: edge.recordedAt, properties: JSON.stringify(edge.properties) },
    );
    const adjacent = `INSERT INTO adjacency (node, time, kind, other_id, edge_id, direction, other, edge)
      SELECT :node, n.time, :kind, n.id, :id, :direction, n.key, :edge FROM node n WHERE n.key = :other`;
    database.run(adjacent, { node: source, other: target, direction: 0, kind, id: edge.id, edge: key });
    database.run(adjacent, { node: target, other: source, direction: 1, kind, id: edge.id, edge: key });
    counts.addDegree(source, kind, 0);
    counts.addDegree(target, kind, 1);
    counts.addTotal('edge', kind);
    return 'created';
  }
  const kept = edgeOfRow(row);
  const merged = mergeElements(kept, edge);
  if (merged === kept) return 'unchanged';
  database.run('UPDATE edge SET stance = :stance, recorded = :recorded, properties = :properties WHERE key = :key', {
    key: row.key,
    stance,
    recorded: merged.recordedAt,
    properties: JSON.stringify(merged.properties),
  });
  return 'updated';
}

function keyOf(database: Database, id: string, keys: Map<string, number>): number {
  const known = keys.get(id);
  if (known !== undefined) return known;
  const key = database.all<{ key: number }>('SELECT key FROM node WHERE id = :id', { id })[0]!.key;
  keys.set(id, key);
  return key;
}

function timesOf(node: Node): { time: string; timeEnd: string } {
  return { time: timeKeyOf(node), timeEnd: timeOf(node)?.end ?? '' };
}

function putWords(database: Database, key: number, node: Node): void {
  const { names, words } = searchableText(node);
  database.run('INSERT INTO found (rowid, words) VALUES (:key, :words)', { key, words: foldText([...names, ...words].join(' ')) });
}

/** The neighbours of a node sort it by its time, so they are told when that changes. */
function moveInTime(database: Database, key: number, before: string, time: string): void {
  const mirrored = database.all<{ other: number; edge: number; direction: number }>(
    'SELECT other, edge, direction FROM adjacency WHERE node = :key',
    { key },
  );
  for (const { other, edge, direction } of mirrored) {
    database.run('UPDATE adjacency SET time = :time WHERE node = :other AND time = :before AND edge = :edge AND direction = :direction', {
      other,
      edge,
      before,
      time,
      direction: 1 - direction,
    });
  }
}

interface Counts {
  addDegree(node: number, kind: number, direction: number): void;
  addTotal(part: 'node' | 'edge', kind: number): void;
  flush(database: Database): void;
}

/** Counts of a batch, gathered first and written once: a hub's row is touched once a batch, not once an edge. */
function createCounts(): Counts {
  const degrees = new Map<string, { node: number; kind: number; direction: number; count: number }>();
  const totals = new Map<string, { part: string; kind: number; count: number }>();
  return {
    addDegree(node, kind, direction) {
      const name = `${node}.${kind}.${direction}`;
      const entry = degrees.get(name) ?? { node, kind, direction, count: 0 };
      entry.count += 1;
      degrees.set(name, entry);
    },
    addTotal(part, kind) {
      const entry = totals.get(`${part}.${kind}`) ?? { part, kind, count: 0 };
      entry.count += 1;
      totals.set(`${part}.${kind}`, entry);
    },
    flush(database) {
      for (const entry of degrees.values()) {
        database.run(
          `INSERT INTO degree (node, kind, direction, count) VALUES (:node, :kind, :direction, :count)
           ON CONFLICT (node, kind, direction) DO UPDATE SET count = count + excluded.count`,
          { ...entry },
        );
      }
      for (const entry of totals.values()) {
        database.run(
          'INSERT INTO total (part, kind, count) VALUES (:part, :kind, :count) ON CONFLICT (part, kind) DO UPDATE SET count = count + excluded.count',
          { ...entry },
        );
      }
    },
  };
}
