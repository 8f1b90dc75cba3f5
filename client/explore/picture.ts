// The picture: all that undo brings back, its history by name, and the selection, which keeps only what is drawn.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { EdgeKind } from '../api/operations.generated.ts';
import { EMPTY_GRAPH, type Graph, type Positions } from '../graph/graph.ts';
import { EMPTY_HISTORY, record, redo, undo, type History } from '../graph/history.ts';
import type { LayoutName, ViewFilter } from './explorer.ts';

export interface Picture {
  graph: Graph;
  positions: Positions;
  pinned: ReadonlySet<string>;
  filter: ViewFilter;
  layout: LayoutName;
  /** For each node that a page cut: how many of its neighbours are not drawn yet. */
  leftOut: ReadonlyMap<string, number>;
  /** Where the next page of a node's neighbours begins, by node and kind of edge. */
  cursors: ReadonlyMap<string, string>;
}

export interface PictureState {
  readonly picture: ReadonlySignal<Picture>;
  readonly selection: ReadonlySignal<ReadonlySet<string>>;
  /** A passing remark on the last step. */
  readonly remark: ReadonlySignal<string>;
  readonly undoName: ReadonlySignal<string | undefined>;
  readonly redoName: ReadonlySignal<string | undefined>;
  part<K extends keyof Picture>(name: K): ReadonlySignal<Picture[K]>;
  /** The label of a drawn node, shortened for a sentence; its id where it is not drawn. */
  nameOf(id: string): string;
  /** One step that can be undone. */
  change(name: string, next: Partial<Picture>, told?: string): void;
  /** A new beginning, which cannot be undone. */
  replace(next: Partial<Picture>): void;
  /** Replaces the selection; with `add`, toggles these in it. What is not drawn is passed over. */
  select(ids: readonly string[], options?: { add?: boolean }): void;
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
    leftOut: new Map(),
    cursors: new Map(),
  });
  const history = signal<History<Picture>>(EMPTY_HISTORY);
  const selection = signal<ReadonlySet<string>>(new Set());
  const remark = signal('');

  function keepSelectionDrawn(): void {
    const kept = [...selection.value].filter((id) => picture.value.graph.nodes.has(id));
    if (kept.length !== selection.value.size) selection.value = new Set(kept);
  }

  function step(result: ReturnType<typeof undo<Picture>>, told: string): void {
    if (!result) return;
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
    remark,
    undoName: computed(() => history.value.past.at(-1)?.name),
    redoName: computed(() => history.value.future[0]?.name),
    part: (name) => computed(() => picture.value[name]),
    nameOf: (id) => shortened(picture.value.graph.nodes.get(id)?.label ?? id),
    change(name, next, told) {
      batch(() => {
        const before = picture.value;
        const after = { ...before, ...next };
        picture.value = after;
        history.value = record(history.value, { name, before, after });
        keepSelectionDrawn();
        if (told !== undefined) remark.value = told;
      });
    },
    replace(next) {
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
      selection.value = next;
    },
    undo: () => step(undo(history.value), 'Undone'),
    redo: () => step(redo(history.value), 'Redone'),
  };
}

export function shortened(label: string): string {
  return label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label;
}
