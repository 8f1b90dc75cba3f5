// Parts that several panels share: positions, statements, places in a source.
import type { ComponentChildren } from 'preact';
import type { PlaceFragment, PositionsFragment, StatementLinesFragment } from '../api/operations.generated.ts';
import { dateInWords, inWords } from '../graph/words.ts';
import { Name } from './links.tsx';
import { StanceBadge } from './shapes.tsx';

type Position = PositionsFragment['edges'][number]['node'];

export function Section({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  return (
    <section class="sec pos">
      <h3>
        {title} {note !== undefined && <span>{note}</span>}
      </h3>
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
              <span class="m">{dateInWords(statement.saidAt)}</span>
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

export function StatementList({ statements, withSpeaker = false }: { statements: StatementLinesFragment; withSpeaker?: boolean }) {
  const more = statements.totalCount - statements.edges.length;
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
      {more > 0 && <p class="meta">{more} more statements; expand the node to draw them page by page.</p>}
    </>
  );
}

/** The lines and spans of one source at which something can be read. */
export function Places({ evidence }: { evidence: readonly PlaceFragment[] }) {
  const sources = new Map(evidence.map(({ source }) => [source.id, source]));
  return (
    <Section title="Where it is written">
      {[...sources.values()].map((source) => (
        <div class="where" key={source.id}>
          <p>
            <Name id={source.id}>{source.title}</Name>
          </p>
          <p>
            {dateInWords(source.publishedAt)}, {source.publisher ?? 'publisher not given'}
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
