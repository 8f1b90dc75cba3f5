// A statement: who, when and where, in our words and in theirs, on which claims, where it is written, and what stands against it.
import type { AnswersFragment, DetailsQuery } from '../api/operations.generated.ts';
import { citationOf } from '../graph/citation.ts';
import { dateInWords, inWords } from '../graph/words.ts';
import { answersOf, AnswersSection } from './answers-section.tsx';
import { CopyCitation } from './copy-citation.tsx';
import { Name, Names } from './links.tsx';
import { opposing, polesOf } from './oppose.ts';
import { Chain, Places, PositionList, Section } from './parts.tsx';
import { StanceBadge } from './shapes.tsx';

export type StatementDetails = Extract<DetailsQuery['node'], { __typename: 'Statement' }>;

export function StatementPanel({ statement, answers }: { statement: StatementDetails; answers: AnswersFragment }) {
  const { speaker, expresses, evidence, reportedBy, respondsTo, madeAt, about } = statement;
  const against = opposing(statement.id, expresses);
  const isPartly = expresses.some(({ claim }) => claim.positions.pageInfo.hasNextPage);
  const speakers = new Set(against.map((position) => position.speaker.id)).size;
  const speaksFor = 'speaksFor' in speaker ? speaker.speaksFor.map(({ to }) => to) : 'partOf' in speaker ? speaker.partOf : [];
  const office = 'office' in speaker ? speaker.office : undefined;
  return (
    <>
      <div class="who">
        <h2>
          <Name id={speaker.id}>{speaker.label}</Name> <span class="act">· {inWords(statement.act)}</span>
        </h2>
        <p>
          {office && `${office}${speaksFor.length > 0 ? ', ' : ''}`}
          {speaksFor.length > 0 && (
            <>
              {office ? 'speaking for ' : 'of '}
              <Names of={speaksFor} />
            </>
          )}
        </p>
        <p>
          {statement.saidAt ? dateInWords(statement.saidAt) : 'Undated: the source gives no time of saying'}
          {madeAt.length > 0 && (
            <>
              , <Names of={madeAt} />
            </>
          )}
        </p>
      </div>
      <p class="para">{statement.text}</p>
      {statement.quote && (
        <blockquote class="quote">
          “{statement.quote}”<cite>The speaker’s words, as the source quotes them. Above, ours.</cite>
        </blockquote>
      )}
      <Section title={`Stance on ${expresses.length} ${expresses.length === 1 ? 'claim' : 'claims'}`} note="assert : deny">
        <ul>
          {expresses.map(({ stance, claim }) => {
            const { asserts, denies } = polesOf(claim.positions);
            return (
              <li key={claim.id}>
                <StanceBadge stance={stance} />
                <span class="t">
                  <span class="vh">{inWords(stance)}: </span>
                  <Name id={claim.id}>{claim.label}</Name>
                </span>
                <span class="m">
                  {asserts} : {denies}
                </span>
              </li>
            );
          })}
        </ul>
      </Section>
      <Places evidence={evidence} aside={<CopyCitation text={() => citationOf(statement, evidence)} />} />
      <Section title="Reported by" note={reportedBy.length === 0 ? 'first hand' : undefined}>
        <Chain speaker={speaker} reportedBy={reportedBy} source={evidence[0]?.source.id} />
      </Section>
      {against.length > 0 && (
        <Section
          title="Contradicted by"
          note={`${against.length} ${against.length === 1 ? 'statement' : 'statements'}, ${speakers} ${speakers === 1 ? 'speaker' : 'speakers'}`}
        >
          <PositionList positions={against} />
          {isPartly && <p class="meta">Among the newest 50 positions on each claim; the claim itself has them all.</p>}
        </Section>
      )}
      <AnswersSection title="Answers" answered={respondsTo} />
      <AnswersSection title="Answered by" answered={answersOf(statement.id, answers)} />
      <section class="sec last">
        <dl class="facts">
          {about.length > 0 && (
            <>
              <dt>About</dt>
              <dd>
                <Names of={about} />
              </dd>
            </>
          )}
        </dl>
      </section>
    </>
  );
}
