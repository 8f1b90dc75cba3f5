// Questions about known nodes: themselves, their degrees, the edges of one kind at them, the edges between them.
import { GraphError } from '../../graph/graph-error.ts';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../graph/kinds.ts';
import type { Edge } from '../../graph/edge.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Node } from '../../graph/node.ts';
import { compareIds } from '../../graph/order.ts';
import type { DegreeCount, StoreReader, StoreStats } from '../store.ts';
import { edgeConditions, nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, edgeOfRow, nodeOfRow, rankOfKind, rankOfNodeKind, type EdgeRow, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';

const CHUNK = 200;
/** Claims with many stances cost more than other nodes. */
const CLAIMS = 25;
/** An end with more edges of one kind and direction than this is not walked edge by edge when only the edges between given nodes are asked for. */
const MANY = 64;

export async function readNodes(
  database: Database,
  ids: readonly string[],
  slices: Slices,
  filter: GraphFilter = {},
): Promise<(Node | null)[]> {
  const { sql, parameters } = nodeConditions(filter);
  const found = new Map<string, Node>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    await slices.pause();
    const rows = database.all<NodeRow>(`SELECT ${NODE_COLUMNS} FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value WHERE 1${sql}`, {
      ids: JSON.stringify(chunk),
      ...parameters,
    });
    for (const row of rows) found.set(row.id, nodeOfRow(row));
  }
  return ids.map((id) => found.get(id) ?? null);
}

/** The keys of nodes by id; those that are unknown, or were not held by `recordedUntil`, are left out. */
export function keysOf(database: Database, ids: readonly string[], recordedUntil?: string): Map<string, number> {
  const rows = database.all<{ id: string; key: number }>(
    'SELECT n.id, n.key FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value WHERE :recordedUntil IS NULL OR n.recorded <= :recordedUntil',
    { ids: JSON.stringify(ids), recordedUntil: recordedUntil ?? null },
  );
  return new Map(rows.map((row) => [row.id, row.key]));
}

export async function readDegrees(database: Database, ids: readonly string[], slices: Slices): Promise<DegreeCount[][]> {
  const found = new Map<string, DegreeCount[]>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    await slices.pause();
    const rows = database.all<{ id: string; kind: number; direction: number; count: number }>(
      `SELECT n.id, d.kind, d.direction, d.count FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value JOIN degree d ON d.node = n.key
       ORDER BY d.node, d.kind, d.direction`,
      { ids: JSON.stringify(chunk) },
    );
    for (const { id, kind, direction, count } of rows) {
      const counts = found.get(id) ?? [];
      found.set(id, counts);
      counts.push({ kind: EDGE_KINDS[kind]!, direction: DIRECTIONS[direction]!, count });
    }
  }
  return ids.map((id) => found.get(id) ?? []);
}

/** The one kind whose edges have an order: links of a chain. */
const BY_ORDER = "e.properties ->> '$.order' IS NULL, e.properties ->> '$.order', ";

export async function readEdgesOf(database: Database, query: Parameters<StoreReader['edgesOf']>[0], slices: Slices): Promise<Edge[][]> {
  const [near, far] = query.direction === 'OUT' ? (['s', 't'] as const) : (['t', 's'] as const);
  const found = new Map<string, Edge[]>();
  for (const chunk of chunksOf([...new Set(query.ids)])) {
    await slices.pause();
    const rows = database.all<EdgeRow>(
      `SELECT ${EDGE_COLUMNS} FROM json_each(:ids) k CROSS JOIN node ${near} ON ${near}.id = k.value
       CROSS JOIN edge e ON e.${near === 's' ? 'source' : 'target'} = ${near}.key AND e.kind = :kind
       CROSS JOIN node ${far} ON ${far}.key = e.${near === 's' ? 'target' : 'source'}
       ORDER BY ${query.kind === 'REPORTED_BY' ? BY_ORDER : ''}${far}.id, e.id`,
      { ids: JSON.stringify(chunk), kind: rankOfKind(query.kind) },
    );
    for (const row of rows) {
      const id = near === 's' ? row.source_id : row.target_id;
      const edges = found.get(id) ?? [];
      found.set(id, edges);
      edges.push(edgeOfRow(row));
    }
  }
  return query.ids.map((id) => found.get(id) ?? []);
}

/**
 * Walks each edge from an end that has few of its kind, so that a hub among the nodes costs no more than the others: first out of the ends with few,
 * then into the ends with few from those with many, and at last the pairs of ends that have many both.
 */
