// The rows of what was said that pass a filter, as columns of numbers in runs: the statements that a filter points at where those are few, else all.
import type { DateInterval } from '../../graph/dates.ts';
import type { StatementFilter } from '../../graph/filter.ts';
import type { Direction, EdgeKind } from '../../graph/kinds.ts';
import type { Database } from './database.ts';
import { chunksOf } from './nodes.ts';
import { rankOfDirection, rankOfKind, rankOfNodeKind } from './rows.ts';
import { LIST_NAMES, saidConditions, type ListName, type SaidConditions } from './said-conditions.ts';
import type { Slices } from '../slices.ts';

/** Statements in one run: some milliseconds. */
const RUN = 4_000;
/** Looking up more statements than this one by one takes about as long as reading the whole table. */
const MANY = 60_000;

export interface SaidScan {
  filter: StatementFilter | undefined;
  /** SQL of whole numbers or NULL over `s`, given the filter's conditions. */
  columns(conditions: SaidConditions): readonly string[];
  /** SQL that begins with ` AND` or is empty. */
  where(conditions: SaidConditions): string;
}

/** Hands the columns of each run to `take`: rows stand in the order of the statements' keys, those of one statement side by side and in one run. */
export async function scanSaid(
  database: Database,
  { filter, columns, where }: SaidScan,
  slices: Slices,
  take: (columns: (number | null)[][]) => void,
): Promise<void> {
  const conditions = saidConditions(database, filter);
  const selected = columns(conditions)
    .map((column, place) => `json_group_array(${column}) AS c${place}`)
    .join(', ');
  // An aggregate reads its rows in the order of the index that it walks, which is that of the statements in both cases.
  const readRun = (from: string, parameters: Record<string, string | number>) => {
    const row = database.all<Record<string, string>>(`SELECT ${selected} FROM ${from}${where(conditions)}`, {
      ...conditions.parameters,
      ...parameters,
    })[0]!;
    take(Object.values(row).map((column) => JSON.parse(column) as (number | null)[]));
  };

  await slices.pause();
  const few = pointedAt(database, filter, conditions);
  if (few) {
    for (const chunk of chunksOf(few, RUN)) {
      await slices.pause();
      readRun('json_each(:statements) k CROSS JOIN said s ON s.statement = k.value WHERE 1', { statements: JSON.stringify(chunk) });
    }
    return;
  }
  const last = database.all<{ last: number | null }>('SELECT max(statement) AS last FROM said')[0]!.last ?? 0;
  for (let after = 0; after < last; after += RUN) {
    await slices.pause();
    readRun('said s WHERE s.statement > :after AND s.statement <= :upTo', { after, upTo: after + RUN });
  }
}

/** How each list leads to statements: by edges of a kind, that leave the nodes of the list or reach them. */
const WAYS: Readonly<Record<ListName, { kind: EdgeKind; direction: Direction }>> = {
  claims: { kind: 'EXPRESSES', direction: 'IN' },
  speakers: { kind: 'MADE', direction: 'OUT' },
  about: { kind: 'ABOUT', direction: 'IN' },
  sources: { kind: 'REPORTED_IN', direction: 'IN' },
};

/** The keys of statements among which all that pass are, ascending; undefined where no part of the filter points at few. */
function pointedAt(database: Database, filter: StatementFilter | undefined, { lists }: SaidConditions): number[] | undefined {
  let fewest: { name: ListName; count: number } | undefined;
  for (const name of LIST_NAMES) {
    const keys = lists[name];
    if (!keys) continue;
    const { kind, direction } = WAYS[name];
    const count =
      database.all<{ count: number | null }>(
        'SELECT sum(d.count) AS count FROM json_each(:keys) k CROSS JOIN degree d ON d.node = k.value AND d.kind = :kind AND d.direction = :direction',
        { keys: JSON.stringify(keys), kind: rankOfKind(kind), direction: rankOfDirection(direction) },
      )[0]!.count ?? 0;
    if (!fewest || count < fewest.count) fewest = { name, count };
  }
  if (fewest && fewest.count <= MANY) {
    const { kind, direction } = WAYS[fewest.name];
    const [near, far] = direction === 'OUT' ? ['source', 'target'] : ['target', 'source'];
    return ascending(
      database.all<{ found: string }>(
        `SELECT json_group_array(e.${far}) AS found FROM json_each(:keys) k CROSS JOIN edge e ON e.${near} = k.value AND e.kind = :kind`,
        { keys: JSON.stringify(lists[fewest.name]), kind: rankOfKind(kind) },
      ),
    );
  }
  return filter?.said && saidWithin(database, filter.said);
}

/** Of the statements whose time meets the interval or is unknown, the keys; undefined where they are many. */
function saidWithin(database: Database, { from, until }: DateInterval): number[] | undefined {
  if (from === undefined && until === undefined) return undefined;
  // One lower bound only: given two, the planner may begin at the wrong one.
  const within = `${from === undefined ? "n.time > ''" : 'n.time >= :from'}${until === undefined ? '' : ' AND n.time <= :until'}`;
  const parts = [
    "node n WHERE n.time = ''",
    `node n WHERE ${within}`,
    ...(from === undefined ? [] : ['node n INDEXED BY node_by_span WHERE n.time_end > n.time AND n.time_end >= :from AND n.time < :from']),
  ];
  const found: { found: string }[] = [];
  for (const part of parts) {
    const [row] = database.all<{ found: string; count: number }>(
      `SELECT json_group_array(key) AS found, count(*) AS count FROM (SELECT n.key FROM ${part} AND n.kind = :statement LIMIT :limit)`,
      { statement: rankOfNodeKind('STATEMENT'), from: from ?? null, until: until ?? null, limit: MANY + 1 },
    );
    if (row!.count > MANY) return undefined;
    found.push(row!);
  }
  return ascending(found);
}

function ascending(rows: readonly { found: string }[]): number[] {
  return [...new Set(rows.flatMap(({ found }) => JSON.parse(found) as number[]))].sort((a, b) => a - b);
}
