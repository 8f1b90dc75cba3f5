// Statements, page by page with their counts, newest first: those that hang on one thing, and those of the whole graph.
import type { StatementFilter } from '../../graph/filter.ts';
import type { NodeOf } from '../../graph/node.ts';
import type { CountedPage, StatementsQuery } from '../store.ts';
import { isOurs, recorded, statementConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { neighbourPlace, placesOf, statementPlace } from './places.ts';
import { nodeColumns, nodeOfRow, type NodeRow } from './rows.ts';
import { OURS } from './schema.ts';
import { countStatements } from './stats.ts';

type Statement = NodeOf<'STATEMENT'>;

/** From the thing `m` to the statement `n`, and the property that keeps the statements of `m` in order. */
const RELATIONS = {
  MADE: { pattern: '(m)-[r:MADE]->(n)', place: '_out' },
  MADE_AT: { pattern: '(m)<-[r:MADE_AT]-(n)', place: '_in' },
  REPORTED_IN: { pattern: '(m)<-[r:REPORTED_IN]-(n)', place: '_in' },
} as const;

export async function readStatements(ask: Ask, query: StatementsQuery): Promise<CountedPage<Statement>[]> {
  return query.of ? readStatementsOf(ask, query.of, query) : [await readAllStatements(ask, query)];
}

async function readStatementsOf(
  ask: Ask,
  { relation, ids }: NonNullable<StatementsQuery['of']>,
  { filter, first, after }: StatementsQuery,
): Promise<CountedPage<Statement>[]> {
  const { pattern, place } = RELATIONS[relation];
  const { text, parameters } = statementConditions(filter, 'n');
  const conditions = `n:Statement${text}${text === '' ? '' : ` AND ${recorded('r')}`}`;
  const rows = [...new Set(ids)].map((id) => {
    const { low, high } = placesOf(id);
    return { id, low: after ? neighbourPlace(id, after.time, relation, after.id) : low, high };
  });
  const [found, counts] = await Promise.all([
    // Edges side by side to one statement have the same place, so that it is told once.
    ask<NodeRow & { id: string }>(
      `UNWIND $p.rows AS row
       CALL (row) {
         MATCH ${pattern} USING INDEX r:${relation}(${place}) WHERE r.${place} > row.low AND r.${place} < row.high AND ${conditions}
         WITH DISTINCT n, r.${place} AS place ORDER BY place LIMIT $p.limit RETURN n, place
       }
       RETURN row.id AS id, ${nodeColumns('n')} ORDER BY place`,
      { ...parameters, rows, limit: wholeNumber(first + 1) },
    ),
    ask<{ id: string; count: number }>(
      `UNWIND $p.ids AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
       MATCH ${pattern} WHERE ${isOurs('r')} AND ${conditions} RETURN id, count(DISTINCT n) AS count`,
      { ...parameters, ids: rows.map(({ id }) => id) },
    ),
  ]);
  const countOf = new Map(counts.map(({ id, count }) => [id, count]));
  return ids.map((id) =>
    pageOf(
      found.filter((row) => row.id === id),
      first,
      countOf.get(id) ?? 0,
    ),
  );
}

/** The lists of a filter that statements can be found from, and how. */
const STARTS = {
  speakers: '(m)-[r:MADE]->(n)',
  about: '(m)<-[r:ABOUT]-(n)',
  claims: '(m)<-[r:EXPRESSES]-(n)',
  sources: '(m)<-[r:REPORTED_IN]-(n)',
} as const;
type Start = keyof typeof STARTS;

async function readAllStatements(ask: Ask, { filter = {}, first, after }: StatementsQuery): Promise<CountedPage<Statement>> {
  const start = await cheapestStart(ask, filter);
  const { text, parameters } = statementConditions(filter, 'n');
  const found = start === undefined ? inOrder(text) : from(start, text);
  // What the start finds need not be tested again, but for claims, whose stance must be by the same edge.
  const shared =
    start === undefined ? parameters : { ...parameters, starts: filter[start], ...(start === 'claims' ? {} : { [start]: null }) };
  const [rows, [counted]] = await Promise.all([
    ask<NodeRow>(`${found} WITH ${start ? 'DISTINCT ' : ''}n ORDER BY n._place LIMIT $p.limit RETURN ${nodeColumns('n')}`, {
      ...shared,
      after: after ? statementPlace(after.time, after.id) : '',
      limit: wholeNumber(first + 1),
    }),
    start === undefined && text === ''
      ? countStatements(ask).then((count) => [{ count }])
      : ask<{ count: number }>(`${found} RETURN count(DISTINCT n) AS count`, { ...shared, after: '' }),
  ]);
  return pageOf(rows, first, counted?.count ?? 0);
}

/** All statements, in the order that their index keeps. */
function inOrder(conditions: string): string {
  return `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.after${conditions}`;
}

function from(start: Start, conditions: string): string {
  return `UNWIND $p.starts AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
    MATCH ${STARTS[start]} WHERE n:Statement AND n._place > $p.after AND ${isOurs('r')} AND ${recorded('r')}${conditions}`;
}

const START_NAMES = Object.keys(STARTS) as Start[];

/** How many edges the things of each list have; 0 for a list that is not given. */
const START_SIZES = `${START_NAMES.map(
  (name) => `CALL () {
    UNWIND $p.${name} AS id MATCH (m:${OURS} {id: id}) USING INDEX m:${OURS}(id)
    RETURN sum(COUNT { ${STARTS[name].replace('r:', ':').replace('(n)', '()')} }) AS of_${name}
  }`,
).join('\n')} RETURN [${START_NAMES.map((name) => `of_${name}`).join(', ')}] AS sizes`;

/** The list whose things have the fewest edges; undefined where the filter has no list. */
async function cheapestStart(ask: Ask, filter: StatementFilter): Promise<Start | undefined> {
  const given = START_NAMES.filter((name) => filter[name] !== undefined);
  if (given.length < 2) return given[0];
  const [row] = await ask<{ sizes: number[] }>(START_SIZES, Object.fromEntries(START_NAMES.map((name) => [name, filter[name] ?? null])));
  const sizeOf = (name: Start) => row?.sizes[START_NAMES.indexOf(name)] ?? 0;
  return given.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function pageOf(rows: readonly NodeRow[], first: number, totalCount: number): CountedPage<Statement> {
  return { items: rows.slice(0, first).map((row) => nodeOfRow(row) as Statement), hasNextPage: rows.length > first, totalCount };
}
