// A claim: its tally, and who takes which stance on it, when and in which words.
import type { DetailsQuery, Stance } from '../api/operations.generated.ts';
import { capitalised, inWords, STANCES } from '../graph/words.ts';
import { Names } from './links.tsx';
import { More, PositionList, Section, type MoreProps } from './parts.tsx';
import { classOfStance } from './shapes.tsx';

export type ClaimDetails = Extract<DetailsQuery['node'], { __typename: 'Claim' }>;

export function ClaimPanel({ claim, more }: { claim: ClaimDetails; more: MoreProps }) {
  const positions = claim.positions.edges.map(({ node }) => node);
  const by = (stance: Stance) => positions.filter((position) => position.stance === stance);
  const speakers = (stance: Stance) => new Set(by(stance).map(({ speaker }) => speaker.id)).size;
  const taken = STANCES.filter((stance) => by(stance).length > 0);
  return (
    <>
      <div class="who">
        <h2 class="claimtext">{claim.text}</h2>
        <p>
          {claim.contested
            ? 'Contested: somebody asserts it, and somebody else denies it or asserts what contradicts it.'
            : 'Not contested by anyone in this graph.'}
        </p>
      </div>
      <svg class="tally" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        {taken.map((stance, place) => {
          const total = taken.reduce((sum, other) => sum + speakers(other), 0);
          const before = taken.slice(0, place).reduce((sum, other) => sum + speakers(other), 0);
          return (
            <rect
              key={stance}
              class={classOfStance(stance)}
              x={(100 * before) / total}
              width={(100 * speakers(stance)) / total}
              height="1"
            />
          );
        })}
      </svg>
      {taken.map((stance) => (
        <Section
          key={stance}
          title={capitalised(inWords(stance))}
          note={`${speakers(stance)} ${speakers(stance) === 1 ? 'speaker' : 'speakers'}`}
        >
          <PositionList positions={by(stance)} />
        </Section>
      ))}
      <More {...more} shown={positions.length} total={claim.positions.totalCount} what="positions" />
      <section class="sec last">
        <dl class="facts">
          {claim.contradicts.length > 0 && (
            <>
              <dt>Contradicts</dt>
              <dd>
                <Names of={claim.contradicts} />
              </dd>
            </>
          )}
          {claim.supports.length > 0 && (
            <>
              <dt>Supports</dt>
              <dd>
                <Names of={claim.supports} />
              </dd>
            </>
          )}
          {claim.about.length > 0 && (
            <>
              <dt>About</dt>
              <dd>
                <Names of={claim.about} />
              </dd>
            </>
          )}
        </dl>
      </section>
    </>
  );
}
