// Requests as the page sees them: what is under way once it takes a while, what failed and what to do about it, and the operation behind the view.
import { signal, type ReadonlySignal } from '@preact/signals';
import type { TypedDocumentString } from '../api/operations.generated.ts';
import type { Answer, RequestError, SendRequest } from '../api/request.ts';
import type { Activity, Failure, NextStep, ShownQuery } from './explorer.ts';

/** What a person is told while a request runs and where it fails. */
export interface Told {
  doing: string;
  failed: string;
  retry: readonly NextStep[];
  /** Whether without its answer there is nothing to see at all. */
  whole?: boolean;
}

export interface Requests {
  readonly activity: ReadonlySignal<Activity | undefined>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  readonly shownQuery: ReadonlySignal<ShownQuery | undefined>;
  /** Undefined where it failed, which `failure` tells, or was cancelled. */
  ask<Data, Variables>(operation: TypedDocumentString<Data, Variables>, variables: Variables, told: Told): Promise<Data | undefined>;
  fail(error: RequestError, sentence: string, nextSteps: readonly NextStep[], whole?: boolean): void;
  dismissFailure(): void;
  /** Remembers the operation that the view stands on. */
  showQuery<Data, Variables extends Record<string, unknown>>(operation: TypedDocumentString<Data, Variables>, variables: Variables): void;
}

/** What the server says where it was asked for more than it gives at once. */
const TOO_MUCH = new Set(['OPERATION_TOO_COMPLEX', 'DEADLINE_EXCEEDED']);
const ASK_FOR_LESS = 'Leave out kinds or relations in the legend, or brush a shorter time, then try again.';

/** A request that is answered sooner says nothing of itself. */
const ACTIVITY_DELAY_MS = 300;

/** @param later runs something after a while, and gives back how to call it off */
export function createRequests(send: SendRequest, later: (run: () => void, ms: number) => () => void): Requests {
  const activity = signal<Activity | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const shownQuery = signal<ShownQuery | undefined>(undefined);

  function fail(error: RequestError, sentence: string, nextSteps: readonly NextStep[], whole = false): void {
    const { code, message, requestId } = error;
    failure.value = TOO_MUCH.has(code)
      ? { title: 'That is too much to be answered at once.', sentence: `${sentence} ${ASK_FOR_LESS}`, code, requestId, whole, nextSteps }
      : { title: message, sentence, code, requestId, whole, nextSteps };
  }

  return {
    activity,
    failure,
    shownQuery,
    async ask<Data, Variables>(operation: TypedDocumentString<Data, Variables>, variables: Variables, told: Told) {
      const controller = new AbortController();
      const cancelTelling = later(() => {
        activity.value = { sentence: told.doing, cancel: () => controller.abort() };
      }, ACTIVITY_DELAY_MS);
      let answer: Answer<Data>;
      try {
        answer = await send(operation, variables, controller.signal);
      } catch {
        return undefined;
      } finally {
        cancelTelling();
        activity.value = undefined;
      }
      if (answer.error) {
        fail(answer.error, told.failed, told.retry, told.whole);
        return undefined;
      }
      failure.value = undefined;
      return answer.data;
    },
    fail,
    dismissFailure() {
      failure.value = undefined;
    },
    showQuery(operation, variables) {
      shownQuery.value = { query: operation.toString(), variables };
    },
  };
}
