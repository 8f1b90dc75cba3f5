// The closed vocabularies of the glossary: kinds of node and edge, stances, speech acts, and which kinds an edge may join.
// Flows out: enum-like constants in the order of the API contract, and their types.

/** Append only: the places are stored (a kind of the embedded store is its rank here). */
export const NODE_KINDS = ['COUNTRY', 'AGENCY', 'OFFICIAL', 'STATEMENT', 'CLAIM', 'EVENT', 'SOURCE'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * In the order of the contract's enum: where an order leaves ties, an edge kind sorts by its place here.
 * Append only: the places are stored (ranks in the embedded store, letters in Neo4j's `_out` and `_in`).
 */
export const EDGE_KINDS = [
  'MADE',
  'SPEAKS_FOR',
  'PART_OF',
  'EXPRESSES',
  'ABOUT',
  'RESPONDS_TO',
  'MADE_AT',
  'REPORTED_IN',
  'REPORTED_BY',
  'CONTRADICTS',
  'SUPPORTS',
  'INVOLVES',
] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** Append only: the places are stored (ranks in the embedded store). */
export const STANCES = ['ASSERTS', 'DENIES', 'CONSIDERS', 'DOES_NOT_CONFIRM', 'DECLINES_TO_COMMENT'] as const;
export type Stance = (typeof STANCES)[number];

/** CAMEO's verbal categories (Schrodt 2012, CAMEO codebook 1.1b3, classes 01 to 13), and WARN, which CAMEO has no class for. */
export const SPEECH_ACTS = [
  'STATE',
  'APPEAL',
  'PROMISE',
  'CONSIDER',
  'DENY',
  'ACCUSE',
  'CRITICIZE',
  'DEMAND',
  'REJECT',
  'THREATEN',
  'WARN',
  'CONFIRM',
  'NO_COMMENT',
] as const;
export type SpeechAct = (typeof SPEECH_ACTS)[number];

export const QUOTE_TYPES = ['DIRECT', 'INDIRECT', 'MIXED'] as const;
export type QuoteType = (typeof QUOTE_TYPES)[number];

/** Append only: the places are stored (ranks in the embedded store). */
export const DIRECTIONS = ['OUT', 'IN'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Whoever can make a statement. */
export const SPEAKER_KINDS = ['COUNTRY', 'AGENCY', 'OFFICIAL'] as const satisfies readonly NodeKind[];

const WHOM_IT_IS_ABOUT = [...SPEAKER_KINDS, 'EVENT'] as const;

interface Ends {
  from: readonly NodeKind[];
  to: readonly NodeKind[];
}

const ENDS = {
  MADE: { from: SPEAKER_KINDS, to: ['STATEMENT'] },
  SPEAKS_FOR: { from: ['OFFICIAL'], to: ['COUNTRY', 'AGENCY'] },
  PART_OF: { from: ['AGENCY'], to: ['AGENCY', 'COUNTRY'] },
  EXPRESSES: { from: ['STATEMENT'], to: ['CLAIM'] },
  ABOUT: { from: ['STATEMENT', 'CLAIM'], to: WHOM_IT_IS_ABOUT },
  RESPONDS_TO: { from: ['STATEMENT'], to: ['STATEMENT', 'EVENT'] },
  MADE_AT: { from: ['STATEMENT'], to: ['EVENT'] },
  REPORTED_IN: { from: ['STATEMENT', 'EVENT'], to: ['SOURCE'] },
  REPORTED_BY: { from: ['STATEMENT'], to: ['AGENCY', 'OFFICIAL'] },
  CONTRADICTS: { from: ['CLAIM'], to: ['CLAIM'] },
  SUPPORTS: { from: ['CLAIM'], to: ['CLAIM'] },
  INVOLVES: { from: ['EVENT'], to: SPEAKER_KINDS },
} as const satisfies Record<EdgeKind, Ends>;

/** Which kinds an edge of each kind may leave and reach; the direction reads as a sentence. */
export const EDGE_ENDS: Readonly<Record<EdgeKind, Ends>> = ENDS;

/** The kinds that an edge of kind `K` may leave (`from`) or reach (`to`). */
export type KindsAt<K extends EdgeKind, End extends keyof Ends> = (typeof ENDS)[K][End][number];

/** In Neo4j every node of ours carries it beside its kind's: what lacks it there is somebody else's. */
export const OUR_LABEL = 'Demarche';

/** The label that files and Neo4j carry for a kind: `COUNTRY` is `Country`. */
export function labelOfKind(kind: NodeKind): string {
  return kind.charAt(0) + kind.slice(1).toLowerCase();
}

const KIND_OF_LABEL: ReadonlyMap<string, NodeKind> = new Map(NODE_KINDS.map((kind) => [labelOfKind(kind), kind]));

/** The kind that a label names, undefined where it names none. */
export function kindOfLabel(label: string): NodeKind | undefined {
  return KIND_OF_LABEL.get(label);
}

/** Whether `value` is one of `vocabulary`; narrows its type. */
export function isOneOf<T extends string>(vocabulary: readonly T[], value: unknown): value is T {
  return (vocabulary as readonly unknown[]).includes(value);
}
