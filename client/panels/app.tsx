// The page: header, rail, canvas with its reading line, details, status; and what stands over them.
import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import { DetailsPanel } from './details-panel.tsx';
import { FailureNotice } from './failure-notice.tsx';
import type { FetchedDetails } from './fetch-details.ts';
import { Header } from './header.tsx';
import { Lede } from './lede.tsx';
import { NodeMenu } from './node-menu.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import type { Theme } from './theme.ts';

export interface MenuRequest {
  nodeId: string;
  at: { x: number; y: number };
}

/** What the page needs of the canvas, which it does not know. */
export interface CanvasControls {
  zoom: ReadonlySignal<number>;
  mount(container: HTMLElement): void;
  fit(): void;
  zoomBy(factor: number): void;
  focus(): void;
}

export interface AppProps {
  explorer: Explorer;
  details: FetchedDetails;
  canvas: CanvasControls;
  menu: ReadonlySignal<MenuRequest | undefined>;
  onCloseMenu(): void;
  theme: ReadonlySignal<Theme>;
  onTheme(theme: Theme): void;
  onExportJsonLines(): void;
  onExportPng(): void;
}

export function App({ explorer, details, canvas, menu, onCloseMenu, theme, onTheme, onExportJsonLines, onExportPng }: AppProps) {
  const [fault] = useErrorBoundary((error) => console.error(error));
  const isRailOpen = useSignal(false);
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
  const asked = menu.value;
  const fetched = details.state.value;
  return (
    <div class="app">
      <Header
        explorer={explorer}
        theme={theme.value}
        onTheme={onTheme}
        onChosen={() => canvas.focus()}
        onExportJsonLines={onExportJsonLines}
        onExportPng={onExportPng}
      />
      <Rail
        explorer={explorer}
        isOpen={isRailOpen.value}
        onClose={() => {
          isRailOpen.value = false;
        }}
      />
      <main class="main">
        <Lede
          explorer={explorer}
          zoom={canvas.zoom}
          onFit={() => canvas.fit()}
          onZoom={(factor) => canvas.zoomBy(factor)}
          onFilters={() => {
            isRailOpen.value = !isRailOpen.value;
          }}
        />
        <div class="pane">
          <CanvasHost canvas={canvas} />
          <Empty explorer={explorer} />
          {explorer.failure.value?.whole && <FailureNotice explorer={explorer} />}
        </div>
        {explorer.failure.value?.whole === false && <FailureNotice explorer={explorer} />}
      </main>
      <DetailsPanel explorer={explorer} details={details} />
      <StatusBar explorer={explorer} />
      {asked && (
        <NodeMenu
          explorer={explorer}
          nodeId={asked.nodeId}
          at={asked.at}
          details={fetched.state === 'ready' ? fetched.node : undefined}
          onClose={() => {
            onCloseMenu();
            canvas.focus();
          }}
        />
      )}
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
      aria-description="Arrows move between nodes, brackets through neighbours, Enter expands, Space selects, Delete hides, the menu key opens a menu."
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
