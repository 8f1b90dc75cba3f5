// Ends what takes too long: whoever asked has gone, their time is over, or the server has stopped answering.
import { aborted, deadlineExceeded } from '../../graph/given-up.ts';
import type { GraphError } from '../../graph/graph-error.ts';
import type { ReadOptions } from '../store.ts';

/** How long an answer may take before the server is asked whether it lives, and how long it may take to say so: together under 4 s. */
const PATIENCE_MS = 2_000;
const PULSE_MS = 1_500;

export interface Limit {
  /** Never resolves; rejects with ABORTED, DEADLINE_EXCEEDED, or what `dead` makes. */
  reached: Promise<never>;
  clear(): void;
}

export function createLimit({ deadlineMs, signal }: ReadOptions, isAlive: () => Promise<boolean>, dead: () => GraphError): Limit {
  let clear = () => {};
  const reached = new Promise<never>((_resolve, reject) => {
    const abort = () => reject(aborted());
    const expire = () => reject(deadlineExceeded());
    let watch: NodeJS.Timeout;
    const listen = async () => {
      const late = new Promise<false>((resolve) => {
        watch = setTimeout(resolve, PULSE_MS, false);
      });
      const alive = await Promise.race([isAlive(), late]);
      clearTimeout(watch);
      if (!alive) reject(dead());
      else if (!isCleared) watch = setTimeout(() => void listen(), PATIENCE_MS);
    };
    let isCleared = false;
    watch = setTimeout(() => void listen(), PATIENCE_MS);
    const deadline = deadlineMs === undefined ? undefined : setTimeout(expire, Math.max(0, deadlineMs - Date.now()));
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    clear = () => {
      isCleared = true;
      clearTimeout(watch);
      clearTimeout(deadline);
      signal?.removeEventListener('abort', abort);
    };
  });
  // Where nobody races it any more, its rejection is nobody's.
  reached.catch(() => undefined);
  return { reached, clear };
}
