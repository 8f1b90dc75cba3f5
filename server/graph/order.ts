// The orders that every store must answer in, so that the same question has the same answer everywhere.
import type { Node } from './node.ts';
import { timeOf } from './node.ts';
import { EDGE_KINDS, type EdgeKind } from './kinds.ts';

/** Ascending by UTF-16 code unit. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a node stands in time, newest first: the first day of its span (`YYYY-MM-DD`), or `''` for undated, which sorts last. */
export function timeKeyOf(node: Node): string {
  return timeOf(node)?.start ?? '';
}

/** Newest first, undated last. */
export function compareTimeKeys(a: string, b: string): number {
  return compareIds(b, a);
}

/** An edge kind's place in the order of its enum, from 0. */
export function rankOfEdgeKind(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}
