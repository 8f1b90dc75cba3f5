// The store as one server's requests see it: every call is counted and timed, and ends by its request's deadline even where the store cannot stop at once.
// Flows in: a store. Flows out: the same questions, and an observation of each.
import { aborted, deadlineExceeded } from '../graph/given-up.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { StoreReader } from '../store/store.ts';
import type { RequestOptions } from './request-record.ts';

export interface StoreCall {
  /** Which question of the port. */
  method: string;
  /** `OK` or the code of the GraphError. */
  outcome: string;
  durationMs: number;
}

type Question = (...args: unknown[]) => Promise<unknown>;

/** Every function of the store is taken for a question whose last argument is its options. */
export function meteredStore(store: StoreReader, observe: (call: StoreCall) => void): StoreReader {
  const entries = Object.entries(store).map(([name, value]) => [
    name,
    typeof value === 'function' ? metered(name, value as Question, observe) : (value as unknown),
  ]);
  return Object.fromEntries(entries) as StoreReader;
}

function metered(method: string, ask: Question, observe: (call: StoreCall) => void): Question {
  return async (...args) => {
    const options = args.at(-1) as RequestOptions | undefined;
    if (options?.record) options.record.storeCalls += 1;
    const startMs = performance.now();
    let outcome = 'OK';
    try {
      return await within(ask(...args), options);
    } catch (error) {
      outcome = error instanceof GraphError ? error.code : 'INTERNAL';
      throw error;
    } finally {
      observe({ method, outcome, durationMs: performance.now() - startMs });
    }
  };
}

/** The answer, or DEADLINE_EXCEEDED or ABORTED once it would come too late. The store is told by the same options, and stops its work when it can. */
function within(answer: Promise<unknown>, { deadlineMs, signal }: RequestOptions = {}): Promise<unknown> {
  if (deadlineMs === undefined && !signal) return answer;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(aborted());
    const timer = deadlineMs === undefined ? undefined : setTimeout(() => reject(deadlineExceeded()), deadlineMs - Date.now());
    signal?.addEventListener('abort', giveUp, { once: true });
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    });
  });
}
