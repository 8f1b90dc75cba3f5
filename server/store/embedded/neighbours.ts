// Neighbours of nodes, page by page, read in order off the adjacency index; and how many there are.
import { DIRECTIONS } from '../../graph/kinds.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Neighbour, NeighbourCount, NeighboursQuery, Page } from '../store.ts';
import { edgeConditions, nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { chunksOf, keysOf } from './nodes.ts';
import {
  EDGE_PARTS,
  NODE_PARTS,
  arrayOf,
  edgeOfParts,
  nodeOfParts,
  rankOfDirection,
  rankOfKind,
  type EdgeParts,
  type NodeParts,
} from './rows.ts';
import type { Slices } from '../slices.ts';

/** Neighbours that one run reads at most, or those of one node: some milliseconds. */
const RUN = 2_000;

type NeighbourRow = [node: NodeParts, edge: EdgeParts, time: string, direction: number];

export async function readNeighbours(database: Database, query: NeighboursQuery, slices: Slices): Promise<Page<Neighbour>[]> {
  const keys = keysOf(database, query.ids, query.filter?.recordedUntil);
  const node = nodeConditions(query.filter);
  const edge = edgeConditions(query.filter);
  const { after } = query;
  // Time runs newest first while the rest runs ascending, so the place behind the key is two ranges of the index.
  const behind = after
    ? ' AND (a.time < :time OR (a.time = :time AND (a.kind, a.other_id, a.edge_id, a.direction) > (:afterKind, :afterNode, :afterEdge, :afterDirection)))'
    : '';
  const columns = arrayOf(`${arrayOf(NODE_PARTS)}, ${arrayOf(EDGE_PARTS)}, json_quote(a.time), a.direction`);
  const page = `SELECT ${columns} AS row FROM adjacency a CROSS JOIN node n ON n.key = a.other CROSS JOIN edge e ON e.key = a.edge
    WHERE a.node = k.value${after ? ' AND a.time <= :time' : ''}${behind}${node.sql}${edge.sql}
    ORDER BY a.time DESC, a.kind, a.other_id, a.edge_id, a.direction LIMIT :limit`;
  const sql = `SELECT concat('[', k.value, ',[', (SELECT group_concat(row) FROM (${page})), ']]') AS row FROM json_each(:keys) k`;
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
  const found = new Map<number, NeighbourRow[]>();
  for (const chunk of chunksOf([...keys.values()], Math.max(1, Math.floor(RUN / query.first)))) {
    await slices.pause();
    const rows = database.list<[key: number, rows: NeighbourRow[]]>(sql, { ...parameters, keys: JSON.stringify(chunk) });
    for (const [key, neighbours] of rows) found.set(key, neighbours);
  }
  return query.ids.map((id) => {
    const rows = found.get(keys.get(id) ?? NaN) ?? [];
    return { items: rows.slice(0, query.first).map((row) => neighbourOfRow(id, row)), hasNextPage: rows.length > query.first };
  });
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
  // To tell the different ones apart costs SQLite more than to list them all.
  const sql = `SELECT a.other AS row FROM adjacency a${joins} WHERE a.node = :key${node.sql}${edge.sql}`;
  const counts: NeighbourCount[] = [];
  for (const id of query.ids) {
    await slices.pause();
    const key = keys.get(id);
    const others = key === undefined ? [] : database.list<number>(sql, { ...node.parameters, ...edge.parameters, key });
    counts.push({ edges: others.length, nodes: new Set(others).size });
  }
  return counts;
}

function neighbourOfRow(id: string, [nodeParts, edgeParts, time, rank]: NeighbourRow): Neighbour {
  const node = nodeOfParts(nodeParts);
  const direction = DIRECTIONS[rank]!;
  const edge = direction === 'OUT' ? edgeOfParts(edgeParts, id, node.id) : edgeOfParts(edgeParts, node.id, id);
  return { node, edge, key: { time, edgeKind: edge.kind, node: node.id, edge: edge.id, direction } };
}
