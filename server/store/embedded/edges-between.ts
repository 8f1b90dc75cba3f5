// The edges between known nodes, as many of them as there are.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_KINDS } from '../../graph/kinds.ts';
import { compareIds } from '../../graph/order.ts';
import type { StoreReader } from '../store.ts';
import { edgeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { chunksOf, keysOf } from './nodes.ts';
import { EDGE_PARTS, arrayOf, edgeOfParts, rankOfKind, type EdgeParts } from './rows.ts';
import type { Slices } from '../slices.ts';

/** Ends that are walked in one run; each has few edges, or one for each other end. */
const ENDS = 500;
const KINDS = EDGE_KINDS.length;
/** An end with more edges of one kind and direction than this is not walked edge by edge when only the edges between given nodes are asked for. */
const MANY = 64;

/**
 * Walks each edge from an end that has few of its kind, so that a hub among the nodes costs no more than the others: first out of the ends with few,
 * then into the ends with few from those with many, and at last the pairs of ends that have many both.
 */
export async function readEdgesBetween(
  database: Database,
  query: Parameters<StoreReader['edgesBetween']>[0],
  slices: Slices,
): Promise<Edge[]> {
  const idOf = new Map<number, string>();
  for (const [id, key] of keysOf(database, query.ids, query.filter?.recordedUntil)) idOf.set(key, id);
  const keys = [...idOf.keys()];
  const wanted = query.filter?.edgeKinds && new Set(query.filter.edgeKinds.map(rankOfKind));
  const degrees = database
    .all<{ node: number; kind: number; direction: number; count: number }>(
      'SELECT d.node, d.kind, d.direction, d.count FROM json_each(:keys) k CROSS JOIN degree d ON d.node = k.value',
      { keys: JSON.stringify(keys) },
    )
    .filter(({ kind }) => !wanted || wanted.has(kind));
  const endsWith = (direction: number, many: boolean) => degrees.filter((end) => end.direction === direction && end.count > MANY === many);
  const manyOut = endsWith(0, true);
  const { sql, parameters } = edgeConditions(query.filter);
  const found: Edge[] = [];
  const collect = async (ends: readonly { node: number; kind: number }[], edge: string, among: readonly number[]) => {
    for (const chunk of chunksOf(ends, ENDS)) {
      await slices.pause();
      const rows = database.list<[source: number, target: number, edge: EdgeParts]>(
        `SELECT ${arrayOf(`e.source, e.target, ${arrayOf(EDGE_PARTS)}`)} AS row FROM json_each(:ends) k CROSS JOIN ${edge} WHERE 1${sql}`,
        { ends: JSON.stringify(chunk.map((end) => end.node * KINDS + end.kind)), among: JSON.stringify(among), ...parameters },
      );
      for (const [source, target, parts] of rows) found.push(edgeOfParts(parts, idOf.get(source)!, idOf.get(target)!));
    }
  };
  const [node, kind] = [`k.value / ${KINDS}`, `k.value % ${KINDS}`];
  // The plus keeps the planner from walking the list for each edge instead of the edges of each end.
  const isAmong = (end: string) => `+e.${end} IN (SELECT value FROM json_each(:among))`;
  await collect(endsWith(0, false), `edge e ON e.source = ${node} AND e.kind = ${kind} AND ${isAmong('target')}`, keys);
  for (const rank of new Set(manyOut.map((end) => end.kind))) {
    const sources = manyOut.filter((end) => end.kind === rank);
    const few = endsWith(1, false).filter((end) => end.kind === rank);
    await collect(
      few,
      `edge e ON e.target = ${node} AND e.kind = ${kind} AND ${isAmong('source')}`,
      sources.map((end) => end.node),
    );
    const many = endsWith(1, true).filter((end) => end.kind === rank);
    const pair = `json_each(:among) o CROSS JOIN edge e ON e.source = ${node} AND e.kind = ${kind} AND e.target = o.value`;
    if (many.length > 0)
      await collect(
        sources,
        pair,
        many.map((end) => end.node),
      );
  }
  return found.toSorted((a, b) => compareIds(a.id, b.id));
}
