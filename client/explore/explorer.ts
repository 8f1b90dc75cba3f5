// What the page can know and what a person can mean to do: the one interface between the canvas and the panels, which never import each other.
// State flows out as signals; intents flow in as calls. No DOM here.
import type { ReadonlySignal } from '@preact/signals';
import type { EdgeKind, NodeKind, Stance } from '../api/operations.generated.ts';
import type { DayInterval } from '../graph/days.ts';
import type { ViewFilter } from '../graph/filter.ts';
import type { Graph, Positions } from '../graph/graph.ts';
import type { CanvasIntents } from './canvas-intents.ts';
import type { SavedViews } from './saved-views.ts';
import type { ViewName } from './views.ts';

export type LayoutName = 'sides' | 'force' | 'time' | 'rings';

export interface GraphTotals {
  nodes: number;
  edges: number;
  nodeKinds: ReadonlyMap<NodeKind, number>;
  edgeKinds: ReadonlyMap<EdgeKind, number>;
  /** What the store is called: `Embedded`. */
  store: string;
  /** The first and the last day on which anything was said; undefined where nothing is dated. */
  said: { from: string; until: string } | undefined;
}

export interface SearchHit {
  id: string;
  kind: NodeKind;
  label: string;
  degree: number;
}

/** One thing that a failure's strip offers: "Ask for 10", "Try again". */
export interface NextStep {
  label: string;
  run: () => void;
}

/** A request that failed: one sentence on what did not happen, one on what to do; the canvas stays as it was. */
export interface Failure {
  title: string;
  sentence: string;
  /** `extensions.code`, or NETWORK where no answer came. */
  code: string;
  requestId?: string | undefined;
  /** True where nothing could be drawn at all: then it takes the whole pane. */
  whole: boolean;
  nextSteps: readonly NextStep[];
}

/** Work under way for more than 300 ms: "Expanding North Korea…". */
export interface Activity {
  sentence: string;
  cancel: () => void;
}

/** The reading line: the claim that most of the drawn statements are about, and how many speakers stand where. */
export interface Reading {
  claimId: string;
  claim: string;
  asserts: number;
  denies: number;
  holdBack: number;
}

/** The GraphQL operation behind the last change of the view. */
export interface ShownQuery {
  query: string;
  variables: Readonly<Record<string, unknown>>;
}

export interface Explorer extends CanvasIntents {
  /** Which of the views is shown; all of them keep their state. */
  readonly view: ReadonlySignal<ViewName>;
  /** All that was drawn and not hidden, whatever the filter. */
  readonly graph: ReadonlySignal<Graph>;
  /** What of it passes the filter: what the canvas shows. */
  readonly visible: ReadonlySignal<Graph>;
  readonly positions: ReadonlySignal<Positions>;
  readonly pinned: ReadonlySignal<ReadonlySet<string>>;
  readonly selection: ReadonlySignal<ReadonlySet<string>>;
  readonly filter: ReadonlySignal<ViewFilter>;
  readonly layout: ReadonlySignal<LayoutName>;
  /** Why the layout is not the one asked for ("More than 60 nodes are drawn, so…"), where it is not. */
  readonly layoutNote: ReadonlySignal<string | undefined>;
  readonly totals: ReadonlySignal<GraphTotals | undefined>;
  /** For each drawn node that a cap cut: how many of its neighbours are left out. */
  readonly leftOut: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly reading: ReadonlySignal<Reading | undefined>;
  readonly activity: ReadonlySignal<Activity | undefined>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** A passing remark, said by a polite live region too: "14 nodes added". */
  readonly remark: ReadonlySignal<string>;
  /** Names of what undo and redo would do ("expand Nebenzia"), undefined where there is nothing. */
  readonly undoName: ReadonlySignal<string | undefined>;
  readonly redoName: ReadonlySignal<string | undefined>;
  readonly shownQuery: ReadonlySignal<ShownQuery | undefined>;
  /** Whether the first view is drawn. */
  readonly opened: ReadonlySignal<boolean>;

  setView(view: ViewName): void;
  /** A view says which operation it stands on, so that `shownQuery` is the one behind what is seen. */
  noteQuery(view: ViewName, query: ShownQuery): void;
  /** Opens on the ids of the page's address, or on the contested claims. */
  start(): Promise<void>;
  /** Full text over the whole graph; rejects only with an abort. Undefined where it failed, which `failure` tells. */
  search(text: string, signal: AbortSignal): Promise<readonly SearchHit[] | undefined>;
  /** Draws a node that is not drawn yet, with its edges to what is; selects it. */
  show(id: string): Promise<void>;
  /** Replaces the selection; with `add`, toggles these in it. */
  select(ids: readonly string[], options?: { add?: boolean }): void;
  hide(ids: readonly string[]): void;
  keepOnly(ids: readonly string[]): void;
  /** The person dragged nodes. */
  move(positions: Positions): void;
  undo(): void;
  redo(): void;
  toggleKind(kind: NodeKind): void;
  toggleStance(stance: Stance): void;
  toggleEdgeKind(kind: EdgeKind): void;
  /** Leaves out statements that were not said then. All that one gesture (a drag, a play) sets is one step to undo. */
  setSaid(said: DayInterval | undefined, gesture?: symbol): void;
  /** RFC 3339, UTC; undefined is now. */
  setRecordedUntil(instant: string | undefined): void;
  showAll(): void;
  dismissFailure(): void;
  /** Tells of something that is not a request but went wrong all the same: a file that is none of ours, an address that cannot be read. */
  tellFailure(failure: Failure): void;
  /** Says that ids which were asked for are not in the graph, while others are drawn. */
  tellUnknown(ids: readonly string[]): void;
  /** The view as a plain value, and back: for addresses, files and what the browser keeps. */
  readonly saved: SavedViews;
}
