// The views beside the graph are fetched when they are first opened, and keep their state from then on.
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { SendRequest } from '../api/request.ts';
import type { BlocsView } from '../explore/blocs-view.ts';
import type { Explorer } from '../explore/explorer.ts';
import type { Player } from '../explore/player.ts';
import type { ViewName } from '../explore/views.ts';

/** What the page needs of the blocs' drawing, which it does not know. */
export interface BlocsCanvas {
  fit(): void;
  destroy(): void;
}

export interface ViewContext {
  explorer: Explorer;
  send: SendRequest;
  mountBlocs(container: HTMLElement, blocs: BlocsView): Promise<BlocsCanvas>;
  /** Undefined until the timeline has come. */
  player: ReadonlySignal<Player | undefined>;
}

export interface PaneProps {
  /** The rail and the timeline, where the screen has no room for them. */
  onFilters(): void;
  onTime(): void;
}

export interface OpenedView {
  Pane: ComponentType<PaneProps>;
  /** What stands in place of the details, where the view has a panel of its own. */
  Panel?: ComponentType<{ onDetails(): void }>;
  /** Whether that panel tells of a node that was just selected; the details do where it does not. */
  tellsOf?(id: string): boolean;
  /** One line for the status bar, said by a polite live region too. */
  summary: ReadonlySignal<string>;
}

type OtherView = Exclude<ViewName, 'graph'>;

const MODULES: Readonly<Record<OtherView, () => Promise<{ open(context: ViewContext): OpenedView }>>> = {
  matrix: () => import('./matrix/open-matrix.tsx'),
  blocs: () => import('./blocs/open-blocs.tsx'),
  table: () => import('./table/open-table.tsx'),
};

export interface OpenViews {
  readonly opened: ReadonlySignal<ReadonlyMap<ViewName, OpenedView>>;
  /** The view whose program could not be fetched. */
  readonly failed: ReadonlySignal<ViewName | undefined>;
  retry(): void;
}

export function createOpenViews(context: ViewContext): OpenViews {
  const opened = signal<ReadonlyMap<ViewName, OpenedView>>(new Map());
  const failed = signal<ViewName | undefined>(undefined);

  async function open(view: ViewName): Promise<void> {
    failed.value = undefined;
    if (view === 'graph' || opened.peek().has(view)) return;
    const loaded = await MODULES[view]().catch(() => undefined);
    if (!loaded) failed.value = view;
    // Asked for twice before it came, it is still opened once.
    else if (!opened.peek().has(view)) opened.value = new Map(opened.peek()).set(view, loaded.open(context));
  }

  effect(() => {
    const view = context.explorer.view.value;
    untracked(() => void open(view));
  });
  return { opened, failed, retry: () => void open(context.explorer.view.peek()) };
}
