// Ties as a list, the strongest first, a few at a time: the same that is drawn, for those who read rather than look.
import { useSignal } from '@preact/signals';
import type { BlocsPicture, BlocsView } from '../../explore/blocs-view.ts';
import type { DrawnTie } from '../../graph/ties.ts';
import { Name } from '../links.tsx';
import { Section } from '../parts.tsx';

export interface TieListProps {
  title: string;
  ties: readonly DrawnTie[];
  picture: BlocsPicture;
  view: BlocsView;
  /** The one of the two who need not be named. */
  of?: string;
}

const FEW = 5;
const MORE = 20;

export function TieList({ title, ties, picture, view, of }: TieListProps) {
  const shown = useSignal(FEW);
  const more = ties.length - shown.value;
  const isCounted = view.normalisation.value === 'NONE';
  return (
    <Section title={title} note={isCounted ? 'claims' : 'weight'}>
      <ul class="ties">
        {ties.slice(0, shown.value).map((tie) => (
          <li key={`${tie.source} ${tie.target}`}>
            <button type="button" class="link" onClick={() => view.setFocus({ on: 'tie', source: tie.source, target: tie.target })}>
              {of === undefined ? (
                <>
                  <b>{nameOf(picture, tie.source)}</b> <small>and</small> <b>{nameOf(picture, tie.target)}</b>
                </>
              ) : (
                <b>{nameOf(picture, tie.source === of ? tie.target : tie.source)}</b>
              )}
            </button>
            <span class="m">{isCounted ? Math.abs(tie.weight) : Math.abs(tie.weight).toFixed(2)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          class="link more-ties"
          onClick={() => {
            shown.value += MORE;
          }}
        >
          {more} more
        </button>
      )}
    </Section>
  );
}

/** One speaker's ties. */
export function SpeakerTies({ view, picture, speaker }: { view: BlocsView; picture: BlocsPicture; speaker: string }) {
  const known = picture.speakers.get(speaker);
  const own = picture.ties.filter(({ source, target }) => source === speaker || target === speaker);
  const [clashes, agreements] = (['clash', 'agree'] as const).map((as) => own.filter((tie) => tie.as === as));
  return (
    <>
      <div class="who">
        <h2>
          <Name id={speaker}>{known?.label ?? speaker}</Name>
        </h2>
        <p>{known?.detail}</p>
        {own.length === 0 && <p>Neither agrees nor clashes with anybody in this time.</p>}
      </div>
      {clashes!.length > 0 && <TieList title="Clashes with" ties={clashes!} picture={picture} view={view} of={speaker} />}
      {agreements!.length > 0 && <TieList title="Agrees with" ties={agreements!} picture={picture} view={view} of={speaker} />}
    </>
  );
}

function nameOf({ speakers }: BlocsPicture, id: string): string {
  return speakers.get(id)?.label ?? id;
}
