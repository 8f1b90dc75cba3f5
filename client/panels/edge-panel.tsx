// An edge: what it says as a sentence, both ends, its stance or role, and where that is written.
import { edgeCitationOf, citationOf } from '../graph/citation.ts';
import { verbOf } from '../graph/relations.ts';
import { capitalised, dateInWords, inWords, stanceSlug } from '../graph/words.ts';
import { CopyCitation } from './copy-citation.tsx';
import type { EdgeDetails } from './fetch-details.ts';
import { Name } from './links.tsx';
import { Chain, Places, Section } from './parts.tsx';
import { KindShape, StanceBadge } from './shapes.tsx';

type End = EdgeDetails['source'];

export function EdgePanel({ details, onSelectEdge }: { details: EdgeDetails; onSelectEdge(id: string): void }) {
  const { edge, source, target, others } = details;
  const verb = verbOf(edge.kind, edge.stance);
  const statement = [source, target].flatMap(({ entity }) => (entity.__typename === 'Statement' ? [entity] : []))[0];
  // What a statement holds is written where the statement is.
  const evidence = edge.evidence.length > 0 || edge.kind === 'REPORTED_BY' ? edge.evidence : (statement?.evidence ?? []);
  const affiliation =
    edge.kind === 'SPEAKS_FOR' && source.entity.__typename === 'Official'
      ? source.entity.speaksFor.filter(({ to }) => to.id === target.id)
      : [];
  const cite = () =>
    statement && source.id !== target.id
      ? `${citationOf(statement, evidence)}${edge.kind === 'EXPRESSES' ? ` [${verb}: ${target.label}]` : ''}`
      : edgeCitationOf(`${source.label} ${verb} ${target.label}${edge.role ? ` (${edge.role})` : ''}`, evidence);
  return (
    <>
      <div class="who edge-sentence">
        <h2>
          <EndName end={source} />{' '}
          <span class={`verb${edge.stance ? ` ${stanceSlug(edge.stance)}` : ''}`}>
            {edge.stance && <StanceBadge stance={edge.stance} />} {verb}
          </span>{' '}
          <EndName end={target} />
        </h2>
      </div>
      {statement?.quote && (
        <blockquote class="quote">
          “{statement.quote}”<cite>The speaker’s words, as the source quotes them.</cite>
        </blockquote>
      )}
      <section class="sec">
        <dl class="facts">
          <dt>Link</dt>
          <dd>{capitalised(inWords(edge.kind))}</dd>
          {edge.stance && (
            <>
              <dt>Stance</dt>
              <dd>{capitalised(inWords(edge.stance))}</dd>
            </>
          )}
          {edge.role && (
            <>
              <dt>Role</dt>
              <dd>{edge.role}</dd>
            </>
          )}
          {statement && (
            <>
              <dt>Said</dt>
              <dd>
                {dateInWords(statement.saidAt)}, by <Name id={statement.speaker.id}>{statement.speaker.label}</Name>
              </dd>
            </>
          )}
          {affiliation.map(({ office, from, until }) => (
            <>
              <dt>Office</dt>
              <dd>
                {office ?? 'not given'}
                {from && `, from ${dateInWords(from)}`}
                {until && `, until ${dateInWords(until)}`}
              </dd>
            </>
          ))}
        </dl>
      </section>
      {edge.kind === 'REPORTED_BY' && statement && (
        <Section title="Reported by" note={linkOfChain(statement.reportedBy, target.id)}>
          <Chain speaker={statement.speaker} reportedBy={statement.reportedBy} source={statement.evidence[0]?.source.id} />
        </Section>
      )}
      <Places evidence={evidence} aside={<CopyCitation text={cite} />} />
      {evidence.length > 0 && edge.evidence.length === 0 && (
        <p class="meta where-note">The places of the statement, which this link is part of.</p>
      )}
      {others.length > 0 && (
        <Section title="Also between these two" note={`${others.length} ${others.length === 1 ? 'link' : 'links'}`}>
          <ul class="plain">
            {others.map((other) => (
              <li key={other.id}>
                <button type="button" class="link" onClick={() => onSelectEdge(other.id)}>
                  {other.source === source.id ? '' : `${target.label} `}
                  {verbOf(other.kind, other.stance)}
                  {other.source === source.id ? '' : ` ${source.label}`}
                </button>{' '}
                <small>{other.role}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <section class="sec last">
        <dl class="facts">
          <dt>Id</dt>
          <dd class="code">{edge.id}</dd>
        </dl>
      </section>
    </>
  );
}

function EndName({ end }: { end: End }) {
  return (
    <span class={end.kind === 'CLAIM' || end.kind === 'STATEMENT' ? 'end said' : 'end'}>
      <KindShape kind={end.kind} />
      <Name id={end.id}>{end.label}</Name>
    </span>
  );
}

/** "link 1 of 2" */
function linkOfChain(reportedBy: readonly { id: string }[], id: string): string {
  return `link ${reportedBy.findIndex((reporter) => reporter.id === id) + 1} of ${reportedBy.length}`;
}
