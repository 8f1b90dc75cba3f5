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

export async function scanNodes(database: Database, query: ScanQuery, slices: Slices): Promise<Page<Node>> {
  await slices.pause();
  const { sql, parameters } = nodeConditions(query.filter);
  const rows = database.all<NodeRow>(
    `SELECT ${NODE_COLUMNS} FROM node n WHERE 1${query.ids ? ` AND n.id ${AMONG}` : ''}${behind('n', query)}${sql} ORDER BY n.id LIMIT :limit`,
    { ...parameters, ...shared(query) },
  );
  return { items: rows.slice(0, query.first).map(nodeOfRow), hasNextPage: rows.length > query.first };
}

export async function scanEdges(database: Database, query: ScanQuery, slices: Slices): Promise<Page<Edge>> {
  if (query.ids) return scanEdgesBetween(database, query, query.ids, slices);
  await slices.pause();
  const edge = edgeConditions(query.filter);
  const node = nodeConditions(query.filter);
  const ends = ['s', 't'].map((alias) => node.sql.replaceAll('n.', `${alias}.`)).join('');
  const rows = database.all<EdgeRow>(
    `SELECT ${EDGE_COLUMNS} FROM edge e CROSS JOIN node s ON s.key = e.source CROSS JOIN node t ON t.key = e.target
     WHERE 1${behind('e', query)}${edge.sql}${ends} ORDER BY e.id LIMIT :limit`,
    { ...edge.parameters, ...node.parameters, ...shared(query) },
  );
  return { items: rows.slice(0, query.first).map(edgeOfRow), hasNextPage: rows.length > query.first };
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

function behind(alias: string, query: ScanQuery): string {
  return query.after === undefined ? '' : ` AND ${alias}.id > :after`;
}

function shared(query: ScanQuery) {
  return { limit: query.first + 1, after: query.after ?? null, ids: query.ids ? JSON.stringify(query.ids) : null };
}
