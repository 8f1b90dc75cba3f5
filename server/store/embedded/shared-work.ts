// Work that several questions wait for is done once: by the first that needs it, in its slices.
import type { Slices } from '../slices.ts';

/** Gives what `work` of the first asker gives; where that one gives up, the next one who waits does it. Nothing is kept once it is done. */
export function createSharedWork<Value>(): (key: string, slices: Slices, work: () => Promise<Value>) => Promise<Value> {
  const underWay = new Map<string, Promise<Value>>();
  return async (key, slices, work) => {
    for (let other = underWay.get(key); other; other = underWay.get(key)) {
      const done = await other.then(
        (value) => ({ value }),
        () => undefined,
      );
      if (done) return done.value;
      // Whoever has given up as well is told so here.
      await slices.pause();
    }
    const own = work();
    underWay.set(key, own);
    try {
      return await own;
    } finally {
      underWay.delete(key);
    }
  };
}
