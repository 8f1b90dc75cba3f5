// Speakers, events and sources: what they are, and what was said by them, there, or in them.
import type { AnswersFragment, DetailsQuery } from '../api/operations.generated.ts';
import { capitalised, dateInWords } from '../graph/words.ts';
import { answersOf, AnswersSection } from './answers-section.tsx';
import { Name, Names } from './links.tsx';
import { Places, Section, StatementList, WebLink, type MoreProps } from './parts.tsx';

type Node = NonNullable<DetailsQuery['node']>;
export type SpeakerDetails = Extract<Node, { __typename: 'Country' | 'Agency' | 'Official' }>;
export type EventDetails = Extract<Node, { __typename: 'Event' }>;
export type SourceDetails = Extract<Node, { __typename: 'Source' }>;

export function SpeakerPanel({ speaker, more }: { speaker: SpeakerDetails; more: MoreProps }) {
  const { statements } = speaker;
  return (
    <>
      <div class="who">
        <h2>{speaker.label}</h2>
        {speaker.__typename === 'Official' && (
          <p>
            {speaker.office}
            {speaker.unnamed && `${speaker.office ? ', ' : ''}not named by the source`}
          </p>
        )}
        {speaker.__typename === 'Official' && speaker.speaksFor.length > 0 && (
          <p>
            Speaks for <Names of={speaker.speaksFor.map(({ to }) => to)} />
          </p>
        )}
        {speaker.__typename === 'Agency' && (
          <p>
            {speaker.agencyType}
            {speaker.partOf.length > 0 && (
              <>
                {speaker.agencyType ? ', ' : ''}part of <Names of={speaker.partOf} />
              </>
            )}
          </p>
        )}
      </div>
      <Section title="Said" note={`${statements.totalCount} ${statements.totalCount === 1 ? 'statement' : 'statements'}`}>
        {statements.totalCount === 0 ? (
          <p class="meta">Nothing that was said is recorded; others speak about it.</p>
        ) : (
          <StatementList statements={statements} more={more} />
        )}
      </Section>
      <section class="sec last">
        <dl class="facts">
          {'aliases' in speaker && speaker.aliases.length > 0 && (
            <>
              <dt>Also called</dt>
              <dd>{speaker.aliases.join(', ')}</dd>
            </>
          )}
          {'iso3' in speaker && speaker.iso3 && (
            <>
              <dt>ISO 3166</dt>
              <dd>{speaker.iso3}</dd>
            </>
          )}
          {speaker.wikidataId && (
            <>
              <dt>Wikidata</dt>
              <dd>{speaker.wikidataId}</dd>
            </>
          )}
        </dl>
      </section>
    </>
  );
}

export function EventPanel({ event, answers, more }: { event: EventDetails; answers: AnswersFragment; more: MoreProps }) {
  return (
    <>
      <div class="who">
        <h2>{event.label}</h2>
        <p>
          {event.alleged ? 'Alleged, not established. ' : ''}
          {event.eventType ? `${capitalised(event.eventType)}, ` : ''}
          {dateInWords(event.date)}
        </p>
      </div>
      {event.involves.length > 0 && (
        <Section title="Involves">
          <ul class="plain">
            {event.involves.map(({ who, role }) => (
              <li key={who.id}>
                <Name id={who.id}>{who.label}</Name> <small>{role}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {event.statements.totalCount > 0 && (
        <Section title="Said there" note={`${event.statements.totalCount}`}>
          <StatementList statements={event.statements} withSpeaker more={more} />
        </Section>
      )}
      <AnswersSection title="Answered by" answered={answersOf(event.id, answers)} />
      <Places evidence={event.evidence} />
    </>
  );
}

export function SourcePanel({ source, more }: { source: SourceDetails; more: MoreProps }) {
  return (
    <>
      <div class="who">
        <h2>{source.title}</h2>
        <p>
          {dateInWords(source.publishedAt)}, {source.publisher ?? 'publisher not given'}
        </p>
        {source.url && (
          <p>
            <WebLink text={source.url} />
          </p>
        )}
      </div>
      <Section title="Read in it" note={`${source.statements.totalCount} statements`}>
        <StatementList statements={source.statements} withSpeaker more={more} />
      </Section>
    </>
  );
}
