// What a question may narrow itself to: one filter for everything that is drawn, one for statements. Both are plain values.
import type { DateInterval } from './dates.ts';
import type { EdgeKind, NodeKind, SpeechAct, Stance } from './kinds.ts';

/**
 * An absent list lets everything pass, an empty one nothing of what it speaks of: `kinds: []` no node, `edgeKinds: []` no edge,
 * `stances: []` no statement and no EXPRESSES edge. An edge passes only where both its ends do.
 */
export interface GraphFilter {
  kinds?: readonly NodeKind[] | undefined;
  edgeKinds?: readonly EdgeKind[] | undefined;
  /** Keeps EXPRESSES edges with one of these stances, and statements that take at least one of them; says nothing of other nodes and edges. */
  stances?: readonly Stance[] | undefined;
  /** Keeps statements whose time of saying overlaps; undated statements and all other nodes stay. */
  said?: DateInterval | undefined;
  /**
   * Keeps what was held here at this instant, included: nodes recorded by then, and edges recorded by then between such nodes. As `parseInstant` spells
   * it. The same answer comes from a store that holds no more than that.
   */
  recordedUntil?: string | undefined;
}

/** A statement passes if it meets every part that is given. An empty list lets nothing pass. */
export interface StatementFilter {
  /** Made by one of these. */
  speakers?: readonly string[] | undefined;
  /** Itself ABOUT one of these. */
  about?: readonly string[] | undefined;
  /** Expresses a stance on one of these; together with `stances`, by the same edge. */
  claims?: readonly string[] | undefined;
  acts?: readonly SpeechAct[] | undefined;
  stances?: readonly Stance[] | undefined;
  /** Reported in one of these. */
  sources?: readonly string[] | undefined;
  /** Its time of saying overlaps, or is unknown. */
  said?: DateInterval | undefined;
  /** As in `GraphFilter`: the statement, and every edge by which it passes, was held here by then. */
  recordedUntil?: string | undefined;
}
