// The grid of the matrix: one tab stop, arrows by cell, Enter opens a cell in place; long lists keep only the rows in sight in the page.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { SPEAKERS, type MatrixPicture } from '../../explore/matrix-view.ts';
import { rowWindow } from '../../graph/row-window.ts';
import { useFirstStop } from '../use-first-stop.ts';
import { useScroll } from '../use-scroll.ts';
import { useSize } from '../use-size.ts';
import { CellDrawer } from './cell-drawer.tsx';
import { keptCursor, moveCursor, type Cursor } from './grid-cursor.ts';
import { MatrixFoot, MatrixHead } from './matrix-ends.tsx';
import type { MatrixProps } from './matrix-pane.tsx';
import { heightsOf, matrixRows } from './matrix-rows.ts';
import { SpeakerRow } from './speaker-row.tsx';

/** In px, as the style sheet has them; where fingers point, rows are higher and columns of speakers narrower. */
const WIDE = { name: 212, hot: 120, plain: 64, group: 25, speaker: 31 };
const NARROW = { name: 128, hot: 112, plain: 52, group: 25, speaker: 44 };
const NARROW_PX = 720;
const CLAIM_ROWS = 2;

export function MatrixGrid({ explorer, view, picture }: MatrixProps & { picture: MatrixPicture }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height, onScroll } = useScroll(scroller);
  const { width } = useSize(scroller).value;
  useFirstStop(scroller);
  const drawerHeight = useSignal(150);
  const wanted = useSignal<Cursor>({ speaker: undefined, claim: undefined });
  const isMoving = useRef(false);

  const claims = picture.columns.flatMap((group) => group.claims);
  const speakers = picture.rows.flatMap((group) => group.speakers);
  const sizes = width > 0 && innerWidth <= NARROW_PX ? NARROW : WIDE;
  const rows = useMemo(() => matrixRows(picture.rows, view.open.value), [picture, view.open.value]);
  const heights = heightsOf(rows, { ...sizes, drawer: drawerHeight.value + 8 });
  const shown = rowWindow(heights, top.value, height);
  const kept = keptCursor(wanted.value, speakers, claims);
  const inPage = rows.slice(shown.from, shown.until).flatMap((row) => (row.is === 'speaker' ? [row.speaker.id] : []));
  // The one tab stop is always a cell that stands in the page, also where the one that had the focus was scrolled away.
  const cursor = kept.speaker === undefined || inPage.includes(kept.speaker) ? kept : { speaker: inPage[0], claim: kept.claim };
  const contested = new Set(claims.flatMap(({ id, contested: is }) => (is ? [id] : [])));
  const isOneYear = useMemo(() => {
    const { from, until } = explorer.totals.value?.said ?? {};
    return from?.slice(0, 4) === until?.slice(0, 4);
  }, [explorer.totals.value]);

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    const focused = scroller.current?.querySelector<HTMLElement>('[data-cursor]');
    // The row may not have come into the page yet.
    if (!focused || focused.closest('tr')?.dataset['speaker'] !== wanted.value.speaker) return;
    isMoving.current = false;
    focused.focus();
  });
  useEffect(() => {
    const ids = rows.slice(shown.from, shown.until).flatMap((row) => {
      const cells = row.is === 'speaker' ? picture.matrix.cells.get(row.speaker.id) : undefined;
      return [...(cells ?? [])].flatMap(([claim, { statements }]) => (contested.has(claim) && statements[0] ? [statements[0]] : []));
    });
    view.wantDates(ids);
  });

  function moveTo(next: Cursor): void {
    isMoving.current = true;
    wanted.value = next;
    // A row that is out of the page comes into sight first; the focus follows once it is there.
    const place = rows.findIndex((row) => row.is === 'speaker' && row.speaker.id === next.speaker);
    if (place !== -1 && (place < shown.from || place >= shown.until) && scroller.current) {
      const above = heights.slice(0, place).reduce((sum, one) => sum + one, 0);
      scroller.current.scrollTop = Math.max(0, above - height / 2);
    }
  }

  function activate({ speaker, claim }: Cursor): void {
    if (claim === undefined) {
      if (speaker !== undefined) void explorer.show(speaker);
    } else if (speaker === undefined) {
      view.setFirstClaim(claim);
      // What is not drawn cannot be selected, and what is selected stays.
      if (explorer.graph.value.nodes.has(claim)) explorer.select([claim]);
    } else if (picture.matrix.cells.get(speaker)?.has(claim)) view.toggleCell({ speaker, claim });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const cell = view.open.value;
    // In the drawer the keys are the reader's, but for the way out.
    if ((event.target as HTMLElement).closest('.drawer')) {
      if (event.key === 'Escape' && cell) {
        view.closeCell();
        moveTo(cell);
      }
      return;
    }
    const next = moveCursor(cursor, event, speakers, claims);
    if (next) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') activate(cursor);
    else if (event.key === 'Escape' && cell) view.closeCell();
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const hit = target.closest<HTMLElement>('[tabindex]');
    if (!hit || target.closest('.drawer')) return;
    const at: Cursor = { speaker: hit.closest<HTMLElement>('tr')?.dataset['speaker'], claim: hit.dataset['claim'] };
    wanted.value = at;
    activate(at);
  }

  return (
    <div ref={scroller} class="scroll matrix-scroll" onScroll={onScroll}>
      <table
        class="mx"
        role="grid"
        aria-label="Who takes which stance on which claim"
        aria-rowcount={rows.length + CLAIM_ROWS + 1}
        aria-colcount={claims.length + 1}
        style={{ width: `${sizes.name + claims.reduce((sum, { contested: is }) => sum + (is ? sizes.hot : sizes.plain), 0)}px` }}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <colgroup>
          <col style={{ width: `${sizes.name}px` }} />
          {claims.map(({ id, contested: is }) => (
            <col key={id} style={{ width: `${is ? sizes.hot : sizes.plain}px` }} />
          ))}
        </colgroup>
        <MatrixHead picture={picture} sort={view.sort.value} cursor={cursor} />
        <tbody>
          {shown.above > 0 && <tr aria-hidden="true" style={{ height: `${shown.above}px` }} />}
          {rows.slice(shown.from, shown.until).map((row, place) => {
            const rowIndex = shown.from + place + CLAIM_ROWS + 1;
            if (row.is === 'group') {
              return (
                <tr key={row.key} class="grp" aria-rowindex={rowIndex}>
                  <th colSpan={claims.length + 1} scope="rowgroup">
                    <span>
                      {row.title}, {row.count}
                    </span>
                  </th>
                </tr>
              );
            }
            if (row.is === 'drawer') {
              return (
                <tr key={row.key} class="drawer" aria-rowindex={rowIndex}>
                  <td colSpan={claims.length + 1}>
                    <CellDrawer
                      key={row.cell.claim}
                      view={view}
                      picture={picture}
                      cell={row.cell}
                      width={width}
                      onHeight={(px) => {
                        drawerHeight.value = px;
                      }}
                      onClose={() => {
                        view.closeCell();
                        moveTo(row.cell);
                      }}
                    />
                  </td>
                </tr>
              );
            }
            return (
              <SpeakerRow
                key={row.key}
                view={view}
                speaker={row.speaker}
                cells={picture.matrix.cells.get(row.speaker.id)}
                claims={claims}
                cursor={cursor}
                selection={explorer.selection.value}
                rowIndex={rowIndex}
                withYear={!isOneYear}
              />
            );
          })}
          {shown.below > 0 && <tr aria-hidden="true" style={{ height: `${shown.below}px` }} />}
        </tbody>
        <MatrixFoot picture={picture} rowIndex={rows.length + CLAIM_ROWS + 1} />
      </table>
      <More view={view} />
    </div>
  );
}

/** What a cap left out, and the next page of it. */
function More({ view }: { view: MatrixProps['view'] }) {
  const { data } = view.state.value;
  if (!data?.hasMoreSpeakers) return null;
  const { length } = data.matrix.speakers;
  return (
    <p class="more-line">
      Only the {length} speakers with the most statements are shown.{' '}
      {length < SPEAKERS.most ? (
        <button type="button" class="link" onClick={() => view.moreSpeakers()}>
          Show {SPEAKERS.page} more
        </button>
      ) : (
        'Narrow the time or the stances to see others.'
      )}
    </p>
  );
}
