// Slices: work is done in its order, a part with each frame, and all of it at once where nobody can wait.
import { describe, expect, it } from 'vitest';
import { createSlices } from '../../../client/view/slices.ts';

/** Frames that come when they are told to. */
function frames() {
  let next: (() => void) | undefined;
  return {
    nextFrame(run: () => void) {
      next = run;
      return () => {
        next = undefined;
      };
    },
    /** Whether there was something to do. */
    tick(): boolean {
      const run = next;
      next = undefined;
      run?.();
      return run !== undefined;
    },
  };
}

const cy = {
  batch: (run: () => void) => {
    run();
    return cy;
  },
} as unknown as Parameters<typeof createSlices>[0];

function acts(count: number, done: number[]): (() => void)[] {
  return Array.from({ length: count }, (_, nth) => () => void done.push(nth));
}

describe('slices', () => {
  it('does little work at once, and much of it a part with each frame, in order', () => {
    const { nextFrame, tick } = frames();
    const slices = createSlices(cy, nextFrame, nextFrame, () => undefined);
    const few: number[] = [];
    slices.run(acts(10, few));
    expect(few).toHaveLength(10);
    expect(tick()).toBe(false);

    const many: number[] = [];
    let isDone = false;
    slices.run(acts(500, many), () => {
      isDone = true;
    });
    expect(many).toEqual([]);
    tick();
    const first = many.length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(200);
    tick();
    expect(many.length).toBe(2 * first);
    expect(isDone).toBe(false);
    while (tick());
    expect(many).toEqual(Array.from({ length: 500 }, (_, nth) => nth));
    expect(isDone).toBe(true);
  });

  it('does what comes later after what is still to be done', () => {
    const { nextFrame, tick } = frames();
    const slices = createSlices(cy, nextFrame, nextFrame, () => undefined);
    const done: string[] = [];
    slices.run(acts(200, []), () => void done.push('first'));
    slices.run([() => void done.push('second')]);
    expect(done).toEqual([]);
    while (tick());
    expect(done).toEqual(['first', 'second']);
  });

  it('does all of it at once when it is flushed, and none of it once it is stopped', () => {
    const { nextFrame, tick } = frames();
    const slices = createSlices(cy, nextFrame, nextFrame, () => undefined);
    const flushed: number[] = [];
    slices.run(acts(300, flushed));
    slices.flush();
    expect(flushed).toHaveLength(300);
    expect(tick()).toBe(false);

    const stopped: number[] = [];
    slices.run(acts(300, stopped));
    const before = stopped.length;
    slices.stop();
    expect(tick()).toBe(false);
    slices.flush();
    expect(stopped).toHaveLength(before);
  });

  it('has each slice worked out before the next frame', () => {
    const { nextFrame, tick } = frames();
    let workedOut = 0;
    const slices = createSlices(cy, nextFrame, nextFrame, () => {
      workedOut += 1;
    });
    slices.run(acts(10, []));
    expect(workedOut).toBe(1);
    slices.run(acts(150, []));
    expect(workedOut).toBe(1);
    tick();
    expect(workedOut).toBe(2);
    tick();
    expect(workedOut).toBe(3);
  });
});
