// Opening the page: the totals, then the ids of the address or the contested claims, drawn and placed.
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { OpeningDocument, StatsDocument } from '../api/operations.generated.ts';
import { addToGraph } from '../graph/change-graph.ts';
import { EMPTY_GRAPH } from '../graph/graph.ts';
import { layoutFor, type Arrange } from './arrange.ts';
import type { GraphTotals } from './explorer.ts';
import type { Grow } from './grow.ts';
import { openingIds } from './opening.ts';
import type { PictureState } from './picture.ts';
import type { Requests } from './requests.ts';
import type { SavedViews } from './saved-views.ts';
import type { SavedView } from '../graph/saved-view.ts';

export interface OpenViewOptions {
  /** The ids in the page's address, which open instead of the contested claims. */
  addressedIds: readonly string[];
  /** The view in the page's address, which opens before all else. */
  addressedView: SavedView | undefined;
  /** How many claims the opening view draws; as many as it can read where absent. */
  maxClaims: number | undefined;
  /** Whether the first claim of the opening view is selected, so that the panel begins with who stands where on it. */
  selectsFirst: boolean;
  tellUnknown(ids: readonly string[], whole: boolean): void;
}

const OPENING_STATEMENTS = 200;

export function createOpenView(
  state: PictureState,
  requests: Requests,
  grow: Grow,
  arrange: Arrange,
  saved: SavedViews,
  { addressedIds, addressedView, maxClaims, selectsFirst, tellUnknown }: OpenViewOptions,
): { totals: ReadonlySignal<GraphTotals | undefined>; opened: ReadonlySignal<boolean>; start(): Promise<void> } {
  const totals = signal<GraphTotals | undefined>(undefined);
  const opened = signal(false);

  async function start(): Promise<void> {
    const told = {
      doing: 'Opening the graph…',
      failed: 'The graph was not opened.',
      retry: [{ label: 'Try again', run: () => void start() }],
      whole: true,
    };
    const answer = await requests.ask(StatsDocument, {}, told);
    if (!answer) return;
    const { nodes, edges, store, nodeKinds, edgeKinds, said } = answer.stats;
    totals.value = {
      nodes,
      edges,
      store,
      said: said ?? undefined,
      nodeKinds: new Map(nodeKinds.map(({ kind, count }) => [kind, count])),
      edgeKinds: new Map(edgeKinds.map(({ kind, count }) => [kind, count])),
    };
    if (addressedView) {
      const view = await saved.open(addressedView);
      if (!view) return;
      if (view.gone.length > 0) tellUnknown(view.gone, view.drawn === 0);
      opened.value = true;
      return;
    }
    let ids = addressedIds;
    if (ids.length === 0) {
      const opening = await requests.ask(OpeningDocument, { first: OPENING_STATEMENTS }, told);
      if (!opening) return;
      ids = openingIds(opening, maxClaims);
    }
    const found = await grow.fetchSubgraph(ids, told);
    if (!found) return;
    const graph = addToGraph(EMPTY_GRAPH, found.nodes, found.edges);
    const positions = await arrange({ layout: layoutFor(graph, state.picture.value.layout), graph, fixed: new Map() });
    batch(() => {
      state.replace({ graph, positions });
      if (addressedIds.length > 0 || selectsFirst) state.select(ids.filter((id) => graph.nodes.has(id)).slice(0, 1));
      const unknown = addressedIds.filter((id) => !graph.nodes.has(id));
      if (unknown.length > 0) tellUnknown(unknown, graph.nodes.size === 0);
      opened.value = true;
    });
  }
  return { totals, opened, start };
}
