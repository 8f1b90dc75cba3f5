// Which view of the graph is shown, and the operation behind each, so that "Show query" opens the one behind what is seen.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ShownQuery } from './explorer.ts';

/** What each view is called, and the key that chooses it after G. */
export const VIEW_FACTS = {
  graph: { title: 'Graph', key: 'g' },
  matrix: { title: 'Matrix', key: 'm' },
  blocs: { title: 'Blocs', key: 'b' },
  table: { title: 'Table', key: 't' },
} as const;

export type ViewName = keyof typeof VIEW_FACTS;

export const VIEWS = Object.keys(VIEW_FACTS) as readonly ViewName[];

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
