// Who may run now: small operations at once, heavy ones a few at a time in the order of their arrival, and beyond that a quick TOO_BUSY.
import type { GraphQLError } from 'graphql';
import { aborted, deadlineExceeded } from '../graph/given-up.ts';
import type { Limits } from '../limits.ts';
import type { ReadOptions } from '../store/store.ts';
import { refusal } from './errors.ts';

/** When it may be worth asking again. */
export const RETRY_AFTER_SECONDS = 1;

export interface Admission {
  /**
   * Resolves when an operation of this cost may run, to what must be called once when it has.
   * @throws GraphQLError TOO_BUSY, GraphError DEADLINE_EXCEEDED, ABORTED
   */
  enter(cost: number, options: ReadOptions): Promise<() => void>;
  /** The refusal that any heavy operation would get now; undefined where one would be let in. */
  full(): GraphQLError | undefined;
  /** Operations under way and waiting. */
  load(): { light: number; heavy: number; waiting: number };
}

export type AdmissionLimits = Pick<Limits, 'heavyCost' | 'heavyAtOnce' | 'heavyWaiting' | 'maxWaitMs' | 'lightAtOnce'>;

export function createAdmission(limits: AdmissionLimits): Admission {
  let light = 0;
  let heavy = 0;
  const waiting: { go: () => void; stop: (error: Error) => void }[] = [];

  function leaveLight(): void {
    light -= 1;
  }

  function leaveHeavy(): void {
    // Whoever waits longest takes the place over, so that nobody who comes in between gets ahead.
    const next = waiting.shift();
    if (next) next.go();
    else heavy -= 1;
  }

  function full(): GraphQLError | undefined {
    if (heavy < limits.heavyAtOnce || waiting.length < limits.heavyWaiting) return undefined;
    return tooBusy(`${heavy} heavy operations are under way (HEAVY_AT_ONCE) and ${waiting.length} wait (HEAVY_WAITING)`);
  }

  /** Resolves with a place among the heavy ones. */
  function wait({ deadlineMs = Infinity, signal }: ReadOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const place = {
        go: () => {
          end();
          resolve();
        },
        stop: (error: Error) => {
          end();
          waiting.splice(waiting.indexOf(place), 1);
          reject(error);
        },
      };
      const left = deadlineMs - Date.now();
      const timer =
        left < limits.maxWaitMs
          ? setTimeout(() => place.stop(deadlineExceeded()), left)
          : setTimeout(
              () => place.stop(tooBusy(`this operation waited ${limits.maxWaitMs} ms for its turn (MAX_WAIT_MS)`)),
              limits.maxWaitMs,
            );
      const gone = () => place.stop(aborted());
      signal?.addEventListener('abort', gone, { once: true });
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', gone);
      };
      waiting.push(place);
    });
  }

  return {
    async enter(cost, options) {
      if (options.signal?.aborted) throw aborted();
      if (cost < limits.heavyCost) {
        if (light >= limits.lightAtOnce) throw tooBusy(`${light} small operations are under way (LIGHT_AT_ONCE)`);
        light += 1;
        return leaveLight;
      }
      const refused = full();
      if (refused) throw refused;
      if (heavy >= limits.heavyAtOnce) await wait(options);
      else heavy += 1;
      return leaveHeavy;
    },
    full,
    load: () => ({ light, heavy, waiting: waiting.length }),
  };
}

/** A refusal that costs next to nothing: the client is told when to come back. */
export function tooBusy(why: string): GraphQLError {
  return refusal('TOO_BUSY', `The server is busy: ${why}. Try again in ${RETRY_AFTER_SECONDS} s.`, {
    status: 503,
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}
