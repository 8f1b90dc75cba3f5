// The table of what statements say: a narrow copy of statements, stances and speakers, from which whole graphs are counted without touching their wide rows.
// Writing a batch keeps it right: whatever statement the batch touched is copied anew.
import type { Database } from './database.ts';
import { rankOfKind, rankOfNodeKind } from './rows.ts';

/**
 * One row for each statement, stance that it takes (`edge` is the EXPRESSES edge; 0 where it takes none) and speaker (one, unless the data has several).
 * - turn: '' where the statement has one speaker at most, else the speaker's id: the first of those that count speaks.
 * - day, last_day: days since 1970-01-01, the first and the last of the time of saying; NULL where that is unknown.
 * - recorded, expressed, made: when the statement, its EXPRESSES and its MADE edge were recorded; the last two '' where not later than the statement.
 */
export const SAID_SCHEMA = `
CREATE TABLE said (
  statement INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  turn TEXT NOT NULL,
  speaker INTEGER,
  claim INTEGER,
  stance INTEGER,
  day INTEGER,
  last_day INTEGER,
  act TEXT NOT NULL,
  recorded TEXT NOT NULL,
  expressed TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (statement, edge, turn)
) WITHOUT ROWID;
`;

const [MADE, EXPRESSES, STATEMENT] = [rankOfKind('MADE'), rankOfKind('EXPRESSES'), rankOfNodeKind('STATEMENT')];

/** Copies the nodes `n` of a FROM clause. Several MADE edges from one speaker count from the earliest. */
const copyFrom = (nodes: string) => `
INSERT INTO said (statement, edge, turn, speaker, claim, stance, day, last_day, act, recorded, expressed, made)
SELECT n.key, coalesce(e.key, 0),
  iif((SELECT min(x.source) <> max(x.source) FROM edge x WHERE x.target = n.key AND x.kind = ${MADE}), p.id, ''),
  p.key, e.target, e.stance, unixepoch(n.time) / 86400, unixepoch(n.time_end) / 86400, n.properties ->> '$.act',
  n.recorded, iif(e.recorded > n.recorded, e.recorded, ''), iif(m.recorded > n.recorded, m.recorded, '')
FROM ${nodes}
  LEFT JOIN edge e ON e.source = n.key AND e.kind = ${EXPRESSES}
  LEFT JOIN edge m ON m.target = n.key AND m.kind = ${MADE}
  LEFT JOIN node p ON p.key = m.source
WHERE +n.kind = ${STATEMENT}
ON CONFLICT (statement, edge, turn) DO UPDATE SET made = min(made, excluded.made)`;

/** Fills an empty table from all statements. */
export const FILL_SAID = copyFrom('node n');

// The plus in copyFrom keeps the planner from reading all statements off the index by kind.
const COPY_NEW = copyFrom('(SELECT * FROM node WHERE key > :after) n');
const COPY_SOME = copyFrom('json_each(:statements) k CROSS JOIN node n ON n.key = k.value');

/** Copies the statements among the nodes whose key is higher than `after`: they have no copy yet. */
export function copyNewSaid(database: Database, after: number): void {
  database.run(COPY_NEW, { after });
}

/** Copies these statements anew, by their keys; each may have changed, or gained an edge. */
export function refreshSaid(database: Database, statements: readonly number[]): void {
  if (statements.length === 0) return;
  const parameters = { statements: JSON.stringify(statements) };
  database.run('DELETE FROM said WHERE statement IN (SELECT value FROM json_each(:statements))', parameters);
  database.run(COPY_SOME, parameters);
}
