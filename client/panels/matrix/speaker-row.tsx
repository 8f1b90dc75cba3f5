// One speaker's row of the matrix: who it is, and a cell for each claim.
import type { MatrixView } from '../../explore/matrix-view.ts';
import type { Cell, MatrixClaim, MatrixSpeaker } from '../../graph/matrix.ts';
import { KindShape } from '../shapes.tsx';
import type { Cursor } from './grid-cursor.ts';
import { MatrixCell } from './matrix-cell.tsx';

export interface SpeakerRowProps {
  view: MatrixView;
  speaker: MatrixSpeaker;
  /** By claim. */
  cells: ReadonlyMap<string, Cell> | undefined;
  claims: readonly MatrixClaim[];
  cursor: Cursor;
  /** A row is marked where its speaker is selected, or a statement in one of its cells. */
  selection: ReadonlySet<string>;
  rowIndex: number;
  withYear: boolean;
}

export function SpeakerRow({ view, speaker, cells, claims, cursor, selection, rowIndex, withYear }: SpeakerRowProps) {
  const isSelected = (statements: readonly string[] | undefined) => statements?.some((id) => selection.has(id)) ?? false;
  const isChosen = selection.has(speaker.id) || [...(cells?.values() ?? [])].some(({ statements }) => isSelected(statements));
  const isHere = cursor.speaker === speaker.id;
  const isOnName = isHere && cursor.claim === undefined;
  const open = view.open.value;
  return (
    <tr class={isChosen ? 'sel' : ''} data-speaker={speaker.id} aria-rowindex={rowIndex}>
      <th
        scope="row"
        data-cursor={isOnName || undefined}
        tabIndex={isOnName ? 0 : -1}
        aria-selected={isChosen}
        title={speaker.detail ? `${speaker.label}, ${speaker.detail}` : speaker.label}
      >
        <div>
          <KindShape kind={speaker.kind} hollow={speaker.hollow} />
          <span>{speaker.label}</span>
        </div>
      </th>
      {claims.map(({ id, contested }) => {
        const cell = cells?.get(id);
        const newest = cell?.statements[0];
        const isKnown = newest !== undefined && view.dates.value.has(newest);
        return (
          <MatrixCell
            key={id}
            claim={id}
            cell={cell}
            isContested={contested}
            isCursor={isHere && cursor.claim === id}
            isOpen={open?.speaker === speaker.id && open.claim === id}
            isSelected={isSelected(cell?.statements)}
            date={isKnown ? (view.dates.value.get(newest) ?? null) : undefined}
            withYear={withYear}
          />
        );
      })}
    </tr>
  );
}
