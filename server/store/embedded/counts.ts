// Counts of a batch, gathered first and written once: a hub's row is touched once a batch, not once an edge.
import { EDGE_KINDS } from '../../graph/kinds.ts';
import type { Database } from './database.ts';

export interface Counts {
  /** `kind` and `direction` are ranks. */
  addDegree(node: number, kind: number, direction: number): void;
  addTotal(part: 'node' | 'edge', kind: number): void;
  flush(database: Database): void;
}

const SIDES = 2 * EDGE_KINDS.length;

export function createCounts(): Counts {
  /** By node, kind and direction as one number. */
  const degrees = new Map<number, number>();
  const totals = { node: new Map<number, number>(), edge: new Map<number, number>() };
  return {
    addDegree(node, kind, direction) {
      const side = node * SIDES + 2 * kind + direction;
      degrees.set(side, (degrees.get(side) ?? 0) + 1);
    },
    addTotal(part, kind) {
      totals[part].set(kind, (totals[part].get(kind) ?? 0) + 1);
    },
    flush(database) {
      const addDegree = database.prepare(
        'INSERT INTO degree (node, kind, direction, count) VALUES (?, ?, ?, ?) ON CONFLICT (node, kind, direction) DO UPDATE SET count = count + excluded.count',
      );
      const addTotal = database.prepare(
        'INSERT INTO total (part, kind, count) VALUES (?, ?, ?) ON CONFLICT (part, kind) DO UPDATE SET count = count + excluded.count',
      );
      for (const [side, count] of degrees) addDegree.run([Math.floor(side / SIDES), (side % SIDES) >> 1, side % 2, count]);
      for (const part of ['node', 'edge'] as const) for (const [kind, count] of totals[part]) addTotal.run([part, kind, count]);
    },
  };
}
