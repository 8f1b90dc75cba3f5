// The timeline under every view: what was said when, a brush that narrows all of them, and Play.
import '../../styles/timeline.css';
import type { Granularity, Stance } from '../../api/operations.generated.ts';
import type { Explorer } from '../../explore/explorer.ts';
import type { Timeline, TimelineAnswer } from '../../explore/timeline.ts';
import type { PlayMode } from '../../graph/playing.ts';
import { saidInWords } from '../../graph/filter.ts';
import { saidBeforeInWords, STANCES } from '../../graph/words.ts';
import { Choice } from '../choice.tsx';
import { PlayButton } from '../play-button.tsx';
import { Axis } from './axis.tsx';
import { Stripes } from './marks.tsx';

const UNITS: Readonly<Record<Granularity, string>> = { DAY: 'By day', WEEK: 'By week', MONTH: 'By month', YEAR: 'By year' };
const MODES: Readonly<Record<PlayMode, string>> = { 'adds-up': 'Adds up', window: 'Window' };

export function TimelineStrip({ explorer, timeline }: { explorer: Explorer; timeline: Timeline }) {
  const { data, failure } = timeline.state.value;
  const isLeftOut = explorer.filter.value.kindsOff.has('STATEMENT');
  return (
    <>
      <div class="time-head">
        <span class="cap">When it was said</span>
        <span class="meta">
          <Span explorer={explorer} timeline={timeline} />
        </span>
        <Controls timeline={timeline} />
      </div>
      <div class="time-axis">
        {isLeftOut ? (
          <p class="time-note">
            The legend leaves statements out.{' '}
            <button type="button" class="link" onClick={() => explorer.toggleKind('STATEMENT')}>
              Show statements
            </button>
          </p>
        ) : failure ? (
          <p class="time-note" role="alert">
            {failure.message} The views stay as they are.{' '}
            <button type="button" class="link" onClick={() => timeline.retry()}>
              Try again
            </button>
          </p>
        ) : data && data.dated === 0 ? (
          <p class="time-note">
            {noneIn(data)}{' '}
            {data.zoom && (
              <button type="button" class="link" onClick={() => timeline.setZoom(undefined)}>
                Show all time
              </button>
            )}
          </p>
        ) : (
          data && <Axis explorer={explorer} data={data} />
        )}
      </div>
      <div class="time-undated">{data && !isLeftOut && <Undated data={data} />}</div>
    </>
  );
}

function noneIn({ zoom, undated }: TimelineAnswer): string {
  if (zoom) return `Nothing that passes the filter was said ${saidInWords(zoom)}.`;
  if (undated === 0) return 'No statement passes the filter.';
  return `Nothing that passes the filter has a date of its own; ${undated} ${undated === 1 ? 'statement is' : 'statements are'} undated.`;
}

/** What is brushed and what is shown of time, each with its way back; else what the marks are. */
function Span({ explorer, timeline }: { explorer: Explorer; timeline: Timeline }) {
  const { data, isSlow } = timeline.state.value;
  const { said } = explorer.filter.value;
  const zoom = timeline.zoom.value;
  const { from, until } = said ?? {};
  if (!said && !zoom) return <>{isSlow ? 'Counting…' : legendOf(data)}</>;
  return (
    <>
      {said ? saidInWords(said) : `Only ${saidInWords(zoom)}`}{' '}
      {said && (
        <button type="button" class="link" aria-label="Clear the time" onClick={() => explorer.setSaid(undefined)}>
          clear
        </button>
      )}{' '}
      {zoom ? (
        <button type="button" class="link" onClick={() => timeline.setZoom(undefined)}>
          all time
        </button>
      ) : (
        from !== undefined &&
        until !== undefined && (
          <button type="button" class="link" aria-label="Zoom in to the brushed time" onClick={() => timeline.setZoom({ from, until })}>
            zoom
          </button>
        )
      )}
    </>
  );
}

function legendOf(data: TimelineAnswer | undefined): string {
  if (!data) return '';
  if (data.statements) return 'Square: a statement. Hollow: a range.';
  return 'Statements, on their first day.';
}

function Controls({ timeline }: { timeline: Timeline }) {
  const { player } = timeline;
  return (
    <div class="row">
      <PlayButton player={player} />
      <Choice label="How time is played" value={player.mode.value} options={MODES} onChoose={player.setMode} />
      <Choice
        label="What a bar stands for"
        value={timeline.granularity.value}
        options={UNITS}
        isPossible={timeline.isPossible}
        onChoose={timeline.setGranularity}
      />
    </div>
  );
}

function Undated({ data }: { data: TimelineAnswer }) {
  const undated = data.statements?.filter(({ saidAt }) => !saidAt) ?? [];
  const sorted = undated.toSorted((a, b) => rankOf(a.stances[0]) - rankOf(b.stances[0]));
  return (
    <>
      <span class="cap">
        No date of its own <span class="dim">{data.undated}</span>
      </span>
      {sorted.length > 0 && (
        <svg class="units" width="100%" height="10" aria-hidden="true">
          {sorted.map(({ id, stances }, place) => (
            <Stripes key={id} stances={stances} x={place * 12} y={0} width={10} height={10} />
          ))}
        </svg>
      )}
      {data.undated > 0 && (
        <span class="meta">
          {data.undatedBefore.length > 0 && (
            <>
              {saidBeforeInWords(data.undatedBefore)}
              <br />
            </>
          )}
          Kept by every time filter.
        </span>
      )}
    </>
  );
}

function rankOf(stance: Stance | undefined): number {
  return stance === undefined ? STANCES.length : STANCES.indexOf(stance);
}
