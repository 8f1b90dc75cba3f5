// How many statements hang on a thing: the degree that the server keeps, where nothing but one edge for each statement counts towards it.
import type { StatementsQuery } from '../store.ts';
import { isOurs } from './conditions.ts';
import type { Ask } from './connection.ts';
import { isUnmixed } from './edge-counts.ts';
import { COUNTED, readMarks } from './marks.ts';
import { OURS } from './schema.ts';

/** From the thing `m` to the statement `n`, and the property that keeps the statements of `m` in order. */
export const RELATIONS = {
  MADE: { pattern: '(m)-[r:MADE]->(n)', place: '_out' },
  MADE_AT: { pattern: '(m)<-[r:MADE_AT]-(n)', place: '_in' },
  REPORTED_IN: { pattern: '(m)<-[r:REPORTED_IN]-(n)', place: '_in' },
} as const;

type Relation = NonNullable<StatementsQuery['of']>['relation'];

export async function countStatementsOf(ask: Ask, relation: Relation, ids: readonly string[]): Promise<Map<string, number>> {
  const { pattern } = RELATIONS[relation];
  const countBy = (count: string) =>
    ask<{ id: string; count: number }>(`UNWIND $p.ids AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id) ${count}`, { ids });
  // Asked before it is known whether it may be used: it costs less than to ask it afterwards.
  const [kept, marks, unmixed] = await Promise.all([
    COUNTED.includes(relation) ? countBy(`RETURN id, COUNT { ${pattern.replace('r:', ':').replace('(n)', '()')} } AS count`) : undefined,
    readMarks(ask),
    isUnmixed(ask),
  ]);
  const rows =
    kept && unmixed && !marks.repeated.includes(relation)
      ? kept
      : await countBy(`MATCH ${pattern} WHERE ${isOurs('r')} AND n:Statement RETURN id, count(DISTINCT n) AS count`);
  return new Map(rows.map(({ id, count: found }) => [id, found]));
}
