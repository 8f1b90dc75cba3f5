// Views that outlive the page: the picture as a plain value, and a plain value drawn again. What has gone from the graph is left out and named.
import { batch } from '@preact/signals';
import { addToGraph } from '../graph/change-graph.ts';
import type { ViewFilter } from '../graph/filter.ts';
import { EMPTY_GRAPH, type Position } from '../graph/graph.ts';
import type { SavedFilter, SavedView } from '../graph/saved-view.ts';
import { layoutFor, type Arrange } from './arrange.ts';
import type { LayoutName } from './explorer.ts';
import type { Grow } from './grow.ts';
import type { Picture, PictureState } from './picture.ts';
import { VIEWS, type ViewName, type Views } from './views.ts';

/** What was drawn at one moment, to come back to without asking the server. */
export interface Snapshot {
  readonly picture: Picture;
  readonly selection: ReadonlySet<string>;
  /** Which view was open. */
  readonly view: ViewName;
}

export interface OpenedView {
  /** Ids of the view that are not in the graph any more. */
  gone: readonly string[];
  /** How many of its nodes are drawn. */
  drawn: number;
}

export interface SavedViews {
  /** What is drawn now, to be kept. */
  take(): SavedView;
  /**
   * Draws a saved view as one step of that name, which can be undone; without a name as a new beginning. Where nothing of it is in
   * the graph any more, what is drawn stays. Undefined where the server did not answer, which `failure` tells.
   */
  open(view: SavedView, step?: string): Promise<OpenedView | undefined>;
  snapshot(): Snapshot;
  /** Comes back to a moment as one step of that name. */
  restore(moment: Snapshot, step: string): void;
}

/** Written so that a layout which is added elsewhere does not compile until it stands here, too. */
const LAYOUTS = Object.keys({ sides: true, force: true, time: true, rings: true } satisfies Record<LayoutName, true>);

export function savedViewOf({ picture, selection, view }: Snapshot): SavedView {
  const { graph, positions, pinned, filter, layout } = picture;
  const ids = [...graph.nodes.keys()];
  return {
    version: 1,
    ids,
    positions: ids.map((id) => rounded(positions.get(id))),
    pinned: [...pinned].filter((id) => graph.nodes.has(id)),
    filter: savedFilterOf(filter),
    layout,
    selection: [...selection],
    ...(view === 'graph' ? {} : { view }),
  };
}

export function createSavedViews(state: PictureState, grow: Grow, arrange: Arrange, views: Pick<Views, 'view' | 'setView'>): SavedViews {
  const snapshot = (): Snapshot => ({ picture: state.picture.value, selection: state.selection.value, view: views.view.value });
  return {
    take: () => savedViewOf(snapshot()),
    snapshot,
    restore({ picture, selection, view }, step) {
      batch(() => {
        state.change(step, picture);
        state.select([...selection]);
        views.setView(view);
      });
    },
    async open(view, step) {
      const told = { doing: 'Opening the view…', failed: 'The view was not opened.', retry: [], whole: step === undefined };
      const found = view.ids.length === 0 ? { nodes: [], edges: [] } : await grow.fetchSubgraph(view.ids, told);
      if (!found) return undefined;
      const graph = addToGraph(EMPTY_GRAPH, found.nodes, found.edges);
      const gone = view.ids.filter((id) => !graph.nodes.has(id));
      if (graph.nodes.size === 0 && gone.length > 0 && step !== undefined) return { gone, drawn: 0 };
      const layout = layoutOf(view);
      const placed = placesOf(view);
      const isPlaced = [...graph.nodes.keys()].every((id) => placed.has(id));
      const positions = isPlaced ? placed : await arrange({ layout: layoutFor(graph, layout), graph, fixed: placed });
      const picture = {
        graph,
        positions: new Map([...positions].filter(([id]) => graph.nodes.has(id))),
        pinned: new Set(view.pinned.filter((id) => graph.nodes.has(id))),
        filter: viewFilterOf(view.filter),
        layout,
        // How far nodes had been expanded is not saved: each begins anew.
        expansions: new Map(),
        origins: new Map(),
        paths: undefined,
      };
      batch(() => {
        if (step === undefined) state.replace(picture);
        else state.change(step, picture);
        state.select(view.selection);
        views.setView(VIEWS.find((name) => name === view.view) ?? 'graph');
      });
      return { gone, drawn: graph.nodes.size };
    },
  };
}

/** Sets become lists; what else the filter holds is plain already. */
function savedFilterOf(filter: ViewFilter): SavedFilter {
  return {
    ...filter,
    kindsOff: [...filter.kindsOff],
    stancesOff: [...filter.stancesOff],
    edgeKindsOff: [...filter.edgeKindsOff],
  };
}

function viewFilterOf(filter: SavedFilter): ViewFilter {
  return {
    ...filter,
    kindsOff: new Set(filter.kindsOff),
    stancesOff: new Set(filter.stancesOff),
    edgeKindsOff: new Set(filter.edgeKindsOff),
  };
}

/** A layout that this version does not know leaves the nodes where they were saved, and calls itself by the first that there is. */
function layoutOf({ layout }: SavedView): LayoutName {
  return (LAYOUTS.includes(layout) ? layout : LAYOUTS[0]) as LayoutName;
}

function placesOf({ ids, positions }: SavedView): Map<string, Position> {
  return new Map(
    ids.flatMap((id, place) => {
      const at = positions[place];
      return at ? [[id, { x: at[0], y: at[1] }] as const] : [];
    }),
  );
}

/** Adding zero turns minus zero into zero, which is how it comes back from JSON. */
function rounded(at: Position | undefined): readonly [number, number] | null {
  return at ? [Math.round(at.x) + 0, Math.round(at.y) + 0] : null;
}
