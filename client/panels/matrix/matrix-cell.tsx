// One cell of the matrix: a glyph and a colour for each stance, the date where there is room, and how many statements are behind it.
import type { FuzzyDate } from '../../graph/graph.ts';
import type { Cell } from '../../graph/matrix.ts';
import { dateInSpace, dateInWords, inWords, STANCE_GLYPH, stanceSlug } from '../../graph/words.ts';

export interface MatrixCellProps {
  claim: string;
  cell: Cell | undefined;
  isContested: boolean;
  isCursor: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** When its newest statement was said: null is undated, undefined not known yet. */
  date: FuzzyDate | null | undefined;
  withYear: boolean;
}

/** For the date in a contested column, beside the glyphs and the count; in characters, from the widths in the style sheet. */
function roomFor({ stances, statements }: Cell): number {
  const count = statements.length > 1 ? 15 + 7 * String(statements.length).length : 0;
  return (118 - 16 - 14 * stances.length - 7 - count) / 6.5;
}

export function MatrixCell({ claim, cell, isContested, isCursor, isOpen, isSelected, date, withYear }: MatrixCellProps) {
  const tabIndex = isCursor ? 0 : -1;
  if (!cell) {
    return (
      <td
        class={isContested ? 'hot' : ''}
        data-claim={claim}
        data-cursor={isCursor || undefined}
        tabIndex={tabIndex}
        aria-label="no stance"
      />
    );
  }
  const [first, second] = cell.stances;
  const classes = [
    'cell',
    stanceSlug(first!),
    // Who asserts and denies holds both poles; the cell shows both.
    first === 'ASSERTS' && second === 'DENIES' ? 'both' : '',
    isContested ? 'hot' : '',
    isOpen ? 'open' : '',
    isSelected ? 'sel' : '',
  ];
  const count = cell.statements.length;
  const told = [
    cell.stances.map(inWords).join(' and '),
    ...(date === undefined ? [] : [dateInWords(date)]),
    `${count} ${count === 1 ? 'statement' : 'statements'}`,
  ].join(', ');
  return (
    <td
      class={classes.filter((name) => name !== '').join(' ')}
      data-claim={claim}
      data-cursor={isCursor || undefined}
      tabIndex={tabIndex}
      aria-expanded={isOpen}
      aria-selected={isSelected}
    >
      <span class="vh">{told}</span>
      <span class="face" aria-hidden="true">
        <b>{cell.stances.map((stance) => STANCE_GLYPH[stance]).join('')}</b>
        {isContested && date !== undefined && <span class="when">{dateInSpace(date, roomFor(cell), { year: withYear })}</span>}
        {count > 1 && <sup>{count}</sup>}
      </span>
    </td>
  );
}
