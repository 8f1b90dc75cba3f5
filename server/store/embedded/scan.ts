// The whole graph, or the part that a filter or a list of ids leaves of it, by id in pages: the way out for exports.
import type { Edge } from '../../graph/edge.ts';
import type { Node } from '../../graph/node.ts';
import type { Page, ScanQuery } from '../store.ts';
import { edgeConditions, nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { readEdgesBetween } from './edges-between.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, edgeOfRow, nodeOfRow, type EdgeRow, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';

const AMONG = 'IN (SELECT value FROM json_each(:ids))';
/** So many nodes or edges are looked at in one statement at most: a filter may let few of them pass. */
const RUN = 2_000;

export async function scanNodes(database: Database, query: ScanQuery, slices: Slices): Promise<Page<Node>> {
  const { sql, parameters } = nodeConditions(query.filter);
  const rows = await readRuns(database, 'node', query, slices, (bounds) =>
    database.all<NodeRow>(
      `SELECT ${NODE_COLUMNS} FROM node n WHERE n.id > :after${bounds.upTo === null ? '' : ' AND n.id <= :upTo'}
       ${query.ids ? `AND n.id ${AMONG}` : ''}${sql} ORDER BY n.id LIMIT :limit`,
      { ...parameters, ...bounds, ids: query.ids ? JSON.stringify(query.ids) : null },
    ),
  );
  return { items: rows.slice(0, query.first).map(nodeOfRow), hasNextPage: rows.length > query.first };
}

export async function scanEdges(database: Database, query: ScanQuery, slices: Slices): Promise<Page<Edge>> {
  if (query.ids) return scanEdgesBetween(database, query, query.ids, slices);
  const edge = edgeConditions(query.filter);
  const node = nodeConditions(query.filter);
  const ends = ['s', 't'].map((alias) => node.sql.replaceAll('n.', `${alias}.`)).join('');
  const rows = await readRuns(database, 'edge', query, slices, (bounds) =>
    database.all<EdgeRow>(
      `SELECT ${EDGE_COLUMNS} FROM edge e CROSS JOIN node s ON s.key = e.source CROSS JOIN node t ON t.key = e.target
       WHERE e.id > :after${bounds.upTo === null ? '' : ' AND e.id <= :upTo'}${edge.sql}${ends} ORDER BY e.id LIMIT :limit`,
      { ...edge.parameters, ...node.parameters, ...bounds },
    ),
  );
  return { items: rows.slice(0, query.first).map(edgeOfRow), hasNextPage: rows.length > query.first };
}

/** One row more than a page holds, where there is one: run by run, so that others get their turn, and a question that was given up ends. */
async function readRuns<Row>(
  database: Database,
  table: 'node' | 'edge',
  { filter, ids, first, after: given = '' }: ScanQuery,
  slices: Slices,
  read: (bounds: { after: string; upTo: string | null; limit: number }) => Row[],
): Promise<Row[]> {
  const isWhole = ids !== undefined || Object.values(filter ?? {}).every((part) => part === undefined);
  const rows: Row[] = [];
  for (let after = given; ;) {
    await slices.pause();
    const last = isWhole
      ? []
      : database.all<{ id: string }>(`SELECT id FROM ${table} WHERE id > :after ORDER BY id LIMIT 1 OFFSET ${RUN - 1}`, { after });
    const upTo = last[0]?.id ?? null;
    rows.push(...read({ after, upTo, limit: first + 1 - rows.length }));
    if (rows.length > first || upTo === null) return rows;
    after = upTo;
  }
}

/** From the few nodes that were named, since a walk through all edges would go through most of them for each page. */
async function scanEdgesBetween(database: Database, query: ScanQuery, ids: readonly string[], slices: Slices): Promise<Page<Edge>> {
  await slices.pause();
  const { sql, parameters } = nodeConditions(query.filter);
  const passing = database.all<{ id: string }>(`SELECT n.id FROM node n WHERE n.id ${AMONG}${sql}`, {
    ...parameters,
    ids: JSON.stringify(ids),
  });
  const edges = await readEdgesBetween(database, { ids: passing.map(({ id }) => id), filter: query.filter }, slices);
  const { after } = query;
  const rest = after === undefined ? edges : edges.filter(({ id }) => id > after);
  return { items: rest.slice(0, query.first), hasNextPage: rest.length > query.first };
}
