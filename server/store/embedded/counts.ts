// Counts that are kept beside the rows, so that asking for them walks nothing: totals by kind, and the degrees of nodes.
import type { Database } from './database.ts';

export interface Totals {
  /** `kind` is a rank. */
  add(part: 'node' | 'edge', kind: number): void;
  flush(database: Database): void;
}

/** Totals of a batch, gathered first and written once. */
export function createTotals(): Totals {
  const totals = { node: new Map<number, number>(), edge: new Map<number, number>() };
  return {
    add: (part, kind) => void totals[part].set(kind, (totals[part].get(kind) ?? 0) + 1),
    flush(database) {
      const add = database.prepare(
        'INSERT INTO total (part, kind, count) VALUES (?, ?, ?) ON CONFLICT (part, kind) DO UPDATE SET count = count + excluded.count',
      );
      for (const part of ['node', 'edge'] as const) for (const [kind, count] of totals[part]) add.run([part, kind, count]);
    },
  };
}

/** NOT INDEXED keeps the planner from walking all edges in the order of an index; grouping sorts the few that are new. */
const ADD_DEGREES = (['source', 'target'] as const).map(
  (end, direction) => `
INSERT INTO degree (node, kind, direction, count)
SELECT ${end}, kind, ${direction}, count(*) FROM edge NOT INDEXED WHERE key > ? GROUP BY ${end}, kind
ON CONFLICT (node, kind, direction) DO UPDATE SET count = count + excluded.count`,
);

/** Adds the edges whose key is higher than `after` to the degrees of both their ends: a hub's row is touched once a batch, not once an edge. */
export function addDegrees(database: Database, after: number): void {
  for (const sql of ADD_DEGREES) database.prepare(sql).run([after]);
}
