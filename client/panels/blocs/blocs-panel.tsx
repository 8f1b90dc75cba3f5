// The panel beside the blocs: what they come to in a sentence, every tie as a list, and what is counted. A tie or a speaker opens in its place.
import { useSignal } from '@preact/signals';
import type { Normalisation } from '../../api/operations.generated.ts';
import { MAX_SHARED, type BlocsOf, type BlocsPicture, type BlocsView } from '../../explore/blocs-view.ts';
import type { DayInterval } from '../../graph/days.ts';
import { saidInWords } from '../../graph/filter.ts';
import { inWords } from '../../graph/words.ts';
import { Choice } from '../choice.tsx';
import { LinksContext, linksOf } from '../links.tsx';
import { Section } from '../parts.tsx';
import type { BlocsProps } from './blocs-pane.tsx';
import { SpeakerTies, TieList } from './tie-list.tsx';
import { TiePanel } from './tie-panel.tsx';

const NORMALISATIONS: Readonly<Record<Normalisation, string>> = {
  NONE: 'nothing',
  AVERAGE: 'the mean of both numbers of claims',
  JACCARD: 'the claims of at least one of both',
  COSINE: 'the root of both numbers’ product',
};

const OF: Readonly<Record<BlocsOf, string>> = { whole: 'over all time, so that nobody moves', chosen: 'in the chosen time' };

export function BlocsPanel({ explorer, view, onDetails }: BlocsProps & { onDetails(): void }) {
  const focus = view.focus.value;
  const picture = view.picture.value;
  const show = (id: string) => {
    onDetails();
    void explorer.show(id);
  };
  return (
    <LinksContext.Provider value={{ ...linksOf(explorer), show }}>
      <aside class="panel blocs-panel" aria-label="Blocs">
        <div class="kindline">
          {focus ? (
            <button type="button" class="btn" onClick={() => view.setFocus(undefined)}>
              Back to all ties
            </button>
          ) : (
            <>
              Blocs<span class="dim"> · {measureOf(view)}</span>
            </>
          )}
          <span class="sp" />
          <button type="button" class="btn" onClick={onDetails}>
            Details
          </button>
        </div>
        {picture && focus?.on === 'tie' && <TiePanel view={view} picture={picture} tie={focus} />}
        {picture && focus?.on === 'speaker' && <SpeakerTies view={view} picture={picture} speaker={focus.id} />}
        {picture && !focus && <Overview explorer={explorer} view={view} picture={picture} />}
      </aside>
    </LinksContext.Provider>
  );
}

function measureOf(view: BlocsView): string {
  const what = { SUBTRACT: 'agreements less clashes', CONGRUENCE: 'agreements', CONFLICT: 'clashes' }[view.measure.value];
  return view.normalisation.value === 'NONE' ? what : `${what}, normalised`;
}

