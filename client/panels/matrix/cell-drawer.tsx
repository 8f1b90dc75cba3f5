// What a cell holds, opened in place below its row: the statements, in our words and theirs, and the way to their evidence.
import { useEffect, useRef } from 'preact/hooks';
import { STATEMENTS, type CellStatement, type MatrixPicture, type MatrixView, type OpenCell } from '../../explore/matrix-view.ts';
import { capitalised, dateInWords, inWords } from '../../graph/words.ts';
import { Name, Names } from '../links.tsx';
import { StanceBadge } from '../shapes.tsx';

export interface CellDrawerProps {
  view: MatrixView;
  picture: MatrixPicture;
  cell: OpenCell;
  /** What is in sight, in px. */
  width: number;
  onHeight(height: number): void;
  onClose(): void;
}

export function CellDrawer({ view, picture, cell, width, onHeight, onClose }: CellDrawerProps) {
  const box = useRef<HTMLDivElement>(null);
  const { data, failure, isSlow } = view.statements.value;
  useEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => onHeight(current.offsetHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  const speaker = picture.matrix.speakers.find(({ id }) => id === cell.speaker);
  const claim = picture.matrix.claims.find(({ id }) => id === cell.claim);
  const ids = picture.matrix.cells.get(cell.speaker)?.get(cell.claim)?.statements ?? [];
  const isThis = data?.cell.speaker === cell.speaker && data.cell.claim === cell.claim;
  const statements = isThis ? data.statements : [];
  const more = ids.length - statements.length;
  return (
    <div
      ref={box}
      class="drawer-box"
      style={{ width: `${Math.max(200, width - 32)}px` }}
      role="region"
      aria-label={`${speaker?.label ?? ''} on: ${claim?.label ?? ''}`}
    >
      <p class="drawer-head">
        <span class="claimtext">
          <Name id={cell.claim}>{claim?.label ?? cell.claim}</Name>
        </span>
        <button type="button" class="btn" onClick={onClose}>
          Close
        </button>
      </p>
      {!isThis && isSlow && <p class="drawer-note">Fetching what was said…</p>}
      {failure && (
        <p class="drawer-note" role="alert">
          {failure.message}{' '}
          <button type="button" class="link" onClick={() => view.retryStatements()}>
            Try again
          </button>
        </p>
      )}
      <div class="drawer-list">
        {statements.map((statement) => (
          <StatementInDrawer key={statement.id} statement={statement} claim={cell.claim} />
        ))}
      </div>
      {isThis && more > 0 && (
        <p class="drawer-note">
          {statements.length} of {ids.length} statements, the newest first.{' '}
          <button type="button" class="link" onClick={() => view.moreStatements()}>
            Show {Math.min(STATEMENTS, more)} more
          </button>
        </p>
      )}
    </div>
  );
}

function StatementInDrawer({ statement, claim }: { statement: CellStatement; claim: string }) {
  const { id, text, quote, act, saidAt, expresses, reportedBy, evidence } = statement;
  const place = evidence.find(({ quoteType }) => quoteType === 'DIRECT') ?? evidence[0];
  return (
    <article>
      <h3>
        {expresses.flatMap((one) => (one.claim.id === claim ? [<StanceBadge key={one.stance} stance={one.stance} />] : []))}
        <span class="vh">{expresses.flatMap((one) => (one.claim.id === claim ? [inWords(one.stance)] : [])).join(', ')}: </span>
        {capitalised(inWords(act))} <span class="m">{dateInWords(saidAt)}</span>
      </h3>
      <p class="para">{text}</p>
      {quote && <blockquote class="quote">“{quote}”</blockquote>}
      <p class="meta">
        <Name id={id}>Open statement</Name>
        {place?.paragraph != null && (
          <span>
            Line {place.paragraph}
            {place.start != null && place.end != null ? `, ${place.start} – ${place.end}` : ''}
          </span>
        )}
        {reportedBy.length > 0 && (
          <span>
            via <Names of={reportedBy} />
          </span>
        )}
      </p>
    </article>
  );
}
