// Which cell of the matrix the keyboard is on: arrows move by cell, also onto the headings of rows and columns.
import type { MatrixSpeaker, MatrixClaim } from '../../graph/matrix.ts';

/** Undefined is the heading: of the row where the claim is, of the column where the speaker is. */
export interface Cursor {
  speaker: string | undefined;
  claim: string | undefined;
}

const PAGE = 10;

/** Where a key leads from here; undefined where it is none that moves. */
export function moveCursor(
  { speaker, claim }: Cursor,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  speakers: readonly MatrixSpeaker[],
  claims: readonly MatrixClaim[],
): Cursor | undefined {
  const row = speakers.findIndex(({ id }) => id === speaker);
  const column = claims.findIndex(({ id }) => id === claim);
  const toEnd = ctrlKey || metaKey;
  const at = (toRow: number, toColumn: number): Cursor => ({
    speaker: speakers[Math.max(-1, Math.min(speakers.length - 1, toRow))]?.id,
    // The corner above the speakers holds nothing to stand on.
    claim: claims[Math.max(toRow < 0 ? 0 : -1, Math.min(claims.length - 1, toColumn))]?.id,
  });
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'PageUp':
      return at(Math.max(0, row - PAGE), column);
    case 'PageDown':
      return at(row + PAGE, column);
    case 'Home':
      return at(toEnd ? 0 : row, -1);
    case 'End':
      return at(toEnd ? speakers.length - 1 : row, claims.length - 1);
    default:
      return undefined;
  }
}

/** The cursor where what it stood on is still there, else the first cell. */
export function keptCursor({ speaker, claim }: Cursor, speakers: readonly MatrixSpeaker[], claims: readonly MatrixClaim[]): Cursor {
  const isKept =
    (speaker === undefined || speakers.some(({ id }) => id === speaker)) && (claim === undefined || claims.some(({ id }) => id === claim));
  return isKept && (speaker !== undefined || claim !== undefined) ? { speaker, claim } : { speaker: speakers[0]?.id, claim: claims[0]?.id };
}
