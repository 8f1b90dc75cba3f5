// Relations as one sees them from a node: a kind of edge in one direction, in words, and the edge itself as a sentence.
import type { Direction, EdgeKind, Stance } from '../api/operations.generated.ts';
import type { DrawnEdge } from './graph.ts';
import { EDGE_KINDS } from './words.ts';

export interface Relation {
  kind: EdgeKind;
  /** OUT where the edge leaves the node. */
  direction: Direction;
}

/** `MADE OUT` */
export type RelationKey = `${EdgeKind} ${Direction}`;

export function relationKey({ kind, direction }: Relation): RelationKey {
  return `${kind} ${direction}`;
}

/** The relations by which a node sees one of its edges: two where the edge comes back to the node that it leaves. */
export function relationsOf(id: string, { kind, source, target }: Pick<DrawnEdge, 'kind' | 'source' | 'target'>): RelationKey[] {
  return [...(source === id ? [`${kind} OUT` as const] : []), ...(target === id ? [`${kind} IN` as const] : [])];
}

const SEEN_FROM: Readonly<Record<EdgeKind, readonly [out: string, into: string]>> = {
  MADE: ['made', 'made by'],
  SPEAKS_FOR: ['speaks for', 'spoken for by'],
  PART_OF: ['part of', 'its parts'],
  EXPRESSES: ['takes a stance on', 'stances on it'],
  ABOUT: ['about', 'about it'],
  RESPONDS_TO: ['answers', 'answered by'],
  MADE_AT: ['made at', 'said there'],
  REPORTED_IN: ['reported in', 'read in it'],
  REPORTED_BY: ['reported by', 'passed on by it'],
  CONTRADICTS: ['contradicts', 'contradicted by'],
  SUPPORTS: ['supports', 'supported by'],
  INVOLVES: ['involves', 'involved in'],
};

/** As a menu of the node says it: "made", "answered by". */
export function relationInWords({ kind, direction }: Relation): string {
  return SEEN_FROM[kind][direction === 'OUT' ? 0 : 1];
}

const VERB: Readonly<Record<Exclude<EdgeKind, 'EXPRESSES'>, string>> = {
  MADE: 'said',
  SPEAKS_FOR: 'speaks for',
  PART_OF: 'is part of',
  ABOUT: 'is about',
  RESPONDS_TO: 'answers',
  MADE_AT: 'was made at',
  REPORTED_IN: 'can be read in',
  REPORTED_BY: 'was reported by',
  CONTRADICTS: 'contradicts',
  SUPPORTS: 'supports',
  INVOLVES: 'involves',
};

const STANCE_VERB: Readonly<Record<Stance, string>> = {
  ASSERTS: 'asserts',
  DENIES: 'denies',
  CONSIDERS: 'considers',
  DOES_NOT_CONFIRM: 'does not confirm',
  DECLINES_TO_COMMENT: 'declines to comment on',
};

/** What stands between an edge's source and its target in a sentence: "denies", "is part of". */
export function verbOf(kind: EdgeKind, stance: Stance | null | undefined): string {
  return kind === 'EXPRESSES' ? (stance ? STANCE_VERB[stance] : 'takes a stance on') : VERB[kind];
}

/** In the order of the kinds, what leaves the node before what reaches it. */
export const RELATIONS: readonly Relation[] = EDGE_KINDS.flatMap((kind) => [
  { kind, direction: 'OUT' as const },
  { kind, direction: 'IN' as const },
]);
