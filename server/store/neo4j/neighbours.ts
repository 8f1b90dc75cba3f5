// Neighbours of nodes, page by page; and how many there are. Nodes with few edges are sorted as they are asked for, those with many read off the indexes.
import { DIRECTIONS, EDGE_ENDS, type Direction, type EdgeKind } from '../../graph/kinds.ts';
import { compareIds, timeKeyOf } from '../../graph/order.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { Neighbour, NeighbourCount, NeighbourKey, NeighboursQuery, Page } from '../store.ts';
import { sortable } from '../sortable.ts';
import { edgeConditions, isOurs, nodeConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { isUnmixed } from './edge-counts.ts';
import { BY_IDS, DEGREES, KINDS_AND_DIRECTIONS, edgesAt } from './nodes.ts';
import { idOrder, neighbourPlace, placesOf } from './places.ts';
import { ANY_KIND, OURS } from './schema.ts';
import { anyEdgeValues, edgeOfValues, nodeOfValues, nodeValues, type EdgeValues, type NodeValues } from './values.ts';

/** A node with more edges than this is not walked edge by edge for one page of them. */
const MANY = 200;

/** A neighbour, its edge and the edge's kind, its place in the list of whoever asks, and the number of the direction. */
type Found = readonly [NodeValues, EdgeValues, EdgeKind, string, number];

/** All that was found for one node is one row: a row for each of them would cost as much as a neighbour. */
interface FoundRow {
  id: string;
  found: Found[];
}

const ROW = `RETURN row.id AS id, collect([${nodeValues('m')}, ${anyEdgeValues('r')}, type(r), place, direction]) AS found`;

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
    ask<FoundRow>(ofThoseWithFew(conditions), { ...parameters, rows }),
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
      return ask<FoundRow>(ofHubs(kind, direction, conditions), { ...parameters, rows: bounds });
    }),
  );
  const lists = new Map<string, Found[]>();
  for (const { id, found } of [...few, ...hubs.flat()]) lists.set(id, [...(lists.get(id) ?? []), ...found]);
  return query.ids.map((id) => {
    const items = (lists.get(id) ?? []).toSorted(compareFound);
    return { items: items.slice(0, first).map((found) => neighbourOf(id, found)), hasNextPage: items.length > first };
  });
}

const NEIGHBOUR_COUNTS = (conditions: string) => `${BY_IDS}
  MATCH (n)-[r:${ANY_KIND}]-(m) WHERE ${conditions}
  RETURN id, count(r) + count(CASE WHEN m = n THEN 1 END) AS edges, count(DISTINCT m) AS nodes`;

export async function countNeighbours(
  ask: Ask,
  { ids, filter }: { ids: readonly string[]; filter?: GraphFilter | undefined },
): Promise<NeighbourCount[]> {
  const node = nodeConditions(filter, 'm');
  const edge = edgeConditions(filter, 'r');
  const filtered = `${node.text}${edge.text}`;
  // A hub has thousands of edges, and most of the time would go into looking at each of them for whose it is.
  const conditions = filtered === '' && (await isUnmixed(ask)) ? 'true' : `${isOurs('r')}${filtered}`;
  const rows = await ask<NeighbourCount & { id: string }>(NEIGHBOUR_COUNTS(conditions), {
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

const ORDER = idOrder('r');

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
    ${ROW}`;
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
    ${ROW}`;
}

/** The property that keeps an edge's place among those of the end that it is seen from. */
function placeAt(direction: Direction): 'r._out' | 'r._in' {
  return direction === 'OUT' ? 'r._out' : 'r._in';
}

function compareFound([, [a], , place, direction]: Found, [, [b], , otherPlace, otherDirection]: Found): number {
  return compareIds(place, otherPlace) || compareIds(a, b) || direction - otherDirection;
}

function neighbourOf(id: string, [values, edgeValues, edgeKind, , number]: Found): Neighbour {
  const direction = DIRECTIONS[number]!;
  const node = nodeOfValues(values);
  const [from, to] = direction === 'OUT' ? [id, node.id] : [node.id, id];
  const edge = { ...edgeOfValues(edgeKind, edgeValues), from, to };
  return { node, edge, key: { time: timeKeyOf(node), edgeKind, node: node.id, edge: edge.id, direction } };
}
