// The views beside the graph, each over the whole stage; those that are not shown stay as they were.
import { useEffect, useRef } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import type { OpenViews } from './open-views.ts';

export interface OtherViewsProps {
  explorer: Explorer;
  views: OpenViews;
  onFilters(): void;
  onTime(): void;
}

export function OtherViews({ explorer, views, onFilters, onTime }: OtherViewsProps) {
  const shown = explorer.view.value;
  const host = useRef<HTMLDivElement>(null);
  const isOpen = views.opened.value.has(shown);
  const wasShown = useRef(shown);
  useEffect(() => {
    // Nobody came from anywhere when the page opens on the graph.
    const came = wasShown.current !== shown || isOpen;
    wasShown.current = shown;
    if (!came) return;
    // Whoever came by key stands nowhere, since the canvas is hidden: the view's first stop is where to go on.
    const focused = document.activeElement;
    if (focused && focused !== document.body && !focused.closest('[inert], [hidden]')) return;
    const view = host.current?.querySelector('[data-view]:not([hidden])');
    if (isOpen) (view?.querySelector<HTMLElement>('[data-cursor]') ?? view?.querySelector<HTMLElement>('[data-first-stop]'))?.focus();
    else if (shown === 'graph') host.current?.parentElement?.querySelector<HTMLElement>('.canvas')?.focus();
  }, [shown, isOpen]);
  return (
    <div ref={host} class="other-views">
      {[...views.opened.value].map(([name, { Pane }]) => (
        <div key={name} class="view" data-view={name} hidden={name !== shown}>
          <Pane onFilters={onFilters} onTime={onTime} />
        </div>
      ))}
      {views.failed.value === shown && (
        <div class="state">
          <div role="alert">
            <h2>This view could not be fetched.</h2>
            <p>What is drawn stays as it was. Check that Demarche is still running, then try again.</p>
            <div class="go">
              <button type="button" class="btn prime" onClick={() => views.retry()}>
                Try again
              </button>
              <button type="button" class="btn box" onClick={() => explorer.setView('graph')}>
                Back to the graph
              </button>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
