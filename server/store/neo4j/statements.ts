// Statements, page by page with their counts, newest first: those that hang on one thing, and those of the whole graph.
// Without a filter a page is read off an index, and counts are looked up; with one, all must be looked at to be counted, and that is done once.
import type { NodeOf } from '../../graph/node.ts';
import type { CountedPage, StatementsQuery } from '../store.ts';
import { held, statementConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { countStatementsOf, RELATIONS } from './count-statements.ts';
import { neighbourPlace, placesOf, statementPlace } from './places.ts';
import { nodeOfRow, type NodeRow } from './rows.ts';
import { OURS } from './schema.ts';
import { cheapestStart, foundFrom } from './starts.ts';
import { countStatements } from './stats.ts';

type Statement = NodeOf<'STATEMENT'>;
type Of = NonNullable<StatementsQuery['of']>;

interface PageRow {
  id: string;
  page: NodeRow[];
  /** Where the query itself counted. */
  total?: number;
}

const PAGE = '[n IN page | {labels: labels(n), properties: properties(n)}] AS page';

export async function readStatements(ask: Ask, query: StatementsQuery): Promise<CountedPage<Statement>[]> {
  return query.of ? readStatementsOf(ask, query.of, query) : [await readAllStatements(ask, query)];
}

async function readStatementsOf(
  ask: Ask,
  { relation, ids }: Of,
  { filter, first, after }: StatementsQuery,
): Promise<CountedPage<Statement>[]> {
  const { text, parameters } = statementConditions(filter, 'n');
  const until = filter?.said?.until;
  const some = [...new Set(ids)];
  const rows = some.map((id) => {
    const { low, high } = placesOf(id);
    const behind = after ? neighbourPlace(id, after.time, relation, after.id) : low;
    // What was first said after the last day is of no interest, and all lies before it.
    return { id, low: text === '' ? behind : until === undefined ? low : neighbourPlace(id, until, relation, ''), high, behind };
  });
  const [found, counts] = await Promise.all([
    ask<PageRow>(text === '' ? pageOfAll(relation) : pageOfSome(relation, text), { ...parameters, rows, limit: wholeNumber(first + 1) }),
    text === '' ? countStatementsOf(ask, relation, some) : new Map<string, number>(),
  ]);
  const pages = new Map(found.map((row) => [row.id, pageOf(row, first, counts.get(row.id))]));
  return ids.map((id) => pages.get(id) ?? pageOf(undefined, first));
}

/** Edges side by side to one statement have the same place, so that it is told once. */
function pageOfAll(relation: Of['relation']): string {
  const { pattern, place } = RELATIONS[relation];
  return `UNWIND $p.rows AS row
    CALL (row) {
      MATCH ${pattern} USING INDEX r:${relation}(${place})
      WHERE r.${place} > row.low AND r.${place} < row.high AND n:Statement
      WITH DISTINCT n, r.${place} AS place ORDER BY place LIMIT $p.limit
      RETURN collect(n) AS page
    }
    RETURN row.id AS id, ${PAGE}`;
}

function pageOfSome(relation: Of['relation'], conditions: string): string {
  const { pattern, place } = RELATIONS[relation];
  return `UNWIND $p.rows AS row
    CALL (row) {
      MATCH ${pattern} USING INDEX r:${relation}(${place})
      WHERE r.${place} > row.low AND r.${place} < row.high AND n:Statement AND ${held('r')}${conditions}
      WITH DISTINCT n, r.${place} AS place ORDER BY place
      RETURN count(n) AS total, collect(CASE WHEN place > row.behind THEN n END)[..$p.limit] AS page
    }
    RETURN row.id AS id, total, ${PAGE}`;
}

async function readAllStatements(ask: Ask, { filter = {}, first, after }: StatementsQuery): Promise<CountedPage<Statement>> {
  const { text, parameters } = statementConditions(filter, 'n');
  const start = await cheapestStart(ask, filter);
  const until = filter.said?.until;
  const question = {
    ...parameters,
    ...start?.parameters,
    low: until === undefined ? '' : statementPlace(until, ''),
    behind: after ? statementPlace(after.time, after.id) : '',
    limit: wholeNumber(first + 1),
  };
  const [[row], count] = await Promise.all([
    ask<PageRow>(text === '' ? ALL_IN_ORDER : start ? someFrom(foundFrom(start.name, text)) : someInOrder(text), question),
    text === '' ? countStatements(ask) : undefined,
  ]);
  return pageOf(row, first, count);
}

const ALL_IN_ORDER = `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.behind
  WITH n ORDER BY n._place LIMIT $p.limit WITH collect(n) AS page RETURN ${PAGE}`;

function someInOrder(conditions: string): string {
  return `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.low${conditions}
    WITH n, n._place AS place ORDER BY place
    WITH count(n) AS total, collect(CASE WHEN place > $p.behind THEN n END)[..$p.limit] AS page RETURN total, ${PAGE}`;
}

function someFrom(found: string): string {
  return `${found} WITH collect(DISTINCT n) AS found
    CALL (found) { UNWIND found AS n WITH n WHERE n._place > $p.behind ORDER BY n._place LIMIT $p.limit RETURN collect(n) AS page }
    RETURN size(found) AS total, ${PAGE}`;
}

function pageOf(row: PageRow | undefined, first: number, count?: number): CountedPage<Statement> {
  const found = row?.page ?? [];
  return {
    items: found.slice(0, first).map((each) => nodeOfRow(each) as Statement),
    hasNextPage: found.length > first,
    totalCount: row?.total ?? count ?? 0,
  };
}
