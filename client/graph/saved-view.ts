// A view that outlives the page, as a plain value: what an address, a file and the browser's store hold. Read with every part checked.
import type { EdgeKind, NodeKind, Stance } from '../api/operations.generated.ts';
import {
  fields,
  listOf,
  matching,
  oneOf,
  optional,
  pairOf,
  parseWith,
  text,
  Unreadable,
  whole,
  type Parsed,
  type Reader,
} from './read-value.ts';
import type { DayInterval } from './days.ts';
import { EDGE_KINDS, NODE_KINDS, STANCES } from './words.ts';

/** Lists hold what is switched off, as `ViewFilter` does with sets. */
export interface SavedFilter {
  kindsOff: readonly NodeKind[];
  stancesOff: readonly Stance[];
  edgeKindsOff: readonly EdgeKind[];
  said?: DayInterval | undefined;
  recordedUntil?: string | undefined;
}

export interface SavedView {
  version: 1;
  /** Every drawn node, those that the filter hides too; at most `MAX_SAVED_NODES`. */
  ids: readonly string[];
  /** In the order of `ids`, in whole px at zoom 1; null where a node had no place yet. */
  positions: readonly (readonly [number, number] | null)[];
  pinned: readonly string[];
  filter: SavedFilter;
  layout: string;
  selection: readonly string[];
  /** Which of the views was open; the graph where absent. */
  view?: string | undefined;
}

/** The most nodes that the API gives at once, and so the most that a view can be drawn from. */
export const MAX_SAVED_NODES = 2_000;
const MAX_ID = 1_000;

const id = text({ min: 1, max: MAX_ID });
const ids = listOf(id, MAX_SAVED_NODES);
/** Of a layout or a view: which of them there are is for whoever opens it, so that an unknown one falls back instead of failing. */
const word = text({ min: 1, max: 40 });
const place = pairOf(whole(), whole());

/** `YYYY-MM-DD`; whether there is such a day is for whoever asks with it. */
const day = matching(/^\d{4}-\d{2}-\d{2}$/u, 'a day written YYYY-MM-DD');
const instant = matching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u, 'an instant such as 2024-10-23T00:00:00Z');

const version: Reader<1> = (value) => {
  if (typeof value === 'number' && value > 1)
    throw new Unreadable(`It was made by a later Demarche (version ${value}); this one reads version 1.`);
  if (value !== 1) throw new Unreadable('It has no version, so it is not a view of Demarche.');
  return value;
};

/** A part of the filter that is added to `SavedFilter` gets its line here. */
const filter = fields<SavedFilter>({
  kindsOff: listOf(oneOf(NODE_KINDS), NODE_KINDS.length),
  stancesOff: listOf(oneOf(STANCES), STANCES.length),
  edgeKindsOff: listOf(oneOf(EDGE_KINDS), EDGE_KINDS.length),
  said: optional(fields<DayInterval>({ from: optional(day), until: optional(day) })),
  recordedUntil: optional(instant),
});

const view = fields<SavedView>({
  version,
  ids,
  positions: listOf((value, at) => (value === null ? null : place(value, at)), MAX_SAVED_NODES),
  pinned: ids,
  filter,
  layout: word,
  selection: ids,
  view: optional(word),
});

/** For files that hold a view among other things. @throws Unreadable */
export const readSavedView: Reader<SavedView> = (given, at) => {
  const read = view(given, at);
  if (read.positions.length !== read.ids.length) {
    throw new Unreadable(`${at} has ${read.ids.length} nodes and ${read.positions.length} positions; each node needs one.`);
  }
  return read;
};

/** Never throws: what is not a view comes back as one sentence on what is wrong with it. */
export function parseSavedView(given: unknown): Parsed<SavedView> {
  return parseWith(readSavedView, given, 'view');
}
