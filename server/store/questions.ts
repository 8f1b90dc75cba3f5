// What the questions about a whole graph ask of a store, and what it answers: paths, stances, agreements, days.
// Counting is the store's: an answer is as large as what is shown of it, never as the statements behind it.
import type { Edge } from '../graph/edge.ts';
import type { GraphFilter, StatementFilter } from '../graph/filter.ts';
import type { Stance } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';

/** The highest value of each number that a question may carry; the lowest is 1. */
export const MOST = { first: 10_000, maxLength: 8, maxClaims: 200, maxSpeakers: 500, minShared: 1_000 } as const;

export interface ShortestPathsQuery {
  from: string;
  to: string;
  /** In edges. */
  maxLength: number;
  filter?: GraphFilter | undefined;
  first: number;
}

/** `edges[i]` joins `nodes[i]` and `nodes[i + 1]`, in whichever direction; one node and no edge where both ends are the same. */
export interface Path {
  nodes: Node[];
  edges: Edge[];
}

export interface StanceMatrixQuery {
  /** Which claims: these, or those ABOUT one of these, both where both are given; where neither is, the contested ones. */
  claims?: readonly string[] | undefined;
  about?: readonly string[] | undefined;
  filter?: StatementFilter | undefined;
  maxClaims: number;
  maxSpeakers: number;
}

/** What one speaker holds of one claim, by at least one statement. */
export interface MatrixCell {
  speaker: string;
  claim: string;
  /** Each once, in the order of the enum. */
  stances: Stance[];
  /** Ids, each once, newest first by when it was said, undated last, then by id. */
  statements: string[];
}

/** Every speaker and every claim has a cell; cells run along the speakers, and for each of them along the claims. */
export interface StanceMatrix {
  speakers: string[];
  claims: string[];
  cells: MatrixCell[];
  /** Whether a cap left anything out. */
  truncated: boolean;
}

export interface AgreementsQuery {
  filter?: StatementFilter | undefined;
  /** Pairs with fewer shared claims are left out; at least 1. */
  minShared: number;
  maxSpeakers: number;
}

/** Two speakers who hold a pole (ASSERTS or DENIES) on the same claims: `source` is the lower id. Numbers of claims. */
export interface Agreement {
  source: string;
  target: string;
  /** Both hold the same pole. */
  agreements: number;
  /** They hold opposite poles; who holds both may agree and clash on one and the same claim. */
  clashes: number;
  /** Both hold a pole, whichever. */
  shared: number;
}

export interface Agreements {
  /** Everybody who holds a pole, also those who share nothing with anybody, with the number of claims on which they do. */
  speakers: { speaker: string; claims: number }[];
  /** By source, then target. */
  ties: Agreement[];
  /** Whether the cap left a speaker out. */
  truncated: boolean;
}

export interface DayCountsQuery {
  filter?: StatementFilter | undefined;
}

export interface StanceCount {
  stance: Stance;
  /** At least 1: stances that nobody takes are left out. */
  count: number;
}

export interface DayCount {
  /** `YYYY-MM-DD`: the day on which the time of saying begins. */
  day: string;
  /** Statements that pass the filter; at least 1. */
  count: number;
  /** Statements that take the stance by an EXPRESSES edge that passes the filter, in the order of the enum. */
  stances: StanceCount[];
}
