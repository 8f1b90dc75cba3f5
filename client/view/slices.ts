// Work on many elements, a part of it in each frame: Cytoscape works out styles with the next frame, so that what is touched at once makes one long frame.
import type { Core } from 'cytoscape';

export interface Slices {
  /** Does the first slice at once and one with each frame from now on, after whatever is still to be done; `done` follows the last. */
  run(work: readonly (() => void)[], done?: () => void): void;
  /** Does at once all that is still to be done. */
  flush(): void;
  stop(): void;
}

/** So many elements take about as long as painting the rest of a frame; with fewer, painting frame after frame would take longest. */
const AT_ONCE = 80;

/** @param nextFrame runs something with the next frame, and gives back how to call it off */
export function createSlices(cy: Pick<Core, 'batch'>, nextFrame: (run: () => void) => () => void = onNextFrame): Slices {
  let waiting: (() => void)[] = [];
  let callOff: (() => void) | undefined;

  function doSome(count: number): void {
    const now = waiting.slice(0, count);
    waiting = waiting.slice(count);
    cy.batch(() => {
      for (const act of now) act();
    });
  }

  function goOn(): void {
    callOff = undefined;
    doSome(AT_ONCE);
    if (waiting.length > 0) callOff ??= nextFrame(goOn);
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
      callOff?.();
      callOff = undefined;
      waiting = [];
    },
  };
}

function onNextFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
