// Work on many elements, a part of it between two frames: Cytoscape works out styles with the next frame, so that what is touched at once makes one long
// frame. Each part is worked out when it is done, so that the frame after it has only to paint.
import type { Core } from 'cytoscape';
import { workOutStyles } from './renderer.ts';

export interface Slices {
  /** Does the first slice at once and one after each frame from now on, after whatever is still to be done; `done` follows the last. */
  run(work: readonly (() => void)[], done?: () => void): void;
  /** Does at once all that is still to be done. */
  flush(): void;
  stop(): void;
}

/** So many elements take about as long as painting the rest of a frame; with fewer, painting frame after frame would take longest. */
const AT_ONCE = 80;

/**
 * @param afterFrame runs something once the next frame is painted, and gives back how to call it off
 * @param workOut called when a slice was done
 */
export function createSlices(cy: Core, afterFrame: (run: () => void) => () => void = afterNextFrame, workOut = workOutStyles): Slices {
  let waiting: (() => void)[] = [];
  let callOff: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function doSome(count: number): void {
    const now = waiting.slice(0, count);
    waiting = waiting.slice(count);
    cy.batch(() => {
      for (const act of now) act();
    });
  }

  /** Not at once: whoever set off the first slice has done enough in its task. */
  function workOutSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => workOut(cy));
  }

  function goOn(): void {
    callOff = undefined;
    doSome(AT_ONCE);
    workOutSoon();
    if (waiting.length > 0) callOff ??= afterFrame(goOn);
  }

  return {
    run(work, done = () => undefined) {
      const isIdle = waiting.length === 0;
      waiting.push(...work, done);
      if (isIdle) goOn();
    },
    flush() {
      callOff?.();
      callOff = undefined;
      while (waiting.length > 0) doSome(waiting.length);
    },
    stop() {
      clearTimeout(timer);
      callOff?.();
      callOff = undefined;
      waiting = [];
    },
  };
}

/** In a task of its own: what is done within a frame makes that frame longer. */
function afterNextFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
