// Behind a tie: on which claims the two agree and clash, and what each of them said.
import type { BlocsPicture, BlocsView } from '../../explore/blocs-view.ts';
import type { TieStatement } from '../../explore/tie-claims.ts';
import type { SharedClaim } from '../../graph/ties.ts';
import { dateInWords, inWords } from '../../graph/words.ts';
import { Name } from '../links.tsx';
import { Section } from '../parts.tsx';
import { StanceBadge } from '../shapes.tsx';

export interface TiePanelProps {
  view: BlocsView;
  picture: BlocsPicture;
  tie: { source: string; target: string };
}

export function TiePanel({ view, picture, tie }: TiePanelProps) {
  const { data, failure, isSlow } = view.tieClaims.state.value;
  const isThis = data?.speakers[0] === tie.source && data.speakers[1] === tie.target;
  const claims = isThis ? data.claims : [];
  const nameOf = (id: string) => picture.speakers.get(id)?.label ?? id;
  const clashes = claims.filter(({ clash }) => clash);
  const agreements = claims.filter(({ clash }) => !clash);
  return (
    <>
      <div class="who">
        <h2>
          <Name id={tie.source}>{nameOf(tie.source)}</Name> <span class="act">and</span> <Name id={tie.target}>{nameOf(tie.target)}</Name>
        </h2>
        {isThis && claims.length === 0 && data.read === data.total && (
          <p>In the time that is chosen they hold a pole on no claim in common. Choose a longer time to see what joins them.</p>
        )}
        {!isThis && isSlow && <p>Fetching what they said…</p>}
        {failure && (
          <p role="alert">
            {failure.message}{' '}
            <button type="button" class="link" onClick={() => view.tieClaims.retry()}>
              Try again
            </button>
          </p>
        )}
      </div>
      {clashes.length > 0 && <Claims title="They clash on" claims={clashes} speakers={[tie.source, tie.target]} nameOf={nameOf} />}
      {agreements.length > 0 && <Claims title="They agree on" claims={agreements} speakers={[tie.source, tie.target]} nameOf={nameOf} />}
      {isThis && data.read < data.total && (
        <p class="meta note">
          From their newest {data.read} of {data.total} statements.{' '}
          <button type="button" class="link" onClick={() => view.tieClaims.more()}>
            Read older ones
          </button>
        </p>
      )}
    </>
  );
}

interface ClaimsProps {
  title: string;
  claims: readonly SharedClaim<TieStatement>[];
  speakers: readonly [string, string];
  nameOf(id: string): string;
}

/** Of what one speaker said on a claim, so many are listed; the claim leads to all. */
const FEW = 3;

function Claims({ title, claims, speakers, nameOf }: ClaimsProps) {
  return (
    <Section title={title} note={`${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`}>
      {claims.map(({ id, label, said }) => (
        <div key={id} class="tie-claim">
          <p class="t claimtext">
            <Name id={id}>{label}</Name>
          </p>
          <ul>
            {speakers.flatMap((speaker) =>
              (said.get(speaker) ?? []).slice(0, FEW).map(({ stance, statement }) => (
                <li key={`${statement.id} ${stance}`}>
                  <StanceBadge stance={stance} />
                  <span class="w">
                    <span class="by">
                      <b>
                        {nameOf(speaker)} <small>{inWords(stance)}</small>
                      </b>
                      <span class="m">{dateInWords(statement.saidAt)}</span>
                    </span>
                    <Name id={statement.id}>
                      <span class="say">{statement.quote ? `“${statement.quote}”` : statement.text}</span>
                    </Name>
                  </span>
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
    </Section>
  );
}
