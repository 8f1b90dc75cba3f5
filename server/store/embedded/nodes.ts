// Questions about known nodes: themselves, their degrees, the edges of one kind at them, whether they are contested.
import { GraphError } from '../../graph/graph-error.ts';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../graph/kinds.ts';
import type { Edge } from '../../graph/edge.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Node } from '../../graph/node.ts';
import type { DegreeCount, StoreReader, StoreStats } from '../store.ts';
import { nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import {
  EDGE_PARTS,
  NODE_PARTS,
  arrayOf,
  edgeOfParts,
  nodeOfParts,
  rankOfKind,
  rankOfNodeKind,
  rankOfStance,
  type EdgeParts,
  type NodeParts,
} from './rows.ts';
import type { Slices } from '../slices.ts';

const CHUNK = 200;
/** Claims with many stances cost more than other nodes. */
const CLAIMS = 25;

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
    const rows = database.list<NodeParts>(
      `SELECT ${arrayOf(NODE_PARTS)} AS row FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value WHERE 1${sql}`,
      { ids: JSON.stringify(chunk), ...parameters },
    );
    for (const parts of rows) found.set(parts[0], nodeOfParts(parts));
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
    const rows = database.list<[near: string, far: string, edge: EdgeParts]>(
      `SELECT ${arrayOf(`json_quote(${near}.id), json_quote(${far}.id), ${arrayOf(EDGE_PARTS)}`)} AS row
       FROM json_each(:ids) k CROSS JOIN node ${near} ON ${near}.id = k.value
       CROSS JOIN edge e ON e.${near === 's' ? 'source' : 'target'} = ${near}.key AND e.kind = :kind
       CROSS JOIN node ${far} ON ${far}.key = e.${near === 's' ? 'target' : 'source'}
       ORDER BY ${query.kind === 'REPORTED_BY' ? BY_ORDER : ''}${far}.id, e.id`,
      { ids: JSON.stringify(chunk), kind: rankOfKind(query.kind) },
    );
    for (const [id, other, parts] of rows) {
      const edges = found.get(id) ?? [];
      found.set(id, edges);
      edges.push(near === 's' ? edgeOfParts(parts, id, other) : edgeOfParts(parts, other, id));
    }
  }
  return query.ids.map((id) => found.get(id) ?? []);
}

export async function readContested(database: Database, claims: readonly string[], slices: Slices): Promise<boolean[]> {
  const [made, expresses, contradicts] = (['MADE', 'EXPRESSES', 'CONTRADICTS'] as const).map(rankOfKind);
  const [asserts, denies] = [rankOfStance('ASSERTS'), rankOfStance('DENIES')];
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
