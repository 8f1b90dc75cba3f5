// The blocs view: what is measured, the drawing with its legend, and what it says where there is nothing, where it waits, and where it failed.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import '../../styles/blocs.css';
import type { CongruenceMeasure } from '../../api/operations.generated.ts';
import type { BlocsView } from '../../explore/blocs-view.ts';
import type { Explorer } from '../../explore/explorer.ts';
import type { Player } from '../../explore/player.ts';
import { missingForStances, saidInWords } from '../../graph/filter.ts';
import { Choice } from '../choice.tsx';
import { MissingForStances } from '../missing-for-stances.tsx';
import type { BlocsCanvas, PaneProps, ViewContext } from '../open-views.ts';
import { PlayButton } from '../play-button.tsx';
import { ViewHead } from '../view-head.tsx';
import { ViewFailure, ViewState, ViewWaiting } from '../view-state.tsx';

const MEASURES: Readonly<Record<CongruenceMeasure, string>> = {
  SUBTRACT: 'Agreements less clashes',
  CONGRUENCE: 'Agreements',
  CONFLICT: 'Clashes',
};

export interface BlocsProps {
  explorer: Explorer;
  view: BlocsView;
}

interface BlocsPaneProps extends BlocsProps, PaneProps {
  mountBlocs: ViewContext['mountBlocs'];
  player: Player | undefined;
}

export function BlocsPane({ explorer, view, mountBlocs, player, ...buttons }: BlocsPaneProps) {
  const canvas = useSignal<BlocsCanvas | undefined>(undefined);
  const { failure, data } = view.state.value;
  return (
    <>
      <ViewHead explorer={explorer} title="Blocs" {...buttons}>
        {player && <PlayButton player={player} />}
        <Choice label="What ties measure" value={view.measure.value} options={MEASURES} onChoose={view.setMeasure} />
        <button type="button" class="btn" onClick={() => canvas.value?.fit()}>
          Fit
        </button>
      </ViewHead>
      <div class="body blocs-body">
        <Drawing
          view={view}
          mountBlocs={mountBlocs}
          onMount={(mounted) => {
            canvas.value = mounted;
          }}
        />
        <Legend />
        <Over explorer={explorer} view={view} />
      </div>
      {failure && data && <ViewFailure error={failure} isWhole={false} steps={stepsFor(view)} />}
    </>
  );
}

function stepsFor(view: BlocsView) {
  return [
    { label: 'Try again', run: () => view.retry() },
    { label: 'Ask for half as many speakers', run: () => view.fewerSpeakers() },
  ];
}

function Drawing({ view, mountBlocs, onMount }: Pick<BlocsPaneProps, 'view' | 'mountBlocs'> & { onMount(canvas: BlocsCanvas): void }) {
  const host = useRef<HTMLDivElement>(null);
  const hasFailed = useSignal(false);
  useEffect(() => {
    const { current } = host;
    if (!current) return;
    // Fonts first: Cytoscape measures labels when it draws them.
    void document.fonts.ready
      .then(() => mountBlocs(current, view))
      .then(onMount)
      .catch(() => {
        hasFailed.value = true;
      });
  }, []);
  return (
    <>
      <div
        ref={host}
        class="blocs-canvas"
        tabIndex={0}
        data-first-stop
        role="application"
        aria-label="Blocs"
        aria-description="Arrows move between speakers, brackets through a speaker's ties, Enter tells of the speaker. The panel beside it lists the same ties."
      />
      {hasFailed.value && (
        <p class="more-line">The drawing could not be fetched; the panel lists all ties. Reload the page to try again.</p>
      )}
    </>
  );
}

function Legend() {
  return (
    <p class="blocs-legend">
      <span>
        <svg width="36" height="6" aria-hidden="true">
          <line class="agree" x1="0" x2="36" y1="3" y2="3" />
        </svg>
        agree: both assert or both deny
      </span>
      <span>
        <svg width="36" height="6" aria-hidden="true">
          <line class="clash" x1="0" x2="36" y1="3" y2="3" />
        </svg>
        clash: one asserts, one denies
      </span>
      <span>
        <b>2</b> claims, where more than one
      </span>
    </p>
  );
}

/** What stands over the drawing. */
function Over({ explorer, view }: BlocsProps) {
  const { data, failure, isSlow } = view.state.value;
  const picture = view.picture.value;
  const missing = missingForStances(explorer.filter.value);
  if (missing) return <MissingForStances explorer={explorer} missing={missing} what="The drawing of blocs" />;
  if (isSlow) return <ViewWaiting sentence="Counting agreements and clashes…" onCancel={() => view.cancel()} />;
  if (!data) return failure ? <ViewFailure error={failure} isWhole steps={stepsFor(view)} /> : null;
  if (!picture || picture.blocs.length > 0) return null;
  const { said } = explorer.filter.value;
  return (
    <ViewState
      title="No two speakers hold a pole on the same claim."
      steps={[
        ...(view.minShared.value > 1 ? [{ label: 'Ask for one shared claim', run: () => view.setMinShared(1) }] : []),
        ...(said ? [{ label: 'Show all times', run: () => explorer.setSaid(undefined) }] : []),
        { label: 'Show everything', run: () => explorer.showAll() },
      ]}
    >
      {view.minShared.value > 1 ? `You asked for at least ${view.minShared.value} shared claims. ` : ''}
      {said ? `What was said ${saidInWords(said)}, or is undated, ` : 'What passes the filter '}
      holds {data.chosen.speakers.length === 1 ? '1 speaker' : `${data.chosen.speakers.length} speakers`} who assert or deny anything.
    </ViewState>
  );
}
