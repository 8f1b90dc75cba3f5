// The timeline under every view: what was said when, a brush that narrows all of them, and Play.
import { useMemo, useRef } from 'preact/hooks';
import '../../styles/timeline.css';
import type { Granularity, Stance } from '../../api/operations.generated.ts';
import type { Explorer } from '../../explore/explorer.ts';
import type { Timeline, TimelineAnswer } from '../../explore/timeline.ts';
import { dayNumber } from '../../graph/days.ts';
import type { PlayMode } from '../../graph/playing.ts';
import { saidInWords } from '../../graph/filter.ts';
import { createTimeScale } from '../../graph/time-scale.ts';
import { timelineMarks } from '../../graph/timeline-marks.ts';
import { dateInWords, inWords, STANCES } from '../../graph/words.ts';
import { Choice } from '../choice.tsx';
import { PlayButton } from '../play-button.tsx';
import { useSize } from '../use-size.ts';
import { Brush } from './brush.tsx';
import { Marks, Stripes } from './marks.tsx';

const UNITS: Readonly<Record<Granularity, string>> = { DAY: 'By day', WEEK: 'By week', MONTH: 'By month', YEAR: 'By year' };
const MODES: Readonly<Record<PlayMode, string>> = { 'adds-up': 'Adds up', window: 'Window' };
/** What stands under the axis, in px. */
const UNDER_AXIS = 25;

export function TimelineStrip({ explorer, timeline }: { explorer: Explorer; timeline: Timeline }) {
  const { data, failure, isSlow } = timeline.state.value;
  const { said } = explorer.filter.value;
  const isLeftOut = explorer.filter.value.kindsOff.has('STATEMENT');
  return (
    <>
      <div class="time-head">
        <span class="cap">When it was said</span>
        <span class="meta">
          {said ? (
            <>
              {saidInWords(said)}{' '}
              <button type="button" class="link" aria-label="Clear the time" onClick={() => explorer.setSaid(undefined)}>
                clear
              </button>
            </>
          ) : isSlow ? (
            'Counting…'
          ) : (
            legendOf(data)
          )}
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
            {data.undated > 0
              ? `Nothing that passes the filter has a date of its own; ${data.undated} ${data.undated === 1 ? 'statement is' : 'statements are'} undated.`
              : 'No statement passes the filter.'}
          </p>
        ) : (
          data && <Axis explorer={explorer} data={data} />
        )}
      </div>
      <div class="time-undated">{data && !isLeftOut && <Undated data={data} />}</div>
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

function Axis({ explorer, data }: { explorer: Explorer; data: TimelineAnswer }) {
  const host = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const { width, height } = size.value;
  const { said } = explorer.filter.value;
  const drawing = useMemo(() => {
    const spans = [
      ...(data.statements ? data.statements.flatMap(({ saidAt }) => saidAt ?? []) : data.buckets),
      ...data.published.map((day) => ({ start: day, end: day })),
    ].map(({ start, end }) => ({ start: dayNumber(start), end: dayNumber(end) }));
    const scale = createTimeScale(spans, data.granularity, Math.max(1, width));
    const base = height - UNDER_AXIS;
    return { scale, base, marks: timelineMarks(data, data.granularity, scale, base) };
  }, [data, width, height]);
  return (
    <div ref={host} class="time-drawing">
      {width > 0 && (
        <>
          <svg width={width} height={height} role="img" aria-label={summaryOf(data)}>
            <Marks {...drawing} said={said} published={data.published} />
          </svg>
          <Brush
            scale={drawing.scale}
            granularity={data.granularity}
            said={said}
            onSaid={(next, gesture) => explorer.setSaid(next, gesture)}
          />
        </>
      )}
    </div>
  );
}

const READ_OUT = 60;

/** The bars in words, as many as one would listen to. */
function summaryOf({ buckets, dated, undated }: TimelineAnswer): string {
  const told = buckets.slice(0, READ_OUT).map(({ start, end, count, stances }) => {
    const list = stances.map((one) => `${one.count} ${inWords(one.stance)}`).join(', ');
    return `${dateInWords({ start, end, precision: 'RANGE' })}: ${count}${list === '' ? '' : ` (${list})`}`;
  });
  const more = buckets.length > READ_OUT ? `; and ${buckets.length - READ_OUT} more` : '';
  return `${dated} dated statements, ${undated} undated. ${told.join('; ')}${more}`;
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
          {data.undatedUntil && (
            <>
              Said before {dateInWords({ start: data.undatedUntil, end: data.undatedUntil, precision: 'DAY' })}, when the source came out.
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
