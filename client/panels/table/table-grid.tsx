// The rows of the table: one tab stop, arrows by row, Space and Shift select as in any list; long lists keep only the rows in sight in the page.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rowWindow } from '../../graph/row-window.ts';
import type { Column } from '../../graph/table-columns.ts';
import type { TableRow } from '../../graph/table-rows.ts';
import { useFirstStop } from '../use-first-stop.ts';
import { useScroll } from '../use-scroll.ts';
import { TableCell } from './table-cell.tsx';
import type { TableProps } from './table-pane.tsx';

const ROW = { wide: 34, narrow: 44 };
const NARROW_PX = 720;
const PAGE = 12;
/** In px; what is not named here takes what is left, at least its least. */
const WIDTHS: Readonly<Record<string, number>> = {
  kind: 116,
  of: 136,
  said: 130,
  speaker: 190,
  stance: 146,
  act: 104,
  paragraph: 56,
  contested: 96,
  alleged: 80,
  links: 64,
  recorded: 158,
  id: 260,
  relation: 128,
  role: 120,
};
const LEAST = 220;

export function TableGrid({ view }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height, onScroll } = useScroll(scroller);
  useFirstStop(scroller);
  const wanted = useSignal<string | undefined>(undefined);
  /** Where a range that Shift selects began. */
  const anchor = useRef<string | undefined>(undefined);
  const isMoving = useRef(false);
  const rows = view.rows.value;
  const columns = view.shownColumns.value;
  const selected = view.selected.value;
  const rowHeight = innerWidth <= NARROW_PX ? ROW.narrow : ROW.wide;
  const shown = rowWindow(
    rows.map(() => rowHeight),
    top.value,
    height,
  );
  const placeOf = (id: string | undefined) => rows.findIndex((row) => row.id === id);
  const kept = placeOf(wanted.value) === -1 ? rows.find(({ id }) => selected.has(id))?.id : wanted.value;
  const isInPage = placeOf(kept) >= shown.from && placeOf(kept) < shown.until;
  // The one tab stop is always a row that stands in the page, also where the one that had the focus was scrolled away.
  const cursor = isInPage ? kept : rows[shown.from]?.id;

  useLayoutEffect(() => {
    const focused = isMoving.current ? scroller.current?.querySelector<HTMLElement>('[data-cursor]') : undefined;
    // The row may not have come into the page yet.
    if (!focused || focused.dataset['row'] !== wanted.value) return;
    isMoving.current = false;
    focused.focus();
  });

  function moveTo(place: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!row) return;
    isMoving.current = true;
    wanted.value = row.id;
    const at = rows.indexOf(row);
    if ((at < shown.from || at >= shown.until) && scroller.current) scroller.current.scrollTop = Math.max(0, at * rowHeight - height / 2);
  }

  function selectTo(place: number): void {
    const [from, to] = [Math.max(0, placeOf(anchor.current ?? cursor)), Math.max(0, Math.min(rows.length - 1, place))];
    view.select(rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target as HTMLElement).matches('[data-row]')) return;
    const at = placeOf(cursor);
    const to = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - PAGE,
      PageDown: at + PAGE,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to !== undefined) {
      if (event.shiftKey) {
        anchor.current ??= cursor;
        selectTo(to);
      } else anchor.current = undefined;
      moveTo(to);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (cursor !== undefined) view.select([cursor], { add: event.key === ' ' });
    } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) view.select(rows.map(({ id }) => id));
    else if (event.key === 'Escape') view.select([]);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (id === undefined) return;
    if (event.shiftKey) selectTo(placeOf(id));
    else view.select([id], { add: event.ctrlKey || event.metaKey });
    if (!event.shiftKey) anchor.current = id;
    wanted.value = id;
  }

  const width = columns.reduce((sum, { id }) => sum + (WIDTHS[id] ?? LEAST), 0);
  return (
    <div ref={scroller} class="scroll table-scroll" onScroll={onScroll}>
      <table
        class="tb"
        role="grid"
        aria-label="What is drawn"
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        style={{ minWidth: `${width}px` }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <colgroup>
          {columns.map(({ id }) => (
            <col key={id} style={WIDTHS[id] === undefined ? {} : { width: `${WIDTHS[id]}px` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} view={view} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.above > 0 && <tr aria-hidden="true" style={{ height: `${shown.above}px` }} />}
          {rows.slice(shown.from, shown.until).map((row, place) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              rowIndex={shown.from + place + 2}
              isCursor={row.id === cursor}
              isSelected={selected.has(row.id)}
            />
          ))}
          {shown.below > 0 && <tr aria-hidden="true" style={{ height: `${shown.below}px` }} />}
        </tbody>
      </table>
    </div>
  );
}

function ColumnHead({ column: { id, title, align }, view }: { column: Column; view: TableProps['view'] }) {
  const { column, descending } = view.sort.value;
  const isSorted = column === id;
  return (
    <th scope="col" class={align === 'right' ? 'r' : ''} aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => view.sortBy(id)}>
        {title}
        {isSorted && (
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
            <path d={descending ? 'M4 7.500 0.500 1h7z' : 'M4 0.500 7.500 7h-7z'} />
          </svg>
        )}
      </button>
    </th>
  );
}

interface RowProps {
  row: TableRow;
  columns: readonly Column[];
  rowIndex: number;
  isCursor: boolean;
  isSelected: boolean;
}

function Row({ row, columns, rowIndex, isCursor, isSelected }: RowProps) {
  return (
    <tr
      data-row={row.id}
      class={isSelected ? 'sel' : ''}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      tabIndex={isCursor ? 0 : -1}
      data-cursor={isCursor || undefined}
    >
      {columns.map((column) => (
        <TableCell key={column.id} row={row} column={column} />
      ))}
    </tr>
  );
}
