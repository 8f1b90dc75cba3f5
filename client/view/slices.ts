// Work on many elements, a part of it between two frames: Cytoscape works out styles with the next frame, so that what is touched at once makes one long
// frame. Each part is worked out when it is done, so that the frame after it has only to paint.
import type { Core } from 'cytoscape';
import { workOutStyles } from './renderer.ts';

export interface Slices {
  /**
   * Does little work at once, and of more a slice before each frame, after whatever is still to be done; `done` follows the last.
   * @param mayWait whether the first slice has a task of its own: where there is much to do, if not said
   */
  run(work: readonly (() => void)[], done?: () => void, mayWait?: boolean): void;
  /** Does at once all that is still to be done. */
  flush(): void;
  stop(): void;
}

/** So many elements take about as long as painting the rest of a frame; with fewer, painting frame after frame would take longest. */
const AT_ONCE = 80;

/** Runs something later, and gives back how to call it off. */
type Later = (run: () => void) => () => void;

/**
 * @param soon when the first slice comes
 * @param afterFrame when each next one comes: once a frame is painted
 * @param workOut called when a slice was done
 */
export function createSlices(cy: Core, soon: Later = inNextTask, afterFrame: Later = afterNextFrame, workOut = workOutStyles): Slices {
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
    workOut(cy);
    if (waiting.length > 0) callOff ??= afterFrame(goOn);
  }

  return {
    run(work, done = () => undefined, mayWait = work.length > AT_ONCE) {
      const isIdle = waiting.length === 0;
      waiting.push(...work, done);
      if (!isIdle) return;
      // Whoever asks for much has done enough in its task.
      if (mayWait) callOff = soon(goOn);
      else goOn();
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

function inNextTask(run: () => void): () => void {
  const timer = setTimeout(run);
  return () => clearTimeout(timer);
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
