// Where to begin with a filter of statements: from whichever of its lists has the fewest edges, instead of from all statements there are.
import type { StatementFilter } from '../../graph/filter.ts';
import type { EdgeKind } from '../../graph/kinds.ts';
import { isOurs, held, statementConditions, type Conditions } from './conditions.ts';
import type { Ask } from './connection.ts';
import { statementPlace } from './places.ts';
import { OURS } from './schema.ts';

/** The lists of a filter that statements `n` can be found from, how, and the property that keeps those of `m` in order. */
const STARTS = {
  speakers: { kind: 'MADE', pattern: '(m)-[r:MADE]->(n)', place: '_out' },
  about: { kind: 'ABOUT', pattern: '(m)<-[r:ABOUT]-(n)', place: '_in' },
  claims: { kind: 'EXPRESSES', pattern: '(m)<-[r:EXPRESSES]-(n)', place: '_in' },
  sources: { kind: 'REPORTED_IN', pattern: '(m)<-[r:REPORTED_IN]-(n)', place: '_in' },
} as const;
export type StartName = keyof typeof STARTS;
const NAMES = Object.keys(STARTS) as StartName[];

export interface Start {
  name: StartName;
  /** Of the edges from its things to statements. */
  kind: EdgeKind;
  /** The ids of its things. */
  starts: readonly string[];
  /** What `foundFrom` asks; given after those of the conditions. */
  parameters: Readonly<Record<string, unknown>>;
}

/** How many edges the things of each list have; 0 for a list that is not given. */
const SIZES = NAMES.map(
  (name) =>
    `UNWIND $p.${name} AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
     RETURN sum(COUNT { ${STARTS[name].pattern.replace('r:', ':').replace('(n)', '()')} }) AS size`,
).join(' UNION ALL ');

/** Undefined where the filter has no list. */
export async function cheapestStart(ask: Ask, filter: StatementFilter): Promise<Start | undefined> {
  const given = NAMES.filter((name) => filter[name] !== undefined);
  const name = given.length < 2 ? given[0] : await fewest(ask, filter, given);
  if (name === undefined) return undefined;
  // What the start finds need not be tested again, but for claims, whose stance must be by the same edge.
  const starts = [...new Set(filter[name])];
  return { name, kind: STARTS[name].kind, starts, parameters: { starts, ...(name === 'claims' ? {} : { [name]: null }) } };
}

async function fewest(ask: Ask, filter: StatementFilter, given: readonly StartName[]): Promise<StartName | undefined> {
  const sizes = await ask<{ size: number }>(SIZES, Object.fromEntries(NAMES.map((name) => [name, filter[name] ?? null])));
  const sizeOf = (name: StartName) => sizes[NAMES.indexOf(name)]?.size ?? 0;
  return given.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

/** A query's beginning that finds the passing statements `n`, some perhaps more than once. */
export function foundFrom(name: StartName, conditions: string): string {
  return `UNWIND $p.starts AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
    MATCH ${STARTS[name].pattern} WHERE n:Statement AND ${isOurs('r')} AND ${held('r')}${conditions}`;
}

/** The passing statements `n` of one start, each once, newest first: those between `row.behind` and `row.high`, which are places of `kind`. */
export function inOrderFrom(name: StartName, conditions: string): string {
  const { kind, pattern, place } = STARTS[name];
  return `MATCH ${pattern} USING INDEX r:${kind}(${place})
    WHERE r.${place} > row.behind AND r.${place} < row.high AND n:Statement AND ${held('r')}${conditions}
    WITH DISTINCT n, r.${place} AS place ORDER BY place`;
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
