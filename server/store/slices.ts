// A long question is answered in slices: between two of them others get their turn, and a question that was given up ends.
import { aborted, deadlineExceeded } from '../graph/given-up.ts';

const SLICE_MS = 8;

export interface Slices {
  /** Called between two statements: gives way once the slice is used up. @throws GraphError ABORTED, DEADLINE_EXCEEDED */
  pause(): Promise<void>;
}

/** `isGivenUp` is read at every pause; `deadlineMs` is in milliseconds since the Unix epoch. */
export function createSlices(isGivenUp: () => boolean, deadlineMs: number | undefined, now: () => number = Date.now): Slices {
  let sliceEnd = now() + SLICE_MS;

  function throwIfOver(): void {
    if (isGivenUp()) throw aborted();
    if (deadlineMs !== undefined && now() >= deadlineMs) throw deadlineExceeded();
  }

  return {
    async pause() {
      throwIfOver();
      if (now() < sliceEnd) return;
      await new Promise((resolve) => setImmediate(resolve));
      throwIfOver();
      sliceEnd = now() + SLICE_MS;
    },
  };
}
