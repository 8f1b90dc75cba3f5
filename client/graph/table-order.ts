// Which rows of the table are shown, and in which order: found by words, sorted by a column.
import type { Column } from './table-columns.ts';
import type { TableRow, TableTab } from './table-rows.ts';

export interface Sort {
  column: string;
  descending: boolean;
}

/** How a tab is sorted before anybody asks: what was said last on top, else by name. */
export function firstSort(tab: TableTab): Sort {
  if (tab === 'statements') return { column: 'said', descending: true };
  return { column: tab === 'edges' ? 'from' : tab === 'nodes' || tab === 'speakers' ? 'kind' : 'name', descending: false };
}

/** Rows that hold every word in one of these columns; case and accents do not matter. */
export function findRows(rows: readonly TableRow[], columns: readonly Column[], text: string): readonly TableRow[] {
  const words = plain(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const written = plain(columns.map((column) => column.textOf(row)).join('\n'));
    return words.every((word) => written.includes(word));
  });
}

/** Rows without anything in the column go last, whichever way; ties are by name, then id. */
export function sortRows(rows: readonly TableRow[], columns: readonly Column[], { column, descending }: Sort): readonly TableRow[] {
  const sorted = columns.find(({ id }) => id === column);
  if (!sorted) return rows;
  const keys = new Map(
    rows.map((row) => {
      const key = sorted.keyOf ? sorted.keyOf(row) : plain(sorted.textOf(row));
      return [row, key === '' ? undefined : key] as const;
    }),
  );
  return rows.toSorted((a, b) => {
    const [left, right] = [keys.get(a), keys.get(b)];
    if (left === undefined || right === undefined) {
      if (left !== right) return left === undefined ? 1 : -1;
    } else if (left !== right) return (left < right ? -1 : 1) * (descending ? -1 : 1);
    return compare(labelOf(a), labelOf(b)) || compare(a.id, b.id);
  });
}

function labelOf(row: TableRow): string {
  return plain(row.is === 'node' ? row.node.label : `${row.source.label} ${row.target.label}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
