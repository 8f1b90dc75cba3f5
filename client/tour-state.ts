// Whether the tour is offered or shown, and that whoever took or declined it once is not asked again.
import { signal, type Signal } from '@preact/signals';

const KEY = 'tour';

export interface TourState {
  /** On a first visit, until it is answered. */
  readonly isOffered: Signal<boolean>;
  /** Counted from 0; undefined where it is not shown. */
  readonly step: Signal<number | undefined>;
  end(): void;
}

/** @param mayOffer whether the page opens on its own view, not on somebody's address */
export function createTourState(mayOffer: boolean): TourState {
  const isOffered = signal(mayOffer && !wasSeen());
  const step = signal<number | undefined>(undefined);
  return {
    isOffered,
    step,
    end() {
      isOffered.value = false;
      step.value = undefined;
      markSeen();
    },
  };
}

/** Where the browser refuses to keep anything it would be offered at each visit, so it is not. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

function markSeen(): void {
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // Refused; it is not offered again on this page.
  }
}
