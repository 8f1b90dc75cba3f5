// The panels that are fetched after the first view is drawn, or when one of them is first shown: undefined until then.
import { signal, type ReadonlySignal } from '@preact/signals';
import type * as panels from './more-panels.tsx';

const fetched = signal<typeof panels | undefined>(undefined);

export const morePanels: ReadonlySignal<typeof panels | undefined> = fetched;

/** Safe to call often. What could not be fetched is fetched with the next call. */
export function fetchMorePanels(): void {
  if (fetched.peek()) return;
  import('./more-panels.tsx').then(
    (loaded) => {
      fetched.value = loaded;
    },
    () => undefined,
  );
}
