// Parts that several panels share: positions, statements, places in a source.
import type { ComponentChildren } from 'preact';
import type { PlaceFragment, PositionPlacesFragment, PositionsFragment, StatementLinesFragment } from '../api/operations.generated.ts';
import { webAddress } from '../graph/web-address.ts';
import { dateInWords, inWords } from '../graph/words.ts';
import { Name } from './links.tsx';
import { StanceBadge } from './shapes.tsx';

type Position = PositionsFragment['edges'][number]['node'] & { statement: Partial<PlacedStatement> };
type PlacedStatement = PositionPlacesFragment['edges'][number]['node']['statement'];

export interface SectionProps {
  title: string;
  note?: string | undefined;
  /** Stands at the right of the title: something to do. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ title, note, aside, children }: SectionProps) {
  return (
    <section class="sec pos">
      {aside ? (
        <div class="sec-head">
          <h3>{title}</h3>
          {aside}
        </div>
      ) : (
        <h3>
          {title} {note !== undefined && <span>{note}</span>}
        </h3>
      )}
      {children}
    </section>
  );
}

export function PositionList({ positions }: { positions: readonly Position[] }) {
  return (
    <ul>
      {positions.map(({ stance, speaker, statement }) => (
        <li key={`${statement.id} ${stance}`}>
          <StanceBadge stance={stance} />
          <span class="w">
            <span class="vh">{inWords(stance)}: </span>
            <span class="by">
              <Name id={speaker.id}>
                <b>{speaker.label}</b>
              </Name>
              <span class="m">
                {dateInWords(statement.saidAt)}
                {lineInWords(statement.evidence)}
              </span>
            </span>
            <Name id={statement.id}>
              <span class="say">{statement.quote ? `“${statement.quote}”` : statement.text}</span>
            </Name>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** ", line 17" or ", lines 12, 17"; nothing where no place is known. */
function lineInWords(evidence: PlacedStatement['evidence'] = []): string {
  const lines = [...new Set(evidence.flatMap(({ paragraph }) => paragraph ?? []))].toSorted((a, b) => a - b);
  return lines.length === 0 ? '' : `, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}

export interface StatementListProps {
  statements: StatementLinesFragment;
  withSpeaker?: boolean;
  more: MoreProps;
}

export function StatementList({ statements, withSpeaker = false, more }: StatementListProps) {
  return (
    <>
      <ul>
        {statements.edges.map(({ node }) => (
          <li key={node.id}>
            {node.expresses[0] ? <StanceBadge stance={node.expresses[0].stance} /> : <span />}
            <span class="w">
              <span class="by">
                {withSpeaker && (
                  <Name id={node.speaker.id}>
                    <b>{node.speaker.label}</b>
                  </Name>
                )}
                <span class="m">{dateInWords(node.saidAt)}</span>
              </span>
              <Name id={node.id}>
                <span class="say">{node.quote ? `“${node.quote}”` : node.text}</span>
              </Name>
            </span>
          </li>
        ))}
      </ul>
      <More {...more} shown={statements.edges.length} total={statements.totalCount} what="statements" />
    </>
  );
}

export interface MoreProps {
  isFetching: boolean;
  onMore(): void;
}

/** "20 of 5,212 statements · next 50", where a page is not all. */
export function More({ shown, total, what, isFetching, onMore }: MoreProps & { shown: number; total: number; what: string }) {
  if (shown >= total) return null;
  return (
    <p class="meta more">
      {shown.toLocaleString('en')} of {total.toLocaleString('en')} {what} ·{' '}
      <button type="button" class="link" disabled={isFetching} onClick={onMore}>
        {isFetching ? 'fetching…' : `next ${Math.min(50, total - shown)}`}
      </button>
    </p>
  );
}

export interface ChainProps {
  speaker: { id: string; label: string };
  /** Nearest to the speaker first. */
  reportedBy: readonly { id: string; label: string }[];
  /** The source's id, where one is known. */
  source: string | undefined;
}

/** How the words came from the speaker to the source. */
export function Chain({ speaker, reportedBy, source }: ChainProps) {
  return (
    <ol class="chain">
      <li>
        <Name id={speaker.id}>{speaker.label}</Name> <small>said it</small>
      </li>
      {reportedBy.map(({ id, label }) => (
        <li key={id}>
          <Name id={id}>{label}</Name> <small>passed it on</small>
        </li>
      ))}
      <li>{source === undefined ? <small>no source was recorded</small> : <Name id={source}>this source</Name>}</li>
    </ol>
  );
}

/** A link where the text is an address of the web, and nothing but the text where it is not. */
export function WebLink({ text, shownAs = () => text }: { text: string; shownAs?: (url: URL) => string }) {
  const url = webAddress(text);
  if (!url) return <>{text}</>;
  return (
    <a href={url.href} rel="noreferrer">
      {shownAs(url)}
    </a>
  );
}

/** The lines and spans of one source at which something can be read. */
export function Places({ evidence, aside }: { evidence: readonly PlaceFragment[]; aside?: ComponentChildren }) {
  const sources = new Map(evidence.map(({ source }) => [source.id, source]));
  return (
    <Section title="Where it is written" aside={aside}>
      {[...sources.values()].map((source) => (
        <div class="where" key={source.id}>
          <p>
            <Name id={source.id}>{source.title}</Name>
          </p>
          <p>
            {dateInWords(source.publishedAt)}, {source.publisher ?? 'publisher not given'}
            {source.url && (
              <>
                , <WebLink text={source.url} shownAs={(url) => url.hostname} />
              </>
            )}
          </p>
          {evidence
            .filter((place) => place.source.id === source.id)
            .toSorted((a, b) => (a.paragraph ?? 0) - (b.paragraph ?? 0) || (b.end ?? 0) - (b.start ?? 0) - ((a.end ?? 0) - (a.start ?? 0)))
            .map((place) => (
              <PlaceLine key={`${place.paragraph} ${place.start} ${place.end}`} place={place} />
            ))}
        </div>
      ))}
      {evidence.length === 0 && <p class="meta">No place was recorded for it.</p>}
    </Section>
  );
}

function PlaceLine({ place: { paragraph, start, end, quoteType, excerpt } }: { place: PlaceFragment }) {
  const span = start !== null && start !== undefined && end !== null && end !== undefined ? `, characters ${start} – ${end}` : '';
  return (
    <>
      <p class="place">
        {quoteType === 'DIRECT' ? 'Quoted words: line' : 'Line'} {paragraph ?? 'not given'}
        {span}
        {quoteType && quoteType !== 'DIRECT' ? ` · ${quoteType === 'MIXED' ? 'partly quoted' : 'in the source’s words'}` : ''}
      </p>
      {excerpt && <blockquote class="quote">{excerpt}</blockquote>}
    </>
  );
}
