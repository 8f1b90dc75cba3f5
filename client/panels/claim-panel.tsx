// A claim: its tally, and who takes which stance on it, when and in which words.
import type { DetailsQuery, Stance } from '../api/operations.generated.ts';
import { campsOf, type Camps } from '../graph/reading.ts';
import { capitalised, inWords, STANCES, stanceSlug } from '../graph/words.ts';
import { Name } from './links.tsx';
import { More, PositionList, Section, type MoreProps } from './parts.tsx';

export type ClaimDetails = Extract<DetailsQuery['node'], { __typename: 'Claim' }>;

/** As they stand in the tally: the poles at its ends. */
const IN_TALLY: readonly Stance[] = ['ASSERTS', 'CONSIDERS', 'DOES_NOT_CONFIRM', 'DECLINES_TO_COMMENT', 'DENIES'];

export function ClaimPanel({ claim, more }: { claim: ClaimDetails; more: MoreProps }) {
  const positions = claim.positions.edges.map(({ node }) => node);
  const by = (stance: Stance) => positions.filter((position) => position.stance === stance);
  const camps = campsOf(positions.map(({ stance, speaker }) => ({ stance, speaker: speaker.id })));
  const taken = STANCES.filter((stance) => camps.byStance.has(stance));
  const speakers = (stance: Stance) => camps.byStance.get(stance) ?? 0;
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
      <Tally camps={camps} />
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
      <OtherClaims title="Contradicts" claims={claim.contradicts} />
      <OtherClaims title="Supports" claims={claim.supports} />
      <OtherClaims title="About" claims={claim.about} />
    </>
  );
}

function Tally({ camps }: { camps: Camps }) {
  const { byStance } = camps;
  const parts = IN_TALLY.flatMap((stance) => (byStance.has(stance) ? [{ stance, count: byStance.get(stance)! }] : []));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const [asserts, denies, holdBack] = [camps.asserts.size, camps.denies.size, camps.holdBack.size];
  if (total === 0) return null;
  return (
    <>
      <svg class="tally" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ stance, count }, place) => (
          <rect
            key={stance}
            class={stanceSlug(stance)}
            x={(100 * parts.slice(0, place).reduce((sum, part) => sum + part.count, 0)) / total}
            width={(100 * count) / total}
            height="1"
          />
        ))}
      </svg>
      <p class="tally-words">
        <span>{asserts === 1 ? '1 asserts' : `${asserts} assert`}</span>
        <span>{holdBack === 1 ? '1 holds back' : `${holdBack} hold back`}</span>
        <span>{denies === 1 ? '1 denies' : `${denies} deny`}</span>
      </p>
    </>
  );
}

function OtherClaims({ title, claims }: { title: string; claims: readonly { id: string; label: string }[] }) {
  if (claims.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="plain">
        {claims.map(({ id, label }) => (
          <li key={id}>
            <Name id={id}>{label}</Name>
          </li>
        ))}
      </ul>
    </Section>
  );
}
