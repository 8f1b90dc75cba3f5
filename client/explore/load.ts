// One thing that a view shows, fetched anew whenever the question changes: what came last stays until the next has come.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Answer, RequestError } from '../api/request.ts';

export interface Loaded<T> {
  /** The answer to the last question that was answered. */
  data: T | undefined;
  /** Whether an answer has been under way for more than 300 ms. */
  isSlow: boolean;
  /** Why the last question was not answered; `data` is then of an earlier one. */
  failure: RequestError | undefined;
}

export interface Load<Question, T> {
  readonly state: ReadonlySignal<Loaded<T>>;
  /** At most one is under way: a question that comes meanwhile waits for the answer, or takes the place of one that is slow. */
  ask(question: Question): void;
  retry(): void;
  /** Gives up what is under way; what was answered stays. */
  cancel(): void;
}

export type Later = (run: () => void, ms: number) => () => void;

const SLOW_MS = 300;
const CANCELLED: RequestError = { code: 'CANCELLED', message: 'You cancelled the request.' };

/** @param fetchAnswer rejects only where its signal was aborted */
export function createLoad<Question, T>(
  fetchAnswer: (question: Question, signal: AbortSignal) => Promise<Answer<T>>,
  later: Later = setLater,
): Load<Question, T> {
  const state = signal<Loaded<T>>({ data: undefined, isSlow: false, failure: undefined });
  let last: { question: Question } | undefined;
  let waiting: { question: Question } | undefined;
  let running: AbortController | undefined;

  async function run(question: Question): Promise<void> {
    const controller = new AbortController();
    running = controller;
    const cancelSlow = later(() => {
      state.value = { ...state.value, isSlow: true };
      if (waiting) goOn();
    }, SLOW_MS);
    try {
      const answer = await fetchAnswer(question, controller.signal);
      if (controller.signal.aborted) return;
      state.value = answer.error
        ? { data: state.value.data, isSlow: false, failure: answer.error }
        : { data: answer.data, isSlow: false, failure: undefined };
    } catch (error) {
      // Given up for a newer question, or by the person.
      if (!controller.signal.aborted) throw error;
    } finally {
      cancelSlow();
      if (running === controller) {
        running = undefined;
        if (waiting) goOn();
      }
    }
  }

  function goOn(): void {
    const next = waiting;
    waiting = undefined;
    running?.abort();
    if (next) void run(next.question);
  }

  const load: Load<Question, T> = {
    state,
    ask(question) {
      last = { question };
      waiting = last;
      if (!running || state.value.isSlow) goOn();
    },
    retry() {
      if (last) load.ask(last.question);
    },
    cancel() {
      waiting = undefined;
      running?.abort();
      running = undefined;
      state.value = { data: state.value.data, isSlow: false, failure: CANCELLED };
    },
  };
  return load;
}

/** Asks whenever the question changes, as text, so that what it does not depend on asks nothing anew; nothing is asked while it is undefined. */
export function followQuestion<Question>(load: Pick<Load<Question, unknown>, 'ask'>, questionNow: () => Question | undefined): void {
  const question = computed(() => {
    const now = questionNow();
    return now === undefined ? undefined : JSON.stringify(now);
  });
  effect(() => {
    const text = question.value;
    if (text !== undefined) untracked(() => load.ask(JSON.parse(text) as Question));
  });
}

export function setLater(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
