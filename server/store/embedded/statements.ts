// Statements and positions, page by page with their counts, newest first.
import type { NodeOf } from '../../graph/node.ts';
import { STANCES } from '../../graph/kinds.ts';
import type { CountedPage, Position, PositionsQuery, StatementsQuery } from '../store.ts';
import { stanceConditions, statementConditions } from './conditions.ts';
import type { Database, SqlValue } from './database.ts';
import { keysOf } from './nodes.ts';
import { NODE_COLUMNS, nodeOfRow, rankOfKind, rankOfNodeKind, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';

type Statement = NodeOf<'STATEMENT'>;

const STATEMENT = rankOfNodeKind('STATEMENT');

export async function readStatements(database: Database, query: StatementsQuery, slices: Slices): Promise<CountedPage<Statement>[]> {
  const { sql, parameters } = statementConditions(query.filter);
  const behind = query.after ? ' AND (n.time < :time OR (n.time = :time AND n.id > :afterId))' : '';
  const shared = { ...parameters, time: query.after?.time ?? null, afterId: query.after?.id ?? null, limit: query.first + 1 };
  const page = (from: string, more: Readonly<Record<string, SqlValue>>, count = `SELECT count(*) AS count FROM ${from}${sql}`) => {
    const rows = database.all<NodeRow>(`SELECT ${NODE_COLUMNS} FROM ${from}${sql}${behind} ORDER BY n.time DESC, n.id LIMIT :limit`, {
      ...shared,
      ...more,
    });
    const totalCount = database.all<{ count: number }>(count, { ...shared, ...more })[0]!.count;
    return {
      items: rows.slice(0, query.first).map((row) => nodeOfRow(row) as Statement),
      hasNextPage: rows.length > query.first,
      totalCount,
    };
  };
  if (!query.of) {
    await slices.pause();
    const kept = sql === '' ? `SELECT ifnull(sum(count), 0) AS count FROM total WHERE part = 'node' AND kind = ${STATEMENT}` : undefined;
    return [page(`node n WHERE n.kind = ${STATEMENT}`, {}, kept)];
  }
  const keys = keysOf(database, query.of.ids, query.filter?.recordedUntil);
  const [near, far] = query.of.relation === 'MADE' ? (['source', 'target'] as const) : (['target', 'source'] as const);
  const recorded = query.filter?.recordedUntil === undefined ? '' : ' AND o.recorded <= :recordedUntil';
  // Events are reported in sources, too. The plus keeps the planner from walking all statements instead of those that hang there.
  const from = `node n WHERE n.key IN (SELECT o.${far} FROM edge o WHERE o.${near} = :of AND o.kind = ${rankOfKind(query.of.relation)}${recorded})
    AND +n.kind = ${STATEMENT}`;
  const pages: CountedPage<Statement>[] = [];
  for (const id of query.of.ids) {
    await slices.pause();
    const key = keys.get(id);
    pages.push(key === undefined ? { items: [], hasNextPage: false, totalCount: 0 } : page(from, { of: key }));
  }
  return pages;
}

export async function readPositions(database: Database, query: PositionsQuery, slices: Slices): Promise<CountedPage<Position>[]> {
  const keys = keysOf(database, query.claims, query.filter?.recordedUntil);
  const statement = statementConditions({ ...query.filter, claims: undefined, stances: undefined });
  const edge = stanceConditions(query.filter);
  const held = query.filter?.recordedUntil === undefined ? '' : ' AND m.recorded <= :recordedUntil AND q.recorded <= :recordedUntil';
  // A statement has one speaker; were there two, the first by id speaks, as everywhere.
  const from = `edge e CROSS JOIN node n ON n.key = e.source CROSS JOIN node p ON p.id =
      (SELECT min(q.id) FROM edge m JOIN node q ON q.key = m.source WHERE m.target = n.key AND m.kind = ${rankOfKind('MADE')}${held})
    WHERE e.target = :claim AND e.kind = ${rankOfKind('EXPRESSES')}${statement.sql}${edge.sql}`;
  const behind = query.after ? ' AND (n.time < :time OR (n.time = :time AND (n.id, e.id) > (:afterStatement, :afterEdge)))' : '';
  const shared = {
    ...statement.parameters,
    ...edge.parameters,
    time: query.after?.time ?? null,
    afterStatement: query.after?.statement ?? null,
    afterEdge: query.after?.edge ?? null,
    limit: query.first + 1,
  };
  const pages: CountedPage<Position>[] = [];
  for (const id of query.claims) {
    await slices.pause();
    const claim = query.filter?.claims && !query.filter.claims.includes(id) ? undefined : keys.get(id);
    if (claim === undefined) {
      pages.push({ items: [], hasNextPage: false, totalCount: 0 });
      continue;
    }
    const rows = database.all<NodeRow & { speaker: string; stance: number; edge: string }>(
      `SELECT ${NODE_COLUMNS}, p.id AS speaker, e.stance, e.id AS edge FROM ${from}${behind} ORDER BY n.time DESC, n.id, e.id LIMIT :limit`,
      { ...shared, claim },
    );
    const totalCount = database.all<{ count: number }>(`SELECT count(*) AS count FROM ${from}`, { ...shared, claim })[0]!.count;
    const items = rows
      .slice(0, query.first)
      .map((row) => ({ speaker: row.speaker, stance: STANCES[row.stance]!, statement: nodeOfRow(row) as Statement, edge: row.edge }));
    pages.push({ items, hasNextPage: rows.length > query.first, totalCount });
  }
  return pages;
}
