// The marks of the timeline as SVG: squares, hollow ranges or bars, the axis under them, and the days on which sources came out.
import type { Stance } from '../../api/operations.generated.ts';
import { dayNumber, liesIn, type DayInterval } from '../../graph/days.ts';
import type { TimeScale } from '../../graph/time-scale.ts';
import { ticksOf } from '../../graph/time-ticks.ts';
import type { TimelineMarks } from '../../graph/timeline-marks.ts';
import { stanceSlug } from '../../graph/words.ts';

export interface MarksProps {
  marks: TimelineMarks;
  scale: TimeScale;
  /** The height of the axis in px from the top. */
  base: number;
  said: DayInterval | undefined;
  published: readonly string[];
}

/** More days than these on which sources came out say nothing any more. */
const MAX_PUBLISHED = 6;

export function Marks({ marks, scale, base, said, published }: MarksProps) {
  const classOf = (start: string, end: string) =>
    said && !liesIn({ start, end, precision: 'RANGE' }, said) ? 'time-mark out' : 'time-mark';
  return (
    <>
      {marks.as === 'counts'
        ? marks.bars.map(({ start, end, x, width, parts }) => (
            <g key={start} class={classOf(start, end)}>
              {parts.map(({ stance, y, height }) => (
                <rect key={stance ?? 'none'} class={stance ? stanceSlug(stance) : 'no-stance'} x={x} y={y} width={width} height={height} />
              ))}
            </g>
          ))
        : [
            ...marks.ranges.map(({ id, start, end, x, y, width, height, stances }) => (
              <rect
                key={id}
                class={`${classOf(start, end)} range ${stances[0] ? stanceSlug(stances[0]) : 'no-stance'}`}
                x={x}
                y={y}
                width={width}
                height={height}
              />
            )),
            ...marks.squares.map(({ id, start, end, x, y, width, height, stances }) => (
              <g key={id} class={classOf(start, end)}>
                <Stripes stances={stances} x={x} y={y} width={width} height={height} />
              </g>
            )),
          ]}
      {scale.segments.map(({ left, right }, place) => (
        <g key={left} class="axis-line">
          <line x1={left} x2={right} y1={base + 0.5} y2={base + 0.5} />
          {place > 0 && <path d={`M${left - 15} ${base + 5}l4-9M${left - 9} ${base + 5}l4-9`} />}
        </g>
      ))}
      {ticksOf(scale).map(({ x, label }) => (
        <g key={x} class="tick">
          <line x1={x} x2={x} y1={base} y2={base + (label === undefined ? 3 : 6)} />
          {label !== undefined && (
            <text x={x} y={base + 17}>
              {label}
            </text>
          )}
        </g>
      ))}
      {published.length <= MAX_PUBLISHED &&
        published.map((day) => {
          const x = (scale.xOf(dayNumber(day)) + scale.xOf(dayNumber(day) + 1)) / 2;
          return (
            <g key={day} class="published">
              <title>A source came out on {day}</title>
              <line x1={x} x2={x} y1={base - 12} y2={base} />
              <polygon points="-6.500,-5 1.500,-5 6.500,0 1.500,5 -6.500,5" transform={`translate(${x} ${base - 18})`} />
            </g>
          );
        })}
    </>
  );
}

/** A statement that takes several stances is striped: a hard edge between any two. */
export function Stripes({
  stances,
  x,
  y,
  width,
  height,
}: {
  stances: readonly Stance[];
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  if (stances.length === 0) return <rect class="no-stance" x={x + 0.5} y={y + 0.5} width={width - 1} height={height - 1} />;
  return (
    <>
      {stances.map((stance, place) => (
        <rect
          key={stance}
          class={stanceSlug(stance)}
          x={x + (width * place) / stances.length}
          y={y}
          width={width / stances.length}
          height={height}
        />
      ))}
    </>
  );
}
