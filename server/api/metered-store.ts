// The store as one server's requests see it: every call is counted and timed, and ends by its request's deadline even where the store cannot stop at once.
// Flows in: a store. Flows out: the same questions, and an observation of each.
import { deadlineExceeded } from '../graph/given-up.ts';
import { GraphError } from '../graph/graph-error.ts';
import { READER_METHODS, type StoreReader } from '../store/store.ts';
import type { RequestOptions } from './request-record.ts';

export interface StoreCall {
  /** Which question of the port. */
  method: string;
  /** `OK` or the code of the GraphError. */
  outcome: string;
  durationMs: number;
}

type Question = (...args: unknown[]) => Promise<unknown>;

/** Of the store's questions and no more; the last argument of each is its options. */
export function meteredStore(store: StoreReader, observe: (call: StoreCall) => void): StoreReader {
  const questions = READER_METHODS.map((method) => [method, metered(method, store[method] as Question, observe)]);
  return {
    ...(Object.fromEntries(questions) as StoreReader),
    // A store may only learn its whole name from the first answer.
    get name() {
      return store.name;
    },
  };
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

/** How much later than the store itself, which knows the deadline too, we give up on it. Times that are alike are cheap to keep. */
const GRACE_MS = 50;

/** The answer, or DEADLINE_EXCEEDED where the store could not stop its work in time. */
function within(answer: Promise<unknown>, { deadlineMs }: RequestOptions = {}): Promise<unknown> {
  if (deadlineMs === undefined) return answer;
  return new Promise((resolve, reject) => {
    const leftMs = Math.ceil((deadlineMs - Date.now()) / GRACE_MS) * GRACE_MS;
    const timer = setTimeout(() => reject(deadlineExceeded()), leftMs);
    answer.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
