// The legend has switched off something without which there are no stances: says what, and offers it.
import type { Explorer } from '../explore/explorer.ts';
import type { missingForStances } from '../graph/filter.ts';
import { inWords } from '../graph/words.ts';
import { ViewState } from './view-state.tsx';

export interface MissingForStancesProps {
  explorer: Explorer;
  missing: NonNullable<ReturnType<typeof missingForStances>>;
  /** What cannot be shown: `A matrix`. */
  what: string;
}

export function MissingForStances({ explorer, missing, what }: MissingForStancesProps) {
  const name = 'kind' in missing ? `${inWords(missing.kind)}s` : `the relation “${inWords(missing.edgeKind)}”`;
  const show = () => ('kind' in missing ? explorer.toggleKind(missing.kind) : explorer.toggleEdgeKind(missing.edgeKind));
  return (
    <ViewState title={`The legend leaves out ${name}.`} steps={[{ label: `Show ${name}`, run: show }]}>
      {what} needs them: without them nobody stands anywhere.
    </ViewState>
  );
}
