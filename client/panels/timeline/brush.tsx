// The brush over the timeline: by mouse a drag sets, moves or resizes it and a click takes one unit; by keyboard its two ends and the whole are sliders.
import { useRef } from 'preact/hooks';
import type { Granularity } from '../../api/operations.generated.ts';
import { endsOf, intervalOf, moveEnd, moveSpan, spanBetween, spanOf, type Span } from '../../graph/brushing.ts';
import { dayOf, unitEnd, unitStart, type DayInterval } from '../../graph/days.ts';
import { saidInWords } from '../../graph/filter.ts';
import type { TimeScale } from '../../graph/time-scale.ts';
import { dateInWords } from '../../graph/words.ts';

export interface BrushProps {
  scale: TimeScale;
  granularity: Granularity;
  said: DayInterval | undefined;
  onSaid(said: DayInterval | undefined, gesture: symbol): void;
  /** The pointer is over this day, without dragging; undefined where it left. */
  onPoint(day: number | undefined): void;
}

type Part = 'from' | 'until' | 'whole' | 'new';

interface Drag {
  part: Part;
  startX: number;
  before: Span;
  hasMoved: boolean;
  gesture: symbol;
}

const CLICK_PX = 3;

export function Brush({ scale, granularity, said, onSaid, onPoint }: BrushProps) {
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  /** All keys that are pressed while one end has the focus are one step to undo. */
  const keyGesture = useRef(Symbol('keys'));
  const span = spanOf(scale, said);
  const [left, right] = [scale.xOf(span.from), scale.xOf(span.until + 1)];
  const xIn = (event: PointerEvent) => event.clientX - area.current!.getBoundingClientRect().left;

  /** An end that is open stays open while the other one is moved. */
  function set(part: Part, next: Span, gesture: symbol): void {
    const interval = intervalOf(next);
    if (part === 'from' || part === 'until') onSaid({ ...said, [part]: interval[part] }, gesture);
    else onSaid(interval, gesture);
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const part = ((event.target as HTMLElement).dataset['part'] as Part | undefined) ?? 'new';
    drag.current = { part, startX: xIn(event), before: span, hasMoved: false, gesture: Symbol('drag') };
    area.current!.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent): void {
    const { current } = drag;
    const x = xIn(event);
    onPoint(current ? undefined : scale.dayAt(x));
    if (!current) return;
    current.hasMoved ||= Math.abs(x - current.startX) >= CLICK_PX;
    if (current.hasMoved) set(current.part, draggedSpan(scale, granularity, current, x), current.gesture);
  }

  function onPointerUp(event: PointerEvent): void {
    const { current } = drag;
    drag.current = undefined;
    if (!current || current.hasMoved || current.part === 'from' || current.part === 'until') return;
    const day = scale.dayAt(xIn(event));
    onSaid(intervalOf({ from: unitStart(day, granularity), until: unitEnd(day, granularity) - 1 }), current.gesture);
  }

  function onKeyDown(event: KeyboardEvent, part: 'from' | 'until' | 'whole'): void {
    const days = event.shiftKey ? 7 : 1;
    const move = (by: number) =>
      set(part, part === 'whole' ? moveSpan(scale, span, by) : moveEnd(scale, span, part, by), keyGesture.current);
    const [first, last] = endsOf(scale);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') move(-days);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') move(days);
    else if (event.key === 'PageUp') move(30);
    else if (event.key === 'PageDown') move(-30);
    else if (event.key === 'Home') move(first - last);
    else if (event.key === 'End') move(last - first);
    else if (event.key === 'Delete' || event.key === 'Backspace') onSaid(undefined, keyGesture.current);
    else return;
    event.preventDefault();
  }

  const slider = (part: 'from' | 'until', day: number, name: string, x: number) => (
    <div
      class={`brush-end ${part}`}
      data-part={part}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={endsOf(scale)[0]}
      aria-valuemax={endsOf(scale)[1]}
      aria-valuenow={day}
      aria-valuetext={inWords(day)}
      style={{ left: `${x}px` }}
      onFocus={() => {
        keyGesture.current = Symbol('keys');
      }}
      onKeyDown={(event) => onKeyDown(event, part)}
    />
  );
  return (
    <div
      ref={area}
      class={said ? 'brush-area set' : 'brush-area'}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerLeave={() => onPoint(undefined)}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
    >
      {said && (
        <div
          class="brush"
          data-part="whole"
          role="slider"
          tabIndex={0}
          aria-label="Said in this time"
          aria-valuemin={endsOf(scale)[0]}
          aria-valuemax={endsOf(scale)[1]}
          aria-valuenow={span.from}
          aria-valuetext={saidInWords(said)}
          style={{ left: `${left}px`, width: `${Math.max(0, right - left)}px` }}
          onFocus={() => {
            keyGesture.current = Symbol('keys');
          }}
          onKeyDown={(event) => onKeyDown(event, 'whole')}
        />
      )}
      {said && (
        <span class={left > scale.width - 130 ? 'brush-name end' : 'brush-name'} style={{ left: `${left}px` }} aria-hidden="true">
          {saidInWords(said)}
        </span>
      )}
      {slider('from', span.from, 'Said from', left)}
      {slider('until', span.until, 'Said until', right)}
    </div>
  );
}

function draggedSpan(scale: TimeScale, granularity: Granularity, { part, startX, before }: Drag, x: number): Span {
  if (part === 'new') return spanBetween(scale, granularity, startX, x);
  const days = scale.dayAt(x) - scale.dayAt(startX);
  if (part === 'whole') return moveSpan(scale, before, days);
  // An end of the brush is where its day begins or ends, so it snaps to the unit that the pointer is in.
  const day = scale.dayAt(x);
  return part === 'from'
    ? { ...before, from: Math.min(unitStart(day, granularity), before.until) }
    : { ...before, until: Math.max(unitEnd(day, granularity) - 1, before.from) };
}

function inWords(day: number): string {
  const date = dayOf(day);
  return dateInWords({ start: date, end: date, precision: 'DAY' });
}
