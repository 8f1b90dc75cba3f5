// Which step of the tour is shown, and that whoever ended it once is not invited again.
import { signal, type Signal } from '@preact/signals';

const KEY = 'tour';

export interface TourState {
  /** 0 is the invitation; undefined where nothing of it is shown. */
  readonly step: Signal<number | undefined>;
  /** On a first visit. */
  invite(): void;
  end(): void;
}

export function createTourState(): TourState {
  const step = signal<number | undefined>(undefined);
  return {
    step,
    invite() {
      if (localStorage.getItem(KEY) === null) step.value ??= 0;
    },
    end() {
      step.value = undefined;
      localStorage.setItem(KEY, 'seen');
    },
  };
}
