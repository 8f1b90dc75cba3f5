// What the page can know and what a person can mean to do: the one interface between the canvas and the panels, which never import each other.
// State flows out as signals; intents flow in as calls. No DOM here.
import type { ReadonlySignal } from '@preact/signals';
import type { EdgeKind, NodeKind, Stance } from '../api/operations.generated.ts';
import type { LeftOut } from '../graph/change-graph.ts';
import type { Graph, Positions } from '../graph/graph.ts';

export type LayoutName = 'sides' | 'force';

/** What the legend leaves out of every view. Sets hold what is switched off. */
export type ViewFilter = LeftOut;

export interface GraphTotals {
  nodes: number;
  edges: number;
  nodeKinds: ReadonlyMap<NodeKind, number>;
  edgeKinds: ReadonlyMap<EdgeKind, number>;
  /** What the store is called: `Embedded`. */
  store: string;
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

export interface Explorer {
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

  /** Opens on the ids of the page's address, or on the contested claims. */
  start(): Promise<void>;
  /** Full text over the whole graph; rejects only with an abort. Undefined where it failed, which `failure` tells. */
  search(text: string, signal: AbortSignal): Promise<readonly SearchHit[] | undefined>;
  /** Draws a node that is not drawn yet, with its edges to what is; selects it. */
  show(id: string): Promise<void>;
  /** Replaces the selection; with `add`, toggles these in it. */
  select(ids: readonly string[], options?: { add?: boolean }): void;
  /** Adds the neighbours of a node, moving nothing that is drawn; called again, the next page of them. */
  expand(id: string, options?: { edgeKind?: EdgeKind; first?: number }): Promise<void>;
  hide(ids: readonly string[]): void;
  keepOnly(ids: readonly string[]): void;
  togglePin(id: string): void;
  /** The person dragged nodes. */
  move(positions: Positions): void;
  undo(): void;
  redo(): void;
  toggleKind(kind: NodeKind): void;
  toggleStance(stance: Stance): void;
  toggleEdgeKind(kind: EdgeKind): void;
  showAll(): void;
  arrange(layout: LayoutName): Promise<void>;
  dismissFailure(): void;
  /** Downloads through the server: what is drawn, as JSON Lines. Resolves to the file's text. */
  exportJsonLines(): Promise<Blob | undefined>;
}
