// Neighbours of nodes, page by page; and how many there are. Nodes with few edges are sorted as they are asked for, those with many read off the indexes.
import { DIRECTIONS, EDGE_ENDS, type Direction, type EdgeKind } from '../../graph/kinds.ts';
import { compareIds, timeKeyOf } from '../../graph/order.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Neighbour, NeighbourCount, NeighbourKey, NeighboursQuery, Page } from '../store.ts';
import { edgeConditions, isOurs, nodeConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { BY_IDS, DEGREES, KINDS_AND_DIRECTIONS, edgesAt } from './nodes.ts';
import { neighbourPlace, placesOf, sortable } from './places.ts';
import { edgeOfRow, nodeOfRow, type EdgeRow, type NodeRow } from './rows.ts';
import { ANY_KIND, OURS } from './schema.ts';

/** A node with more edges than this is not walked edge by edge for one page of them. */
const MANY = 200;

interface NeighbourRow {
  id: string;
  labels: string[];
  properties: NodeRow['properties'];
  type: EdgeKind;
  edgeProperties: EdgeRow['properties'];
  place: string;
  direction: number;
}

const COLUMNS = 'labels(m) AS labels, properties(m) AS properties, type(r) AS type, properties(r) AS edgeProperties, place, direction';

export async function readNeighbours(ask: Ask, query: NeighboursQuery): Promise<Page<Neighbour>[]> {
  const { after, filter, first } = query;
  const node = nodeConditions(filter, 'm');
  const edge = edgeConditions(filter, 'r');
  const rows = [...new Set(query.ids)].map((id) => boundsOf(id, after));
  const parameters = {
    ...node.parameters,
    ...edge.parameters,
    many: wholeNumber(MANY),
    limit: wholeNumber(first + 1),
    afterEdge: after ? sortable(after.edge) : null,
    afterDirection: after ? wholeNumber(DIRECTIONS.indexOf(after.direction)) : null,
  };
  const conditions = `${node.text}${edge.text}`;
  const [few, many] = await Promise.all([
    ask<NeighbourRow>(ofThoseWithFew(conditions), { ...parameters, rows }),
    ask<{ id: string; degrees: number[] }>(`${BY_IDS} WITH n, id WHERE COUNT { (n)--() } > $p.many RETURN id, ${DEGREES} AS degrees`, {
      ids: rows.map(({ id }) => id),
      many: parameters.many,
    }),
  ]);
  const wanted = filter?.edgeKinds && new Set(filter.edgeKinds);
  const hubs = await Promise.all(
    KINDS_AND_DIRECTIONS.map(async ({ kind, direction }, place) => {
      const ids = new Set(many.filter(({ degrees }) => degrees[place]! > 0).map(({ id }) => id));
      if (ids.size === 0 || (wanted && !wanted.has(kind))) return [];
      const bounds = rows.filter(({ id }) => ids.has(id)).map((row) => ({ ...row, low: lowest(row, kind, direction, filter) }));
      return ask<NeighbourRow>(ofHubs(kind, direction, conditions), { ...parameters, rows: bounds });
    }),
  );
  const found = new Map<string, NeighbourRow[]>();
  for (const row of [...few, ...hubs.flat()]) {
    const list = found.get(row.id) ?? [];
    found.set(row.id, list);
    list.push(row);
  }
  return query.ids.map((id) => {
    const items = (found.get(id) ?? []).toSorted(compareRows);
    return { items: items.slice(0, first).map(neighbourOfRow), hasNextPage: items.length > first };
  });
}

const NEIGHBOUR_COUNTS = (conditions: string) => `${BY_IDS}
  MATCH (n)-[r:${ANY_KIND}]-(m) WHERE ${isOurs('r')}${conditions}
  RETURN id, count(r) + count(CASE WHEN m = n THEN 1 END) AS edges, count(DISTINCT m) AS nodes`;

export async function countNeighbours(
  ask: Ask,
  { ids, filter }: { ids: readonly string[]; filter?: GraphFilter | undefined },
): Promise<NeighbourCount[]> {
  const node = nodeConditions(filter, 'm');
  const edge = edgeConditions(filter, 'r');
  const rows = await ask<NeighbourCount & { id: string }>(NEIGHBOUR_COUNTS(`${node.text}${edge.text}`), {
    ids: [...new Set(ids)],
    ...node.parameters,
    ...edge.parameters,
  });
  const found = new Map(rows.map(({ id, edges, nodes }) => [id, { edges, nodes }]));
  return ids.map((id) => found.get(id) ?? { edges: 0, nodes: 0 });
}

/** Where to read on in a node's list: `low` is included, because edges side by side between the same nodes have the same place. */
function boundsOf(id: string, after: NeighbourKey | undefined): { id: string; low: string; high: string } {
  const { low, high } = placesOf(id);
  return { id, low: after ? neighbourPlace(id, after.time, after.edgeKind, after.node) : low, high };
}

/** Where all neighbours that have a time are statements, those that were first said after the filter's last day are of no interest, and all lie before it. */
function lowest({ id, low }: { id: string; low: string }, kind: EdgeKind, direction: Direction, filter: GraphFilter | undefined): string {
  const until = filter?.said?.until;
  const neighbours = EDGE_ENDS[kind][direction === 'OUT' ? 'to' : 'from'];
  if (until === undefined || neighbours.includes('EVENT') || neighbours.includes('SOURCE')) return low;
  const said = neighbourPlace(id, until, kind, '');
  return compareIds(said, low) > 0 ? said : low;
}

const ORDER = 'coalesce(r._order, r.id)';

function behind(place: string, direction: number): string {
  return `($p.afterEdge IS NULL OR ${place} > row.low OR ${ORDER} > $p.afterEdge OR (${ORDER} = $p.afterEdge AND ${direction} > $p.afterDirection))`;
}

function ofThoseWithFew(conditions: string): string {
  const walk = (direction: Direction) => {
    const place = placeAt(direction);
    const number = DIRECTIONS.indexOf(direction);
    return `MATCH ${edgesAt(ANY_KIND, direction)} WHERE ${place} >= row.low AND ${behind(place, number)}
      RETURN r, m, ${place} AS place, ${number} AS direction`;
  };
  return `UNWIND $p.rows AS row MATCH (n:${OURS} {id: row.id}) USING INDEX n:${OURS}(id)
    WITH n, row WHERE COUNT { (n)--() } <= $p.many
    CALL (n, row) {
      CALL (n, row) { ${DIRECTIONS.map(walk).join(' UNION ALL ')} }
      WITH r, m, place, direction WHERE true${conditions}
      RETURN r, m, place, direction ORDER BY place, ${ORDER}, direction LIMIT $p.limit
    }
    RETURN row.id AS id, ${COLUMNS}`;
}

function ofHubs(kind: EdgeKind, direction: Direction, conditions: string): string {
  const place = placeAt(direction);
  const number = DIRECTIONS.indexOf(direction);
  return `UNWIND $p.rows AS row
    CALL (row) {
      MATCH ${edgesAt(kind, direction)} USING INDEX r:${kind}(${place.slice(2)})
      WHERE ${place} >= row.low AND ${place} < row.high AND ${behind(place, number)}${conditions}
      RETURN r, m, ${place} AS place, ${number} AS direction ORDER BY ${place}, ${ORDER} LIMIT $p.limit
    }
    RETURN row.id AS id, ${COLUMNS}`;
}

/** The property that keeps an edge's place among those of the end that it is seen from. */
function placeAt(direction: Direction): 'r._out' | 'r._in' {
  return direction === 'OUT' ? 'r._out' : 'r._in';
}

function compareRows(a: NeighbourRow, b: NeighbourRow): number {
  return (
    compareIds(a.place, b.place) || compareIds(String(a.edgeProperties['id']), String(b.edgeProperties['id'])) || a.direction - b.direction
  );
}

function neighbourOfRow({ id, labels, properties, type, edgeProperties, direction: number }: NeighbourRow): Neighbour {
  const direction = DIRECTIONS[number]!;
  const node = nodeOfRow({ labels, properties });
  const [from, to] = direction === 'OUT' ? [id, node.id] : [node.id, id];
  const edge = edgeOfRow({ type, properties: edgeProperties, from, to });
  return { node, edge, key: { time: timeKeyOf(node), edgeKind: type, node: node.id, edge: edge.id, direction } };
}
