// Which view of the graph is shown, and the operation behind each, so that "Show query" opens the one behind what is seen.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ShownQuery } from './explorer.ts';

export const VIEWS = ['graph', 'matrix', 'blocs', 'table'] as const;

export type ViewName = (typeof VIEWS)[number];

export interface Views {
  readonly view: ReadonlySignal<ViewName>;
  readonly shownQuery: ReadonlySignal<ShownQuery | undefined>;
  setView(view: ViewName): void;
  noteQuery(view: ViewName, query: ShownQuery): void;
}

/** @param ofGraph the operation behind the canvas; the table shows the same nodes and edges, and so the same operation until it notes one of its own */
export function createViews(ofGraph: ReadonlySignal<ShownQuery | undefined>): Views {
  const view = signal<ViewName>('graph');
  const queries = signal<ReadonlyMap<ViewName, ShownQuery>>(new Map());
  return {
    view,
    shownQuery: computed(() => queries.value.get(view.value) ?? ofGraph.value),
    setView(next) {
      view.value = next;
    },
    noteQuery(of, query) {
      queries.value = new Map(queries.value).set(of, query);
    },
  };
}
