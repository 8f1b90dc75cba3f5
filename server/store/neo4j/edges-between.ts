// The edges between some nodes, each walked from an end that has few of its kind, so that a hub among them costs no more than the others.
import type { Edge } from '../../graph/edge.ts';
import { DIRECTIONS, EDGE_KINDS, type Direction, type EdgeKind } from '../../graph/kinds.ts';
import { compareIds } from '../../graph/order.ts';
import type { StoreReader } from '../store.ts';
import { edgeConditions, isOurs } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { BY_IDS, DEGREES, KINDS_AND_DIRECTIONS, edgesAt } from './nodes.ts';
import { edgeColumns, edgeOfRow, type EdgeRow } from './rows.ts';
import { ANY_KIND, OURS } from './schema.ts';

/** A node with more edges, or with more of one kind and direction, is not walked edge by edge. */
const MANY = 64;

export async function readEdgesBetween(ask: Ask, query: Parameters<StoreReader['edgesBetween']>[0]): Promise<Edge[]> {
  const ids = [...new Set(query.ids)];
  const { text, parameters } = edgeConditions(query.filter, 'r');
  const many = await ask<{ id: string; degrees: number[] }>(
    `${BY_IDS} WITH n, id WHERE COUNT { (n)--() } > $p.many RETURN id, ${DEGREES} AS degrees`,
    { ids, many: wholeNumber(MANY) },
  );
  const hubs = new Set(many.map(({ id }) => id));
  const others = ids.filter((id) => !hubs.has(id));
  const walk = (kind: string, direction: Direction, from: readonly string[], among: readonly string[]) => {
    if (from.length === 0 || among.length === 0) return [];
    const [start, end] = direction === 'OUT' ? (['n', 'm'] as const) : (['m', 'n'] as const);
    return ask<EdgeRow>(
      `${BY_IDS} MATCH ${edgesAt(kind, direction)} WHERE m.id IN $p.among AND ${isOurs('r')}${text} RETURN ${edgeColumns('r', start, end)}`,
      { ...parameters, ids: from, among },
    );
  };
  const wanted = query.filter?.edgeKinds;
  const found = await Promise.all([
    walk(ANY_KIND, 'OUT', others, ids),
    walk(ANY_KIND, 'IN', others, [...hubs]),
    ...EDGE_KINDS.filter((kind) => !wanted || wanted.includes(kind)).flatMap((kind) => {
      const [fewOut, manyOut, fewIn, manyIn] = DIRECTIONS.flatMap((direction) => endsOf(many, kind, direction)) as [
        string[],
        string[],
        string[],
        string[],
      ];
      return [
        walk(kind, 'OUT', fewOut, [...fewIn, ...manyIn]),
        walk(kind, 'IN', fewIn, manyOut),
        pairs(ask, kind, manyOut, manyIn, text, parameters),
      ];
    }),
  ]);
  return found
    .flat()
    .map(edgeOfRow)
    .toSorted((a, b) => compareIds(a.id, b.id));
}

/** Those hubs that have few edges of a kind and direction, and those that have many; those without any are in neither. */
function endsOf(hubs: readonly { id: string; degrees: number[] }[], kind: EdgeKind, direction: Direction): [string[], string[]] {
  const place = KINDS_AND_DIRECTIONS.findIndex((each) => each.kind === kind && each.direction === direction);
  const ids = (test: (count: number) => boolean) => hubs.filter(({ degrees }) => test(degrees[place]!)).map(({ id }) => id);
  return [ids((count) => count > 0 && count <= MANY), ids((count) => count > MANY)];
}

/** Both ends have many: the server looks from the one that has fewer. */
async function pairs(
  ask: Ask,
  kind: EdgeKind,
  starts: readonly string[],
  ends: readonly string[],
  conditions: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<EdgeRow[]> {
  if (starts.length === 0 || ends.length === 0) return [];
  return ask<EdgeRow>(
    `${BY_IDS} WITH collect(n) AS starts
     UNWIND $p.ends AS end MATCH (m:${OURS} {id: end}) USING INDEX m:${OURS}(id)
     UNWIND starts AS n MATCH ${edgesAt(kind, 'OUT')} WHERE ${isOurs('r')}${conditions} RETURN ${edgeColumns('r', 'n', 'm')}`,
    { ...parameters, ids: starts, ends },
  );
}