function Overview({ explorer, view, picture }: BlocsProps & { picture: BlocsPicture }) {
  const clashes = picture.ties.filter(({ as }) => as === 'clash');
  const agreements = picture.ties.filter(({ as }) => as === 'agree');
  const { said } = explorer.filter.value;
  return (
    <>
      <div class="who">
        <h2>{headlineOf(picture)}</h2>
        <p>{said ? `Said ${saidInWords(said)}, or undated` : 'Said at any time'}</p>
      </div>
      {picture.turncoats.length > 0 && (
        <p class="para small">
          {picture.turncoats
            .map(({ speaker, towards }) => `${nameOf(picture, speaker)} then stood nearer to ${nameOf(picture, towards)}`)
            .join('; ')}
          .
        </p>
      )}
      {clashes.length > 0 && <TieList title="Strongest clashes" ties={clashes} picture={picture} view={view} />}
      {agreements.length > 0 && <TieList title="Strongest agreements" ties={agreements} picture={picture} view={view} />}
      {picture.tooWeak > 0 && (
        <p class="meta note">
          {picture.tooWeak} weaker {picture.tooWeak === 1 ? 'tie is' : 'ties are'} not drawn.{' '}
          <button type="button" class="link" onClick={() => view.setMinWeight(0)}>
            Draw all
          </button>
        </p>
      )}
      {picture.even > 0 && (
        <p class="meta note">
          {picture.even} {picture.even === 1 ? 'pair agrees' : 'pairs agree'} as often as they clash; nothing is drawn between them.
        </p>
      )}
      {picture.alone.length > 0 && (
        <Section title="Hold a pole, share no claim" note={`${picture.alone.length}`}>
          <Sentence names={picture.alone.map(({ label }) => label)} />
        </Section>
      )}
      {picture.withoutPole.length > 0 && (
        <Section title="No pole taken" note={`${picture.withoutPole.length} on contested claims`}>
          <Sentence
            names={picture.withoutPole.map(
              ({ label, stances }) => `${label} (${stances.map((one) => inWords(one as 'ASSERTS')).join(', ')})`,
            )}
          />
        </Section>
      )}
      <Counting view={view} picture={picture} said={said} />
    </>
  );
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

function headlineOf({ blocs, clashes, agreements }: BlocsPicture): string {
  const count = (number: number) => NUMBERS[number] ?? String(number);
  const camps = `${count(blocs.length)} ${blocs.length === 1 ? 'bloc' : 'blocs'}`;
  if (clashes > 0) return `${camps}, ${count(clashes).toLowerCase()} ${clashes === 1 ? 'clash' : 'clashes'}`;
  if (agreements > 0) return `${camps}, ${count(agreements).toLowerCase()} ${agreements === 1 ? 'agreement' : 'agreements'}`;
  return `${camps}, and no tie in this time`;
}

function nameOf({ speakers }: BlocsPicture, id: string): string {
  return speakers.get(id)?.label ?? id;
}

function Sentence({ names }: { names: readonly string[] }) {
  const isOpen = useSignal(false);
  const shown = isOpen.value ? names : names.slice(0, 6);
  const more = names.length - shown.length;
  return (
    <p class="names">
      {shown.join(', ')}
      {more > 0 && (
        <>
          {' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              isOpen.value = true;
            }}
          >
            and {more} more
          </button>
        </>
      )}
    </p>
  );
}

/** How it is counted, each part of it to be changed here. */
function Counting({ view, picture, said }: { view: BlocsView; picture: BlocsPicture; said: DayInterval | undefined }) {
  const isWhole = view.normalisation.value === 'NONE';
  return (
    <section class="sec last counting">
      <h3>How it is counted</h3>
      {said && (
        <p class="counting-part">
          Blocs are drawn as they are
          <Choice label="Whose blocs" value={view.of.value} options={OF} onChoose={view.setOf} />
        </p>
      )}
      <p class="counting-part">
        Divided by
        <Choice label="Divided by" value={view.normalisation.value} options={NORMALISATIONS} onChoose={view.setNormalisation} />
      </p>
      <label>
        Shared claims, at least
        <input
          type="number"
          min={1}
          max={MAX_SHARED}
          value={view.minShared.value}
          onChange={(event) => view.setMinShared(event.currentTarget.valueAsNumber)}
        />
      </label>
      <label>
        Weight, at least {isWhole ? picture.minWeight : picture.minWeight.toFixed(2)}
        <input
          type="range"
          min={0}
          max={isWhole ? Math.max(1, picture.mostWeight) : Math.max(0.01, picture.mostWeight)}
          step={isWhole ? 1 : 0.01}
          value={picture.minWeight}
          onInput={(event) => view.setMinWeight(event.currentTarget.valueAsNumber)}
        />
      </label>
      {picture.truncated && (
        <p class="meta">
          Only the speakers with the most statements are counted.{' '}
          <button type="button" class="link" onClick={() => view.moreSpeakers()}>
            Count twice as many
          </button>
        </p>
      )}
    </section>
  );
}
