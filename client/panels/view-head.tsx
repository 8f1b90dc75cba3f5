// The line over a view beside the graph: the reading of what is drawn, or what the view puts there, and the view's tools.
import type { ComponentChildren } from 'preact';
import type { Explorer } from '../explore/explorer.ts';
import { Reading } from './lede.tsx';
import type { PaneProps } from './open-views.ts';

export interface ViewHeadProps extends PaneProps {
  explorer: Explorer;
  /** What the view is called, for those who do not see the tabs. */
  title: string;
  /** In place of the reading. */
  lead?: ComponentChildren;
  children: ComponentChildren;
}

export function ViewHead({ explorer, title, lead, onFilters, onTime, children }: ViewHeadProps) {
  return (
    <div class="lede">
      <h2 class="vh">{title}</h2>
      {lead ?? <Reading explorer={explorer} />}
      <div class="tools">
        <button type="button" class="btn rail-button" onClick={onFilters}>
          Filters
        </button>
        <button type="button" class="btn time-button" onClick={onTime}>
          Time
        </button>
        {children}
      </div>
    </div>
  );
}
