// The table view: its tabs, the words to find rows by, the choice of columns, and the rows.
import { useSignal } from '@preact/signals';
import '../../styles/table.css';
import type { Explorer } from '../../explore/explorer.ts';
import type { TableView } from '../../explore/table-view.ts';
import { TABLE_TABS, type TableTab } from '../../graph/table-rows.ts';
import type { PaneProps } from '../open-views.ts';
import { ViewHead } from '../view-head.tsx';
import { ViewState } from '../view-state.tsx';
import { TableGrid } from './table-grid.tsx';

const TITLES: Readonly<Record<TableTab, string>> = {
  nodes: 'Nodes',
  statements: 'Statements',
  claims: 'Claims',
  speakers: 'Speakers',
  events: 'Events',
  sources: 'Sources',
  edges: 'Links',
};

export interface TableProps {
  explorer: Explorer;
  view: TableView;
}

export function TablePane({ explorer, view, ...buttons }: TableProps & PaneProps) {
  const isChoosing = useSignal(false);
  return (
    <>
      <ViewHead explorer={explorer} title="Table" {...buttons} lead={<Tabs view={view} />}>
        <input
          class="table-filter"
          type="search"
          aria-label="Find rows"
          placeholder="Find rows…"
          value={view.text.value}
          onInput={(event) => view.setText(event.currentTarget.value)}
        />
        <div
          class="menu-anchor"
          onKeyDown={(event) => {
            if (event.key === 'Escape') isChoosing.value = false;
          }}
          onFocusOut={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Element | null)) isChoosing.value = false;
          }}
        >
          <button
            type="button"
            class="btn drop"
            aria-expanded={isChoosing.value}
            onClick={() => {
              isChoosing.value = !isChoosing.value;
            }}
          >
            Columns
          </button>
          {isChoosing.value && <ColumnChoice view={view} />}
        </div>
      </ViewHead>
      <div class="body" tabIndex={-1} data-first-stop id="table-rows" role="tabpanel" aria-labelledby={`table-tab-${view.tab.value}`}>
        {view.rows.value.length === 0 ? <NoRows explorer={explorer} view={view} /> : <TableGrid explorer={explorer} view={view} />}
      </div>
      {view.failure.value && (
        <p class="more-line" role="alert">
          Speakers, stances and lines of some statements are missing: {view.failure.value.message}{' '}
          <button type="button" class="link" onClick={() => view.retry()}>
            Try again
          </button>
        </p>
      )}
    </>
  );
}

function Tabs({ view }: { view: TableView }) {
  return (
    <div class="table-tabs" role="tablist" aria-label="Rows">
      {TABLE_TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`table-tab-${tab}`}
          aria-selected={view.tab.value === tab}
          aria-controls="table-rows"
          tabIndex={view.tab.value === tab ? 0 : -1}
          onClick={() => view.setTab(tab)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (step === 0) return;
            event.preventDefault();
            const next = TABLE_TABS[(TABLE_TABS.indexOf(tab) + step + TABLE_TABS.length) % TABLE_TABS.length]!;
            view.setTab(next);
            document.getElementById(`table-tab-${next}`)?.focus();
          }}
        >
          {TITLES[tab]} <span>{view.counts.value.get(tab)}</span>
        </button>
      ))}
    </div>
  );
}

function ColumnChoice({ view }: { view: TableView }) {
  const shown = new Set(view.shownColumns.value.map(({ id }) => id));
  return (
    <fieldset class="menu under columns">
      <legend class="vh">Columns to show</legend>
      {view.columns.value.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={shown.has(id)}
            disabled={shown.size === 1 && shown.has(id)}
            onChange={() => view.toggleColumn(id)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

function NoRows({ explorer, view }: TableProps) {
  const all = view.counts.value.get(view.tab.value) ?? 0;
  if (all > 0) {
    return (
      <ViewState
        title={`None of the ${all} rows holds “${view.text.value.trim()}”.`}
        steps={[{ label: 'Show all rows', run: () => view.setText('') }]}
      >
        Words are looked for in the columns that are shown; try one word, or show more columns.
      </ViewState>
    );
  }
  const hidden = explorer.graph.value.nodes.size - explorer.visible.value.nodes.size;
  return (
    <ViewState
      title={`No ${TITLES[view.tab.value].toLowerCase()} to show.`}
      steps={[
        ...(hidden > 0 ? [{ label: 'Show everything', run: () => explorer.showAll() }] : []),
        ...(view.tab.value !== 'nodes' ? [{ label: 'Show all nodes', run: () => view.setTab('nodes') }] : []),
        { label: 'Back to the graph', run: () => explorer.setView('graph') },
      ]}
    >
      {hidden > 0
        ? `The table holds what is drawn; ${hidden} drawn nodes are hidden by the filter.`
        : 'The table holds what is drawn: search for a name, or expand a node, to draw more.'}
    </ViewState>
  );
}
