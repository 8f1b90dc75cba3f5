// Where to begin with a filter of statements: from whichever of its lists has the fewest edges, instead of from all statements there are.
import type { StatementFilter } from '../../graph/filter.ts';
import { isOurs, held, statementConditions, type Conditions } from './conditions.ts';
import type { Ask } from './connection.ts';
import { statementPlace } from './places.ts';
import { OURS } from './schema.ts';

/** The lists of a filter that statements `n` can be found from, and how. */
const STARTS = {
  speakers: '(m)-[r:MADE]->(n)',
  about: '(m)<-[r:ABOUT]-(n)',
  claims: '(m)<-[r:EXPRESSES]-(n)',
  sources: '(m)<-[r:REPORTED_IN]-(n)',
} as const;
const NAMES = Object.keys(STARTS) as (keyof typeof STARTS)[];

export interface Start {
  name: keyof typeof STARTS;
  /** What `foundFrom` asks; given after those of the conditions. */
  parameters: Readonly<Record<string, unknown>>;
}

/** How many edges the things of each list have; 0 for a list that is not given. */
const SIZES = NAMES.map(
  (name) =>
    `UNWIND $p.${name} AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
     RETURN sum(COUNT { ${STARTS[name].replace('r:', ':').replace('(n)', '()')} }) AS size`,
).join(' UNION ALL ');

/** Undefined where the filter has no list. */
export async function cheapestStart(ask: Ask, filter: StatementFilter): Promise<Start | undefined> {
  const given = NAMES.filter((name) => filter[name] !== undefined);
  const name = given.length < 2 ? given[0] : await fewest(ask, filter, given);
  if (name === undefined) return undefined;
  // What the start finds need not be tested again, but for claims, whose stance must be by the same edge.
  return { name, parameters: { starts: [...new Set(filter[name])], ...(name === 'claims' ? {} : { [name]: null }) } };
}

async function fewest(ask: Ask, filter: StatementFilter, given: readonly Start['name'][]): Promise<Start['name'] | undefined> {
  const sizes = await ask<{ size: number }>(SIZES, Object.fromEntries(NAMES.map((name) => [name, filter[name] ?? null])));
  const sizeOf = (name: Start['name']) => sizes[NAMES.indexOf(name)]?.size ?? 0;
  return given.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

/** A query's beginning that finds the passing statements `n`, some perhaps more than once. */
export function foundFrom(name: Start['name'], conditions: string): string {
  return `UNWIND $p.starts AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
    MATCH ${STARTS[name]} WHERE n:Statement AND ${isOurs('r')} AND ${held('r')}${conditions}`;
}

/** A query's beginning that finds each statement `n` that passes once: from the start that is cheapest, or all there are. */
export async function passingStatements(ask: Ask, filter: StatementFilter = {}): Promise<Conditions> {
  const { text, parameters } = statementConditions(filter, 'n');
  const start = await cheapestStart(ask, filter);
  if (start) return { text: `${foundFrom(start.name, text)} WITH DISTINCT n`, parameters: { ...parameters, ...start.parameters } };
  const until = filter.said?.until;
  return {
    text: `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.low${text} WITH n`,
    parameters: { ...parameters, low: until === undefined ? '' : statementPlace(until, '') },
  };
}
