// Who takes which stance on a claim, by which statement, page by page with the count.
import type { Stance } from '../../graph/kinds.ts';
import type { NodeOf } from '../../graph/node.ts';
import type { CountedPage, Position, PositionsQuery } from '../store.ts';
import { sortable } from '../sortable.ts';
import { edgeConditions, held, isOurs, statementConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { BY_IDS } from './nodes.ts';
import { idOrder, neighbourPlace, placesOf } from './places.ts';
import { nodeColumns, nodeOfRow, type NodeRow } from './rows.ts';

type PositionRow = NodeRow & { claim: string; stance: Stance; edge: string; speaker: string };

const IS_SPOKEN = `EXISTS { (s)<-[m:MADE]-() WHERE ${isOurs('m')} AND ${held('m')} }`;
const ORDER = idOrder('r');

export async function readPositions(ask: Ask, { claims, filter, first, after }: PositionsQuery): Promise<CountedPage<Position>[]> {
  const statement = statementConditions({ ...filter, claims: undefined, stances: undefined }, 's');
  const edge = edgeConditions({ stances: filter?.stances, recordedUntil: filter?.recordedUntil }, 'r');
  const conditions = `${IS_SPOKEN}${statement.text}${edge.text}`;
  const parameters = { ...statement.parameters, ...edge.parameters };
  const asked = filter?.claims;
  const ids = [...new Set(claims)].filter((id) => !asked || asked.includes(id));
  const rows = ids.map((id) => {
    const { low, high } = placesOf(id);
    return { id, low: after ? neighbourPlace(id, after.time, 'EXPRESSES', after.statement) : low, high };
  });
  const [found, counts] = await Promise.all([
    // A statement has one speaker; were there two, the first by id speaks, as everywhere.
    ask<PositionRow>(
      `UNWIND $p.rows AS row
       CALL (row) {
         MATCH (s)-[r:EXPRESSES]->(c) USING INDEX r:EXPRESSES(_in)
         WHERE r._in >= row.low AND r._in < row.high AND ($p.afterEdge IS NULL OR r._in > row.low OR ${ORDER} > $p.afterEdge) AND ${conditions}
         RETURN s, r ORDER BY r._in, ${ORDER} LIMIT $p.limit
       }
       CALL (s) {
         MATCH (s)<-[m:MADE]-(p) WHERE ${isOurs('m')} AND ${held('m')} RETURN p.id AS speaker ORDER BY ${idOrder('p')} LIMIT 1
       }
       RETURN row.id AS claim, r.stance AS stance, r.id AS edge, speaker, ${nodeColumns('s')} ORDER BY r._in, ${ORDER}`,
      { ...parameters, rows, limit: wholeNumber(first + 1), afterEdge: after ? sortable(after.edge) : null },
    ),
    ask<{ id: string; count: number }>(
      `${BY_IDS} MATCH (s)-[r:EXPRESSES]->(n) WHERE ${isOurs('r')} AND ${conditions} RETURN id, count(r) AS count`,
      { ...parameters, ids },
    ),
  ]);
  const countOf = new Map(counts.map(({ id, count }) => [id, count]));
  return claims.map((claim) => {
    const list = found.filter((row) => row.claim === claim);
    return { items: list.slice(0, first).map(positionOfRow), hasNextPage: list.length > first, totalCount: countOf.get(claim) ?? 0 };
  });
}

function positionOfRow({ speaker, stance, edge, ...row }: PositionRow): Position {
  return { speaker, stance, statement: nodeOfRow(row) as NodeOf<'STATEMENT'>, edge };
}
