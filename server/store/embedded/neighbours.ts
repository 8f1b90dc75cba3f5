// Neighbours of nodes, page by page, read in order off the adjacency index; and how many there are.
import { DIRECTIONS, EDGE_KINDS } from '../../graph/kinds.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Neighbour, NeighbourCount, NeighboursQuery, Page } from '../store.ts';
import { edgeConditions, nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { keysOf } from './nodes.ts';
import { NODE_COLUMNS, edgeOfRow, nodeOfRow, rankOfDirection, rankOfKind, type EdgeRow, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';

type NeighbourRow = NodeRow & Omit<EdgeRow, 'source_id' | 'target_id'> & { time: string; direction: number };

export async function readNeighbours(database: Database, query: NeighboursQuery, slices: Slices): Promise<Page<Neighbour>[]> {
  const keys = keysOf(database, query.ids, query.filter?.recordedUntil);
  const node = nodeConditions(query.filter);
  const edge = edgeConditions(query.filter);
  const { after } = query;
  // Time runs newest first while the rest runs ascending, so the place behind the key is two ranges of the index.
  const behind = after
    ? ' AND (a.time < :time OR (a.time = :time AND (a.kind, a.other_id, a.edge_id, a.direction) > (:afterKind, :afterNode, :afterEdge, :afterDirection)))'
    : '';
  const sql = `SELECT ${NODE_COLUMNS}, a.time, a.direction, e.id AS edge_id, e.kind AS edge_kind, e.recorded AS edge_recorded, e.properties AS edge_properties
    FROM adjacency a CROSS JOIN node n ON n.key = a.other CROSS JOIN edge e ON e.key = a.edge
    WHERE a.node = :key${after ? ' AND a.time <= :time' : ''}${behind}${node.sql}${edge.sql}
    ORDER BY a.time DESC, a.kind, a.other_id, a.edge_id, a.direction LIMIT :limit`;
  const parameters = {
    ...node.parameters,
    ...edge.parameters,
    limit: query.first + 1,
    time: after?.time ?? null,
    afterKind: after ? rankOfKind(after.edgeKind) : null,
    afterNode: after?.node ?? null,
    afterEdge: after?.edge ?? null,
    afterDirection: after ? rankOfDirection(after.direction) : null,
  };
  const pages: Page<Neighbour>[] = [];
  for (const id of query.ids) {
    await slices.pause();
    const key = keys.get(id);
    const rows = key === undefined ? [] : database.all<NeighbourRow>(sql, { ...parameters, key });
    pages.push({ items: rows.slice(0, query.first).map((row) => neighbourOfRow(id, row)), hasNextPage: rows.length > query.first });
  }
  return pages;
}

export async function countNeighbours(
  database: Database,
  query: { ids: readonly string[]; filter?: GraphFilter | undefined },
  slices: Slices,
): Promise<NeighbourCount[]> {
  const keys = keysOf(database, query.ids, query.filter?.recordedUntil);
  const node = nodeConditions(query.filter);
  const edge = edgeConditions(query.filter);
  const joins = `${node.sql === '' ? '' : ' CROSS JOIN node n ON n.key = a.other'}${edge.sql === '' ? '' : ' CROSS JOIN edge e ON e.key = a.edge'}`;
  const sql = `SELECT count(*) AS edges, count(DISTINCT a.other) AS nodes FROM adjacency a${joins} WHERE a.node = :key${node.sql}${edge.sql}`;
  const counts: NeighbourCount[] = [];
  for (const id of query.ids) {
    await slices.pause();
    const key = keys.get(id);
    const row =
      key === undefined
        ? undefined
        : database.all<{ edges: number; nodes: number }>(sql, { ...node.parameters, ...edge.parameters, key })[0];
    counts.push(row ?? { edges: 0, nodes: 0 });
  }
  return counts;
}

function neighbourOfRow(id: string, row: NeighbourRow): Neighbour {
  const direction = DIRECTIONS[row.direction]!;
  const [source_id, target_id] = direction === 'OUT' ? [id, row.id] : [row.id, id];
  return {
    node: nodeOfRow(row),
    edge: edgeOfRow({ ...row, source_id, target_id }),
    key: { time: row.time, edgeKind: EDGE_KINDS[row.edge_kind]!, node: row.id, edge: row.edge_id, direction },
  };
}
