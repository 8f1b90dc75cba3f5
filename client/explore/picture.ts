// The picture: all that undo brings back, its history by name, and the selection, which keeps only what is drawn.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { EdgeKind } from '../api/operations.generated.ts';
import { ofDrawn, type Expansions } from '../graph/expansion.ts';
import { EMPTY_GRAPH, type Graph, type Positions } from '../graph/graph.ts';
import { EMPTY_HISTORY, record, redo, undo, type History } from '../graph/history.ts';
import type { ViewFilter } from '../graph/filter.ts';
import type { FoundPaths } from '../graph/paths.ts';
import type { LayoutName } from './explorer.ts';

export interface Picture {
  graph: Graph;
  positions: Positions;
  pinned: ReadonlySet<string>;
  filter: ViewFilter;
  layout: LayoutName;
  /** How far each drawn node has been expanded. */
  expansions: Expansions;
  /** For each drawn node that an expansion brought: the node that was expanded. */
  origins: ReadonlyMap<string, string>;
  /** The paths that stand out. */
  paths?: FoundPaths | undefined;
}

export interface PictureState {
  readonly picture: ReadonlySignal<Picture>;
  readonly selection: ReadonlySignal<ReadonlySet<string>>;
  /** Never together with selected nodes. */
  readonly selectedEdge: ReadonlySignal<string | undefined>;
  /** A passing remark on the last step. */
  readonly remark: ReadonlySignal<string>;
  readonly undoName: ReadonlySignal<string | undefined>;
  readonly redoName: ReadonlySignal<string | undefined>;
  part<K extends keyof Picture>(name: K): ReadonlySignal<Picture[K]>;
  /** The label of a drawn node, shortened for a sentence; its id where it is not drawn. */
  nameOf(id: string): string;
  /** One step that can be undone. Changes that follow each other in one gesture are one step, which bears the last one's name. */
  change(name: string, next: Partial<Picture>, told?: string, gesture?: symbol): void;
  /** A new beginning, which cannot be undone. */
  replace(next: Partial<Picture>): void;
  /** Replaces the selection; with `add`, toggles these in it. What is not drawn is passed over. */
  select(ids: readonly string[], options?: { add?: boolean }): void;
  selectEdge(id: string | undefined): void;
  tell(remark: string): void;
  undo(): void;
  redo(): void;
}

export function createPictureState(): PictureState {
  const picture = signal<Picture>({
    graph: EMPTY_GRAPH,
    positions: new Map(),
    pinned: new Set(),
    filter: { kindsOff: new Set(), stancesOff: new Set(), edgeKindsOff: new Set<EdgeKind>(['ABOUT', 'INVOLVES']) },
    layout: 'sides',
    expansions: new Map(),
    origins: new Map(),
  });
  const history = signal<History<Picture>>(EMPTY_HISTORY);
  const selection = signal<ReadonlySet<string>>(new Set());
  const selectedEdge = signal<string | undefined>(undefined);
  const remark = signal('');
  let lastGesture: symbol | undefined;

  function keepSelectionDrawn(): void {
    const { nodes, edges } = picture.value.graph;
    const kept = [...selection.value].filter((id) => nodes.has(id));
    if (kept.length !== selection.value.size) selection.value = new Set(kept);
    if (selectedEdge.value !== undefined && !edges.has(selectedEdge.value)) selectedEdge.value = undefined;
  }

  function step(result: ReturnType<typeof undo<Picture>>, told: string): void {
    if (!result) return;
    lastGesture = undefined;
    batch(() => {
      picture.value = result.state;
      history.value = result.history;
      keepSelectionDrawn();
      remark.value = `${told}.`;
    });
  }

  return {
    picture,
    selection,
    selectedEdge,
    remark,
    undoName: computed(() => history.value.past.at(-1)?.name),
    redoName: computed(() => history.value.future[0]?.name),
    part: (name) => computed(() => picture.value[name]),
    nameOf: (id) => shortened(picture.value.graph.nodes.get(id)?.label ?? id),
    change(name, next, told, gesture) {
      batch(() => {
        const { past } = history.value;
        const goesOn = gesture !== undefined && gesture === lastGesture ? past.at(-1) : undefined;
        const before = goesOn?.before ?? picture.value;
        const after = onlyDrawn({ ...picture.value, ...next });
        picture.value = after;
        history.value = record(goesOn ? { past: past.slice(0, -1), future: [] } : history.value, { name, before, after });
        lastGesture = gesture;
        keepSelectionDrawn();
        // What was said of the step before is over.
        remark.value = told ?? '';
      });
    },
    replace(next) {
      lastGesture = undefined;
      batch(() => {
        picture.value = { ...picture.value, ...next };
        history.value = EMPTY_HISTORY;
        keepSelectionDrawn();
      });
    },
    select(ids, { add = false } = {}) {
      const next = new Set(add ? selection.value : []);
      for (const id of ids) {
        if (add && next.has(id)) next.delete(id);
        else if (picture.value.graph.nodes.has(id)) next.add(id);
      }
      batch(() => {
        selection.value = next;
        selectedEdge.value = undefined;
      });
    },
    selectEdge(id) {
      batch(() => {
        selection.value = new Set();
        selectedEdge.value = id !== undefined && picture.value.graph.edges.has(id) ? id : undefined;
      });
    },
    tell(told) {
      remark.value = told;
    },
    undo: () => step(undo(history.value), 'Undone'),
    redo: () => step(redo(history.value), 'Redone'),
  };
}

/** What is known of nodes that are not drawn any more is forgotten: shown again, they begin anew. */
function onlyDrawn(picture: Picture): Picture {
  const { graph, expansions, origins, paths } = picture;
  const isWhole = paths?.paths.every(
    ({ nodes, edges }) => nodes.every((id) => graph.nodes.has(id)) && edges.every((id) => graph.edges.has(id)),
  );
  return {
    ...picture,
    expansions: ofDrawn(expansions, graph),
    origins: ofDrawn(origins, graph),
    paths: isWhole === false ? undefined : paths,
  };
}

export function shortened(label: string): string {
  return label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label;
}
