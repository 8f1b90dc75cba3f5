// Fetches what the details panel shows whenever the selection changes; an answer for an older selection is dropped.
import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { DetailsDocument, type DetailsQuery } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import type { Explorer } from '../explore/explorer.ts';

type State =
  | { state: 'none' }
  | { state: 'loading' }
  | { state: 'ready'; node: NonNullable<DetailsQuery['node']> }
  | { state: 'failed'; message: string };

export interface FetchedDetails {
  state: ReadonlySignal<State>;
  retry(): void;
}

export function fetchDetails(explorer: Explorer, send: SendRequest): FetchedDetails {
  const state = signal<State>({ state: 'none' });
  let running: AbortController | undefined;

  async function fetchOne(id: string): Promise<void> {
    const controller = new AbortController();
    running = controller;
    // What is there stays until the new answer comes, unless that takes a while.
    const slow = setTimeout(() => {
      state.value = { state: 'loading' };
    }, 300);
    try {
      const answer = await send(DetailsDocument, { id }, controller.signal);
      if (controller.signal.aborted) return;
      if (answer.error) state.value = { state: 'failed', message: answer.error.message };
      else if (answer.data.node) state.value = { state: 'ready', node: answer.data.node };
      else state.value = { state: 'failed', message: `"${id}" is not in this graph any more.` };
    } catch {
      // Given up for a newer selection.
    } finally {
      clearTimeout(slow);
    }
  }

  function follow(selection: ReadonlySet<string>): void {
    running?.abort();
    const [id, ...others] = selection;
    if (id === undefined || others.length > 0) state.value = { state: 'none' };
    else void fetchOne(id);
  }

  effect(() => {
    const selection = explorer.selection.value;
    untracked(() => follow(selection));
  });
  return { state, retry: () => follow(explorer.selection.value) };
}
