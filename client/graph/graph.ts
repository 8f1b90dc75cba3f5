// The drawn graph as plain values: what is on the canvas, where it stands, and how one picture becomes the next. No DOM, no Cytoscape.
import type { EdgeKind, NodeKind, Stance } from '../api/operations.generated.ts';

/** A calendar span, both ends included, `YYYY-MM-DD`. */
export interface FuzzyDate {
  start: string;
  end: string;
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'RANGE';
}

export interface DrawnNode {
  id: string;
  kind: NodeKind;
  /** Name, text or title. */
  label: string;
  /** A second line: an official's office, what an agency is part of. */
  detail?: string | undefined;
  /** Edges it has in the whole graph. */
  degree: number;
  /** An unnamed official or an alleged event: drawn hollow. */
  hollow: boolean;
  /** A claim that somebody asserts and somebody else denies. */
  contested: boolean;
  /** Of a statement; absent where the source gives no time. */
  saidAt?: FuzzyDate | undefined;
  /** When an event happened or a source was published. */
  date?: FuzzyDate | undefined;
  /** When it was first recorded here: RFC 3339 in UTC with milliseconds. */
  recordedAt?: string | undefined;
}

export interface DrawnEdge {
  id: string;
  kind: EdgeKind;
  source: string;
  target: string;
  stance?: Stance | undefined;
  role?: string | undefined;
  recordedAt?: string | undefined;
}

export interface Graph {
  nodes: ReadonlyMap<string, DrawnNode>;
  edges: ReadonlyMap<string, DrawnEdge>;
}

/** In px of the canvas at zoom 1; the centre of the node. */
export interface Position {
  x: number;
  y: number;
}

export type Positions = ReadonlyMap<string, Position>;

export const EMPTY_GRAPH: Graph = { nodes: new Map(), edges: new Map() };
