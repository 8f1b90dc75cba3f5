// The edges at many nodes that pass a filter, in runs that are short whatever the degrees, for whoever walks the graph breadth first.
import type { GraphFilter } from '../../graph/filter.ts';
import { edgeConditions, nodeConditions } from './conditions.ts';
import type { Database, SqlValue } from './database.ts';
import { chunksOf } from './nodes.ts';
import type { Slices } from '../slices.ts';

/** Edges in one run, give or take those that do not pass: some milliseconds. */
const RUN = 2_000;

/** Nodes that stand equally far from an end, with all their edges counted, so that the cheaper way is known before it is taken. */
export interface Level {
  nodes: readonly number[];
  degrees: readonly number[];
  edges: number;
}

export interface Walk {
  /** The keys at the other ends, and those of the edges, side by side. Parallel edges lead to one end several times. */
  around(level: Level): AsyncGenerator<{ others: readonly number[]; edges: readonly number[] }>;
  levelOf(nodes: readonly number[]): Promise<Level>;
}

/** The nodes `exempt` are walked to without being tested. */
export function createWalk(database: Database, filter: GraphFilter | undefined, exempt: readonly number[], slices: Slices): Walk {
  const node = nodeConditions(filter);
  const edge = edgeConditions(filter);
  const parameters = { ...node.parameters, ...edge.parameters, exempt: JSON.stringify(exempt) };
  const tested = (far: string) =>
    node.sql === ''
      ? ''
      : ` AND EXISTS (SELECT 1 FROM node n WHERE n.key = e.${far} AND (n.key IN (SELECT value FROM json_each(:exempt)) OR (1${node.sql})))`;
  const sides = [
    { near: 'source', far: 'target' },
    { near: 'target', far: 'source' },
  ] as const;

  function read(from: string, far: string, more: Record<string, SqlValue>): { others: number[]; edges: number[] } {
    const row = database.all<{ others: string; edges: string }>(
      `SELECT json_group_array(e.${far}) AS others, json_group_array(e.key) AS edges FROM ${from}${edge.sql}${tested(far)}`,
      { ...parameters, ...more },
    )[0]!;
    return { others: JSON.parse(row.others) as number[], edges: JSON.parse(row.edges) as number[] };
  }

  /** A node with very many edges, part after part in the order of its index. */
  async function* aroundOne(key: number) {
    for (const { near, far } of sides) {
      const behind = `e.${near} = :key AND (e.kind, e.${far}, e.key) > (:kind, :other, :edge)`;
      let after: Record<string, SqlValue> = { kind: -1, other: -1, edge: -1 };
      for (;;) {
        await slices.pause();
        const [last] = database.all<{ lastKind: number; lastOther: number; lastEdge: number }>(
          `SELECT e.kind AS lastKind, e.${far} AS lastOther, e.key AS lastEdge FROM edge e WHERE ${behind}
           ORDER BY e.kind, e.${far}, e.key LIMIT 1 OFFSET ${RUN - 1}`,
          { ...after, key },
        );
        const upTo = last ? ` AND (e.kind, e.${far}, e.key) <= (:lastKind, :lastOther, :lastEdge)` : '';
        yield read(`edge e WHERE ${behind}${upTo}`, far, { ...after, key, ...last });
        if (!last) break;
        after = { kind: last.lastKind, other: last.lastOther, edge: last.lastEdge };
      }
    }
  }

  return {
    async *around({ nodes, degrees }) {
      let run: number[] = [];
      let edges = 0;
      const few = async function* () {
        for (const { near, far } of sides) {
          await slices.pause();
          yield read(`json_each(:run) k CROSS JOIN edge e ON e.${near} = k.value WHERE 1`, far, { run: JSON.stringify(run) });
        }
      };
      for (const [place, key] of nodes.entries()) {
        const degree = degrees[place]!;
        if (degree > RUN) {
          yield* aroundOne(key);
          continue;
        }
        if (edges + degree > RUN) {
          yield* few();
          run = [];
          edges = 0;
        }
        run.push(key);
        edges += degree;
      }
      if (run.length > 0) yield* few();
    },
    async levelOf(nodes) {
      const degrees: number[] = [];
      for (const chunk of chunksOf(nodes, RUN)) {
        await slices.pause();
        const [row] = database.all<{ degrees: string }>(
          `SELECT json_group_array((SELECT coalesce(sum(d.count), 0) FROM degree d WHERE d.node = k.value)) AS degrees FROM json_each(:chunk) k`,
          { chunk: JSON.stringify(chunk) },
        );
        degrees.push(...(JSON.parse(row!.degrees) as number[]));
      }
      return { nodes, degrees, edges: degrees.reduce((sum, degree) => sum + degree, 0) };
    },
  };
}
