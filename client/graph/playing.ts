// Playing through time: the intervals to show one after the other, a step for each unit in which something was said.
import { dayNumber, dayOf, type DayInterval } from './days.ts';

/** `adds-up` shows all that had been said by then; `window` only what was said in a stretch of time that moves along. */
export type PlayMode = 'adds-up' | 'window';

/**
 * @param units in which something was said, ascending
 * @param said what is brushed: its first day is where adding up begins, and its length is the window's; the window is else an eighth of the whole
 */
export function playSteps(units: readonly { start: string; end: string }[], mode: PlayMode, said: DayInterval | undefined): DayInterval[] {
  const [first, last] = [units[0], units.at(-1)];
  if (!first || !last) return [];
  if (mode === 'adds-up') {
    const from = said?.from;
    return units.filter(({ end }) => from === undefined || end >= from).map(({ end }) => ({ from: from ?? first.start, until: end }));
  }
  const whole = dayNumber(last.end) - dayNumber(first.start) + 1;
  const brushed =
    said?.from !== undefined && said.until !== undefined ? dayNumber(said.until) - dayNumber(said.from) + 1 : Math.ceil(whole / 8);
  const length = Math.max(brushed, dayNumber(first.end) - dayNumber(first.start) + 1);
  return units.map(({ end }) => ({ from: dayOf(dayNumber(end) - length + 1), until: end }));
}
