// The axis of the timeline with its marks and its brush; what is under the pointer is told in words.
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Explorer } from '../../explore/explorer.ts';
import type { TimelineAnswer } from '../../explore/timeline.ts';
import { dayNumber, dayOf } from '../../graph/days.ts';
import { createTimeScale } from '../../graph/time-scale.ts';
import { timelineMarks, type Bucket } from '../../graph/timeline-marks.ts';
import { dateInWords, inWords } from '../../graph/words.ts';
import { useSize } from '../use-size.ts';
import { Brush } from './brush.tsx';
import { Marks } from './marks.tsx';

/** What stands under the axis, in px. */
const UNDER_AXIS = 25;

export function Axis({ explorer, data }: { explorer: Explorer; data: TimelineAnswer }) {
  const host = useRef<HTMLDivElement>(null);
  const size = useSize(host);
  const pointed = useSignal<number | undefined>(undefined);
  const { width, height } = size.value;
  const { said } = explorer.filter.value;
  const { scale, base, marks } = useMemo(() => drawingOf(data, width, height), [data, width, height]);
  const bucket = pointed.value === undefined ? undefined : bucketAt(data.buckets, dayOf(pointed.value));
  return (
    <div ref={host} class="time-drawing">
      {width > 0 && (
        <>
          <svg width={width} height={height} role="img" aria-label={summaryOf(data)}>
            <Marks marks={marks} scale={scale} base={base} said={said} published={data.published} />
          </svg>
          <Brush
            scale={scale}
            granularity={data.granularity}
            said={said}
            onSaid={(next, gesture) => explorer.setSaid(next, gesture)}
            onPoint={(day) => {
              pointed.value = day;
            }}
          />
          {bucket && (
            <p class="time-pointed" aria-hidden="true">
              {inFigures(bucket)}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function drawingOf(data: TimelineAnswer, width: number, height: number) {
  const { zoom, statements, buckets, published, granularity } = data;
  const said: readonly { start: string; end: string }[] = statements ? statements.flatMap(({ saidAt }) => saidAt ?? []) : buckets;
  const whole = [...said, ...published.map((day) => ({ start: day, end: day }))];
  const shown = zoom ? [{ start: zoom.from, end: zoom.until }] : whole;
  const spans = shown.map(({ start, end }) => ({ start: dayNumber(start), end: dayNumber(end) }));
  const scale = createTimeScale(spans, granularity, Math.max(1, width));
  const base = height - UNDER_AXIS;
  return { scale, base, marks: timelineMarks(data, granularity, scale, base) };
}

function bucketAt(buckets: readonly Bucket[], day: string): Bucket | undefined {
  return buckets.find(({ start, end }) => start <= day && day <= end);
}

/** "21 Oct 2024: 2 statements, 1 asserts, 2 denies" */
function inFigures({ start, end, count, stances }: Bucket): string {
  const list = stances.map((one) => `${one.count} ${inWords(one.stance)}`);
  return `${dateInWords({ start, end, precision: 'RANGE' })}: ${[`${count} ${count === 1 ? 'statement' : 'statements'}`, ...list].join(', ')}`;
}

const READ_OUT = 60;

/** The bars in words, as many as one would listen to. */
function summaryOf({ buckets, dated, undated }: TimelineAnswer): string {
  const told = buckets.slice(0, READ_OUT).map(inFigures);
  const more = buckets.length > READ_OUT ? `; and ${buckets.length - READ_OUT} more` : '';
  return `${dated} dated statements, ${undated} undated. ${told.join('; ')}${more}`;
}
