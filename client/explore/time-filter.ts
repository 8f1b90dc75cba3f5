// The two clocks as filters of all views: when it was said, and when it was recorded here. One gesture, however long, is one step to undo.
import type { DayInterval } from '../graph/days.ts';
import { instantInWords, saidInWords } from '../graph/filter.ts';
import type { PictureState } from './picture.ts';

export interface TimeFilter {
  setSaid(said: DayInterval | undefined, gesture?: symbol): void;
  setRecordedUntil(instant: string | undefined): void;
}

export function createTimeFilter(state: PictureState): TimeFilter {
  return {
    setSaid(said, gesture) {
      const words = saidInWords(said);
      const { said: before, ...filter } = state.picture.value.filter;
      if (before?.from === said?.from && before?.until === said?.until) return;
      const next = { filter: words === undefined ? filter : { ...filter, said } };
      const told = words === undefined ? 'Said at any time.' : `Said ${words}, or undated.`;
      state.change(words === undefined ? 'show all times' : `said ${words}`, next, told, gesture);
    },
    setRecordedUntil(instant) {
      const { recordedUntil: before, ...filter } = state.picture.value.filter;
      if (before === instant) return;
      const words = instant === undefined ? 'until now' : `until ${instantInWords(instant)}`;
      state.change(
        `recorded ${words}`,
        { filter: instant === undefined ? filter : { ...filter, recordedUntil: instant } },
        `Recorded ${words}.`,
      );
    },
  };
}
