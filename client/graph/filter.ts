// The one filter of all views: what it is, what it asks of the API, and what it is called.
import type { EdgeKind, GraphFilter, NodeKind, Stance, StatementFilter } from '../api/operations.generated.ts';
import type { DayInterval } from './days.ts';
import { dateInWords, EDGE_KINDS, NODE_KINDS, STANCES } from './words.ts';

/** What is left out of every view. Sets hold what is switched off; times that are absent let everything pass. */
export interface ViewFilter {
  kindsOff: ReadonlySet<NodeKind>;
  stancesOff: ReadonlySet<Stance>;
  edgeKindsOff: ReadonlySet<EdgeKind>;
  /** Statements whose time of saying does not overlap it are left out; undated ones stay. */
  said?: DayInterval | undefined;
  /** Only what had been recorded here by then: RFC 3339, UTC. */
  recordedUntil?: string | undefined;
}

export const OPEN_FILTER: ViewFilter = { kindsOff: new Set(), stancesOff: new Set(), edgeKindsOff: new Set() };

/** @param edgeKind a relation that was asked for by name, which outweighs the relations that are switched off */
export function graphFilterOf(filter: ViewFilter, edgeKind?: EdgeKind): GraphFilter {
  const { kindsOff, edgeKindsOff } = filter;
  return {
    ...(kindsOff.size > 0 ? { kinds: NODE_KINDS.filter((kind) => !kindsOff.has(kind)) } : {}),
    ...(edgeKind
      ? { edgeKinds: [edgeKind] }
      : edgeKindsOff.size > 0
        ? { edgeKinds: EDGE_KINDS.filter((kind) => !edgeKindsOff.has(kind)) }
        : {}),
    ...statementFilterOf(filter),
  };
}

/** What of the filter speaks of statements. Kinds and relations do not; see `missingForStances`. */
export function statementFilterOf({
  stancesOff,
  said,
  recordedUntil,
}: ViewFilter): Pick<StatementFilter, 'stances' | 'said' | 'recordedUntil'> {
  return {
    ...(stancesOff.size > 0 ? { stances: STANCES.filter((stance) => !stancesOff.has(stance)) } : {}),
    ...timesOf({ said, recordedUntil }),
  };
}

/** What of the filter speaks of time: of saying, and of recording here. */
export function timesOf({ said, recordedUntil }: Pick<ViewFilter, 'said' | 'recordedUntil'>): Pick<GraphFilter, 'said' | 'recordedUntil'> {
  return {
    ...(said ? { said: { from: said.from ?? null, until: said.until ?? null } } : {}),
    ...(recordedUntil !== undefined ? { recordedUntil } : {}),
  };
}

/** What the legend has switched off without which no speaker stands on any claim. Undefined where all of it is on. */
export function missingForStances({ kindsOff, edgeKindsOff }: ViewFilter): { kind: NodeKind } | { edgeKind: EdgeKind } | undefined {
  for (const kind of ['STATEMENT', 'CLAIM'] as const) if (kindsOff.has(kind)) return { kind };
  for (const edgeKind of ['MADE', 'EXPRESSES'] as const) if (edgeKindsOff.has(edgeKind)) return { edgeKind };
  return undefined;
}

/** "14 – 23 Oct 2024", "from 14 Oct 2024", "until 23 Oct 2024"; undefined where it is open on both sides. */
export function saidInWords(said: DayInterval | undefined): string | undefined {
  const { from, until } = said ?? {};
  if (from !== undefined && until !== undefined) return dateInWords({ start: from, end: until, precision: 'RANGE' });
  if (from !== undefined) return `from ${dateInWords({ start: from, end: from, precision: 'DAY' })}`;
  if (until !== undefined) return `until ${dateInWords({ start: until, end: until, precision: 'DAY' })}`;
  return undefined;
}

/** "23 Nov 2026, 18:05 UTC" */
export function instantInWords(instant: string): string {
  const day = instant.slice(0, 10);
  return `${dateInWords({ start: day, end: day, precision: 'DAY' })}, ${instant.slice(11, 16)} UTC`;
}
