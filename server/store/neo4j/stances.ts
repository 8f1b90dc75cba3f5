// Who takes which stance on which claim, as the steps of a query: from a statement `n` to its speaker `p`, and along `r` to a claim `c`.
import type { StatementFilter } from '../../graph/filter.ts';
import { heldBy, isOurs, takesStance } from './conditions.ts';
import { idOrder } from './places.ts';

/** Goes on where there is a speaker. A statement has one; were there several, the first by id speaks, as everywhere. */
export function itsSpeaker(filter: StatementFilter | undefined): string {
  return `CALL (n) { MATCH (n)<-[m:MADE]-(p) WHERE ${isOurs('m')} AND ${heldBy(filter, 'm')} RETURN p ORDER BY ${idOrder('p')} LIMIT 1 }`;
}

/** Every stance that is meant where the filter speaks of claims and stances. */
export function itsStances(filter: StatementFilter | undefined): string {
  return `MATCH (n)-[r:EXPRESSES]->(c) WHERE ${takesStance(filter, 'r', 'c')}`;
}

/** The speakers with the most statements, then by id, `$p.limit` of them. */
export const SPEAKERS_WITH_MOST = `WITH p, count(n) AS statements ORDER BY statements DESC, ${idOrder('p')} LIMIT $p.limit RETURN p.id AS id`;
