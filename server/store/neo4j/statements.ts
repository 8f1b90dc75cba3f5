// Statements, page by page with their counts, newest first: those that hang on one thing, and those of the whole graph.
// A page is read off an index and ends there. Counts are looked up; with a filter all must be looked at to be counted, where the page is not all there is.
import type { EdgeKind } from '../../graph/kinds.ts';
import type { NodeOf } from '../../graph/node.ts';
import type { CountedPage, StatementsQuery } from '../store.ts';
import { held, statementConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { countStatementsOf, RELATIONS } from './count-statements.ts';
import { neighbourPlace, placesOf, statementPlace } from './places.ts';
import { nodeOfRow, type NodeRow } from './rows.ts';
import { OURS } from './schema.ts';
import { cheapestStart, foundFrom, inOrderFrom, type StartName } from './starts.ts';
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

/** A first page that is not full holds all there is. */
const IS_MORE = 'size(page) = $p.limit OR NOT $p.isFirst';
/** A condition would be tested behind the index that it is to keep from being read. */
const WHERE_MORE = `UNWIND CASE WHEN ${IS_MORE} THEN [1] ELSE [] END AS more`;
const TOTAL = `CASE WHEN ${IS_MORE} THEN counted ELSE size(page) END AS total`;

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
  const rows = some.map((id) => spanOf(id, relation, until, after));
  const question = { ...parameters, rows, limit: wholeNumber(first + 1), isFirst: after === undefined };
  const [found, counts] = await Promise.all([
    ask<PageRow>(text === '' ? pageOfAll(relation) : pageOfSome(relation, text), question),
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
      WHERE r.${place} > row.behind AND r.${place} < row.high AND n:Statement
      WITH DISTINCT n, r.${place} AS place ORDER BY place LIMIT $p.limit
      RETURN collect(n) AS page
    }
    RETURN row.id AS id, ${PAGE}`;
}

function pageOfSome(relation: Of['relation'], conditions: string): string {
  const { pattern, place } = RELATIONS[relation];
  const passing = (bound: 'low' | 'behind') => `MATCH ${pattern} USING INDEX r:${relation}(${place})
      WHERE r.${place} > row.${bound} AND r.${place} < row.high AND n:Statement AND ${held('r')}${conditions}`;
  return `UNWIND $p.rows AS row
    CALL (row) { ${passing('behind')} WITH DISTINCT n, r.${place} AS place ORDER BY place LIMIT $p.limit RETURN collect(n) AS page }
    CALL (row, page) { ${WHERE_MORE} ${passing('low')} RETURN count(DISTINCT n) AS counted }
    RETURN row.id AS id, ${TOTAL}, ${PAGE}`;
}

async function readAllStatements(ask: Ask, { filter = {}, first, after }: StatementsQuery): Promise<CountedPage<Statement>> {
  const { text, parameters } = statementConditions(filter, 'n');
  const start = await cheapestStart(ask, filter);
  const until = filter.said?.until;
  const low = until === undefined ? '' : statementPlace(until, '');
  const question = {
    ...parameters,
    ...start?.parameters,
    rows: start?.starts.map((id) => spanOf(id, start.kind, until, after)),
    low,
    behind: later(low, after && statementPlace(after.time, after.id)),
    limit: wholeNumber(first + 1),
    isFirst: after === undefined,
  };
  const [[row], count] = await Promise.all([
    ask<PageRow>(text === '' ? ALL_IN_ORDER : start ? someFrom(start.name, text) : someInOrder(text), question),
    text === '' ? countStatements(ask) : undefined,
  ]);
  return pageOf(row, first, count);
}

const ALL_IN_ORDER = `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.behind
  WITH n ORDER BY n._place LIMIT $p.limit WITH collect(n) AS page RETURN ${PAGE}`;

function someInOrder(conditions: string): string {
  const passing = (bound: 'low' | 'behind') => `MATCH (n:${OURS}) USING INDEX n:${OURS}(_place) WHERE n._place > $p.${bound}${conditions}`;
  return `CALL () { ${passing('behind')} WITH n ORDER BY n._place LIMIT $p.limit RETURN collect(n) AS page }
    CALL (page) { ${WHERE_MORE} ${passing('low')} RETURN count(n) AS counted }
    RETURN ${TOTAL}, ${PAGE}`;
}

/** Each start's own page is read off its index; the page of all is the first of these. */
function someFrom(name: StartName, conditions: string): string {
  return `CALL () {
      UNWIND $p.rows AS row
      CALL (row) { ${inOrderFrom(name, conditions)} LIMIT $p.limit RETURN n }
      WITH DISTINCT n ORDER BY n._place LIMIT $p.limit RETURN collect(n) AS page
    }
    CALL (page) { ${WHERE_MORE} ${foundFrom(name, conditions)} RETURN count(DISTINCT n) AS counted }
    RETURN ${TOTAL}, ${PAGE}`;
}

/** Where the statements at one end lie: all that count between `low` and `high`, the page behind `behind`. */
function spanOf(id: string, kind: EdgeKind, until: string | undefined, after: StatementsQuery['after']) {
  const { low: first, high } = placesOf(id);
  // What was first said after the last day is of no interest, and all lies before it.
  const low = until === undefined ? first : neighbourPlace(id, until, kind, '');
  return { id, low, high, behind: later(low, after && neighbourPlace(id, after.time, kind, after.id)) };
}

/** The later of two places in one list, neither of which is told from the other by an id alone. */
function later(low: string, after: string | undefined): string {
  return after !== undefined && after > low ? after : low;
}

function pageOf(row: PageRow | undefined, first: number, count?: number): CountedPage<Statement> {
  const found = row?.page ?? [];
  return {
    items: found.slice(0, first).map((each) => nodeOfRow(each) as Statement),
    hasNextPage: found.length > first,
    totalCount: row?.total ?? count ?? 0,
  };
}