export async function readEdgesBetween(
  database: Database,
  query: Parameters<StoreReader['edgesBetween']>[0],
  slices: Slices,
): Promise<Edge[]> {
  const keys = [...keysOf(database, query.ids, query.filter?.recordedUntil).values()];
  const wanted = query.filter?.edgeKinds && new Set(query.filter.edgeKinds.map(rankOfKind));
  const degrees = database
    .all<{ node: number; kind: number; direction: number; count: number }>(
      'SELECT d.node, d.kind, d.direction, d.count FROM json_each(:keys) k CROSS JOIN degree d ON d.node = k.value',
      { keys: JSON.stringify(keys) },
    )
    .filter(({ kind }) => !wanted || wanted.has(kind));
  const endsWith = (direction: number, many: boolean) => degrees.filter((end) => end.direction === direction && end.count > MANY === many);
  const manyOut = endsWith(0, true);
  const { sql, parameters } = edgeConditions(query.filter);
  const found: Edge[] = [];
  const collect = async (ends: readonly { node: number; kind: number }[], edge: string, among: readonly number[]) => {
    for (const chunk of chunksOf(ends)) {
      await slices.pause();
      const rows = database.all<EdgeRow>(
        `SELECT ${EDGE_COLUMNS} FROM json_each(:ends) k CROSS JOIN ${edge} JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target WHERE 1${sql}`,
        { ends: JSON.stringify(chunk.map(({ node, kind }) => [node, kind])), among: JSON.stringify(among), ...parameters },
      );
      for (const row of rows) found.push(edgeOfRow(row));
    }
  };
  const [node, kind] = ["k.value ->> '$[0]'", "k.value ->> '$[1]'"];
  // The plus keeps the planner from walking the list for each edge instead of the edges of each end.
  const isAmong = (end: string) => `+e.${end} IN (SELECT value FROM json_each(:among))`;
  await collect(endsWith(0, false), `edge e ON e.source = ${node} AND e.kind = ${kind} AND ${isAmong('target')}`, keys);
  for (const rank of new Set(manyOut.map((end) => end.kind))) {
    const sources = manyOut.filter((end) => end.kind === rank);
    const few = endsWith(1, false).filter((end) => end.kind === rank);
    await collect(
      few,
      `edge e ON e.target = ${node} AND e.kind = ${kind} AND ${isAmong('source')}`,
      sources.map((end) => end.node),
    );
    const many = endsWith(1, true).filter((end) => end.kind === rank);
    const pair = `json_each(:among) o CROSS JOIN edge e ON e.source = ${node} AND e.kind = ${kind} AND e.target = o.value`;
    if (many.length > 0)
      await collect(
        sources,
        pair,
        many.map((end) => end.node),
      );
  }
  return found.toSorted((a, b) => compareIds(a.id, b.id));
}

export async function readContested(database: Database, claims: readonly string[], slices: Slices): Promise<boolean[]> {
  const [made, expresses, contradicts] = (['MADE', 'EXPRESSES', 'CONTRADICTS'] as const).map(rankOfKind);
  const [asserts, denies] = [0, 1];
  const speakers = (claim: string, stance: number, who = '') =>
    `SELECT m.source FROM edge e JOIN edge m ON m.target = e.source AND m.kind = ${made}
     WHERE ${claim} AND e.kind = ${expresses} AND e.stance = ${stance}${who}`;
  const pro = (who: string) => speakers('e.target = c.key', asserts, who);
  const con = (who: string) =>
    `${speakers('e.target = c.key', denies, who)} UNION ALL ${speakers(
      `e.target IN (SELECT x.target FROM edge x WHERE x.source = c.key AND x.kind = ${contradicts}
                  UNION ALL SELECT x.source FROM edge x WHERE x.target = c.key AND x.kind = ${contradicts})`,
      asserts,
      who,
    )}`;
  const another = ' AND m.source <> c.one';
  const contested = new Set<string>();
  for (const chunk of chunksOf(claims, CLAIMS)) {
    await slices.pause();
    // One who asserts it is enough to begin with: either somebody else stands against it, or the same person alone does, and then somebody else must
    // assert it, too. So no side is ever read to its end where there is a dispute.
    const rows = database.all<{ id: string }>(
      `WITH claim AS MATERIALIZED (
         SELECT c.id, c.key, (${pro('')} LIMIT 1) AS one FROM json_each(:ids) k CROSS JOIN node c ON c.id = k.value)
       SELECT c.id FROM claim c WHERE c.one IS NOT NULL
         AND (EXISTS (${con(another)}) OR (EXISTS (${pro(another)}) AND EXISTS (${con('')})))`,
      { ids: JSON.stringify(chunk) },
    );
    for (const { id } of rows) contested.add(id);
  }
  return claims.map((claim) => contested.has(claim));
}

export function readStats(database: Database): StoreStats {
  const counts = database.all<{ part: string; kind: number; count: number }>('SELECT part, kind, count FROM total');
  const countOf = (part: string, kind: number) => counts.find((row) => row.part === part && row.kind === kind)?.count ?? 0;
  const nodeKinds = NODE_KINDS.map((kind, rank) => ({ kind, count: countOf('node', rank) }));
  const edgeKinds = EDGE_KINDS.map((kind, rank) => ({ kind, count: countOf('edge', rank) }));
  const statement = { statement: rankOfNodeKind('STATEMENT') };
  const from = database.all<{ day: string | null }>("SELECT min(time) AS day FROM node WHERE kind = :statement AND time > ''", statement)[0]
    ?.day;
  const until = database.all<{ day: string | null }>('SELECT max(time_end) AS day FROM node WHERE kind = :statement', statement)[0]?.day;
  return {
    nodes: nodeKinds.reduce((sum, { count }) => sum + count, 0),
    edges: edgeKinds.reduce((sum, { count }) => sum + count, 0),
    nodeKinds,
    edgeKinds,
    said: from && until ? { from, until } : undefined,
  };
}

export function ping(database: Database): void {
  if (database.all<{ one: number }>('SELECT 1 AS one')[0]?.one !== 1) {
    throw new GraphError('STORE_UNAVAILABLE', 'The store does not answer; restart Demarche.');
  }
}

export function chunksOf<T>(list: readonly T[], size: number = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
