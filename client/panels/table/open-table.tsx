// Opens the table: its state, its pane, and its line in the status bar.
import { computed } from '@preact/signals';
import { createTableView } from '../../explore/table-view.ts';
import type { OpenedView, PaneProps, ViewContext } from '../open-views.ts';
import { TablePane } from './table-pane.tsx';

export function open({ explorer, send }: ViewContext): OpenedView {
  const view = createTableView(explorer, send);
  return {
    Pane: (props: PaneProps) => <TablePane {...props} explorer={explorer} view={view} />,
    summary: computed(() => {
      const all = view.counts.value.get(view.tab.value) ?? 0;
      const { size } = view.selected.value;
      return `${view.rows.value.length} of ${all} rows${size > 0 ? `, ${size} selected` : ''}`;
    }),
  };
}
