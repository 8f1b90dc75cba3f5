// Texts that keep our orders in Neo4j's indexes: where a statement stands in time, and where an edge stands among the neighbours of each of its ends.
import { EDGE_KINDS, type EdgeKind } from '../../graph/kinds.ts';
import { sortable } from '../sortable.ts';

/** Stands between an end's id and what follows; ids hold no control character, so that what begins with both is that end's and nobody else's. */
const AFTER_END = '\t';
const PAST_END = '\n';

/** A letter for each kind, in the order of the enum. */
const KIND_LETTERS = Object.fromEntries(EDGE_KINDS.map((kind, place) => [kind, String.fromCharCode('a'.charCodeAt(0) + place)])) as Record<
  EdgeKind,
  string
>;

/** `timeKeyOf` a node, said in Cypher. */
export function timeKeyIn(node: string): string {
  return `coalesce(${node}.saidAtStart, ${node}.dateStart, ${node}.publishedAtStart, '')`;
}

/** Ascending is newest first, undated last: the digits of `YYYY-MM-DD` are turned round. */
function turned(time: string): string {
  return time === '' ? '~' : time.replace(/\d/gu, (digit) => String(9 - Number(digit)));
}

/** `_place` of a statement: by its time, then its id. */
export function statementPlace(time: string, id: string): string {
  return turned(time) + sortable(id);
}

/** `_out` (of `end`, where the edge starts) or `_in` (where it ends): by the neighbour's time, the edge's kind, and the neighbour's id. */
export function neighbourPlace(end: string, time: string, kind: EdgeKind, neighbour: string): string {
  return end + AFTER_END + turned(time) + KIND_LETTERS[kind] + sortable(neighbour);
}

/** `neighbourPlace` said in Cypher, for an edge `r` of any kind at an `end`; `row` is the `placeRow` of the neighbour. */
export function neighbourPlaceOfRow(end: string): string {
  return `${end}.id + $p.afterEnd + row.time + $p.kindLetters[type(r)] + row.neighbour`;
}

export const NEIGHBOUR_PLACE_PARAMETERS = { afterEnd: AFTER_END, kindLetters: KIND_LETTERS };

export function placeRow(id: string, time: string): { id: string; time: string; neighbour: string } {
  return { id, time: turned(time), neighbour: sortable(id) };
}

/** All places of an end lie above the first and below the second. */
export function placesOf(end: string): { low: string; high: string } {
  return { low: end + AFTER_END, high: end + PAST_END };
}

/** What nodes or edges sort by after all else: the id, or, where that sorts otherwise in Neo4j than with us, what stands in for it. */
export function idOrder(variable: 'c' | 'n' | 'p' | 'r'): string {
  return `coalesce(${variable}._order, ${variable}.id)`;
}
