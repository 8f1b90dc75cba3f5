// Edges as plain values. Direction reads as a sentence: `from` MADE `to`.
import type { FuzzyDate } from './dates.ts';
import type { EdgeKind, QuoteType, Stance } from './kinds.ts';

/**
 * Which of these an edge may carry depends on its kind (`EDGE_PROPERTIES`). `source` is the id of the Source where an edge that states
 * a fact about the world can be read; `paragraph`, `start`, `end` and `quoteType` give the place there (on REPORTED_IN: in the edge's own end).
 */
export interface EdgeProperties {
  /** On EXPRESSES, always. */
  stance?: Stance;
  /** On INVOLVES. */
  role?: string;
  /** On SPEAKS_FOR, with `from` and `until`, when it began and ended. */
  office?: string;
  from?: FuzzyDate;
  until?: FuzzyDate;
  /** On REPORTED_BY: the place in the chain, 1 nearest to the speaker. */
  order?: number;
  source?: string;
  /** Counted from 1 over the lines of the source as it was received. */
  paragraph?: number;
  /** Offset in the line, included, in UTF-16 code units. */
  start?: number;
  /** Offset in the line, excluded, in UTF-16 code units. */
  end?: number;
  quoteType?: QuoteType;
}

export interface Edge {
  id: string;
  kind: EdgeKind;
  from: string;
  to: string;
  /** When it was first recorded here, as `parseInstant` spells it. */
  recordedAt: string;
  properties: EdgeProperties;
}
