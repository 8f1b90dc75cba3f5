// The page: header, rail, canvas with its reading line, details, status; and what stands over them.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { Desk } from './desk.ts';
import type { FetchedDetails } from './fetch-details.ts';
import { Header } from './header.tsx';
import { Lede } from './lede.tsx';
import { Menus } from './menus.tsx';
import { Notices } from './notices.tsx';
import { OffScreenChip } from './off-screen-chip.tsx';
import type { OpenViews } from './open-views.ts';
import { OtherViews } from './other-views.tsx';
import { Overlays } from './overlays.tsx';
import { Rail } from './rail.tsx';
import { SidePanel } from './side-panel.tsx';
import { StatusBar } from './status-bar.tsx';
import type { Theme } from './theme.ts';
import type { OpenedTimeline } from './timeline/open-timeline.tsx';
import { ToastLine } from './toast.tsx';

export interface MenuRequest {
  /** Absent where the menu is that of the canvas. */
  nodeId: string | undefined;
  at: { x: number; y: number };
}

/** What the page needs of the canvas, which it does not know. */
export interface CanvasControls {
  zoom: ReadonlySignal<number>;
  offScreen: ReadonlySignal<{ nodes: number; angle: number }>;
  mount(container: HTMLElement): void;
  fit(): void;
  zoomBy(factor: number): void;
  focus(): void;
}

export interface AppProps {
  explorer: Explorer;
  details: FetchedDetails;
  canvas: CanvasControls;
  menu: Signal<MenuRequest | undefined>;
  /** Whether the list of keys is open. */
  keys: Signal<boolean>;
  views: OpenViews;
  /** Undefined until its program has come. */
  timeline: ReadonlySignal<OpenedTimeline | undefined>;
  theme: ReadonlySignal<Theme>;
  onTheme(theme: Theme): void;
  desk: Desk;
}

export function App({ explorer, details, canvas, views, timeline, menu, keys, theme, onTheme, desk }: AppProps) {
  const [fault] = useErrorBoundary((error) => console.error(error));
  const isRailOpen = useSignal(false);
  const isTimeOpen = useSignal(false);
  if (fault) {
    return (
      <div class="state whole">
        <div role="alert">
          <h2>The page stopped by a fault of its own.</h2>
          <p>Nothing in the graph was changed. Reload the page; if it happens again, please tell us what you did last.</p>
          <div class="go">
            <button type="button" class="btn prime" onClick={() => location.reload()}>
              Reload
            </button>
          </div>
        </div>
      </div>
    );
  }
  const onKeys = () => {
    keys.value = true;
  };
  const isGraph = explorer.view.value === 'graph';
  const shown = views.opened.value.get(explorer.view.value);
  const Strip = timeline.value?.Strip;
  const onFilters = () => {
    isRailOpen.value = !isRailOpen.value;
  };
  const onTime = () => {
    isTimeOpen.value = !isTimeOpen.value;
  };
  return (
    <div class="app">
      <Header explorer={explorer} theme={theme.value} onTheme={onTheme} onChosen={() => canvas.focus()}>
        <Menus explorer={explorer} desk={desk} onKeys={onKeys} />
      </Header>
      <Rail
        explorer={explorer}
        isOpen={isRailOpen.value}
        onClose={() => {
          isRailOpen.value = false;
        }}
      />
      <main class="main">
        <div class="stage">
          {/* Hidden but not taken away, so that the canvas keeps its size, its place and its zoom. */}
          <div class={isGraph ? 'graph-view' : 'graph-view away'} inert={!isGraph}>
            <Lede
              explorer={explorer}
              zoom={canvas.zoom}
              onFit={() => canvas.fit()}
              onZoom={(factor) => canvas.zoomBy(factor)}
              onMenu={(at) => {
                menu.value = { nodeId: undefined, at };
              }}
              onFilters={onFilters}
              onTime={onTime}
            />
            <div class="pane">
              <CanvasHost canvas={canvas} />
              <OffScreenChip offScreen={canvas.offScreen} onFit={() => canvas.fit()} />
              <Empty explorer={explorer} />
              <Notices explorer={explorer} desk={desk} isWhole />
            </div>
          </div>
          <OtherViews explorer={explorer} views={views} onFilters={onFilters} onTime={onTime} />
          <ToastLine desk={desk} />
        </div>
        <Notices explorer={explorer} desk={desk} isWhole={false} />
        <Overlays explorer={explorer} desk={desk} canvas={canvas} menu={menu} keys={keys} />
      </main>
      <SidePanel explorer={explorer} details={details} keeping={desk.keeping.value} shown={shown} />
      <section class={isTimeOpen.value ? 'time open' : 'time'} aria-label="Timeline">
        {Strip && <Strip />}
      </section>
      <StatusBar explorer={explorer} desk={desk} summary={shown?.summary.value} />
    </div>
  );
}

function CanvasHost({ canvas }: { canvas: CanvasControls }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current) canvas.mount(host.current);
  }, []);
  return (
    <div
      ref={host}
      class="canvas"
      tabIndex={0}
      role="application"
      aria-label="Graph"
      aria-description="Arrows move between nodes, brackets through neighbours, E through links, Enter expands, Space selects, Delete hides, the menu key opens a menu, the question mark lists all keys."
    />
  );
}

/** Nothing to see is a state with a next step too. */
function Empty({ explorer }: { explorer: Explorer }) {
  if (explorer.visible.value.nodes.size > 0 || explorer.failure.value?.whole || !explorer.totals.value) return null;
  const drawn = explorer.graph.value.nodes.size;
  return (
    <div class="state">
      <div>
        <h2>{drawn > 0 ? 'Nothing that is drawn passes the filter.' : 'Nothing is drawn.'}</h2>
        <p>
          {drawn > 0
            ? `${drawn} nodes are hidden by what the legend leaves out.`
            : 'Search for a person, an agency or a word that was said, or undo the last step.'}
        </p>
        <div class="go">
          {drawn > 0 && (
            <button type="button" class="btn prime" onClick={() => explorer.showAll()}>
              Show everything
            </button>
          )}
          {explorer.undoName.value !== undefined && (
            <button type="button" class="btn box" onClick={() => explorer.undo()}>
              Undo {explorer.undoName.value}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
