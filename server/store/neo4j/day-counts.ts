// How many statements were said on each day, and how many of them take each stance: counted by the server, a row for each day.
import { STANCES } from '../../graph/kinds.ts';
import type { DayCount, DayCountsQuery } from '../questions.ts';
import type { Ask } from './connection.ts';
import { itsStances } from './stances.ts';
import { passingStatements } from './starts.ts';

const COUNTS = STANCES.map((stance) => `count(CASE WHEN '${stance}' IN stances THEN 1 END)`).join(', ');

export async function readDayCounts(ask: Ask, { filter }: DayCountsQuery): Promise<DayCount[]> {
  const passing = await passingStatements(ask, filter);
  const rows = await ask<{ day: string; count: number; counts: number[] }>(
    `${passing.text}, n.saidAtStart AS day WHERE day IS NOT NULL
     WITH day, COLLECT { ${itsStances(filter)} RETURN DISTINCT r.stance } AS stances
     RETURN day, count(*) AS count, [${COUNTS}] AS counts ORDER BY day`,
    passing.parameters,
  );
  return rows.map(({ day, count, counts }) => ({
    day,
    count,
    stances: STANCES.map((stance, rank) => ({ stance, count: counts[rank]! })).filter((one) => one.count > 0),
  }));
}
