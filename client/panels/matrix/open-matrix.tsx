// Opens the matrix: its state, its pane, and its line in the status bar.
import { computed } from '@preact/signals';
import { createMatrixView } from '../../explore/matrix-view.ts';
import type { OpenedView, PaneProps, ViewContext } from '../open-views.ts';
import { MatrixPane } from './matrix-pane.tsx';

export function open({ explorer, send }: ViewContext): OpenedView {
  const view = createMatrixView(explorer, send);
  return {
    Pane: (props: PaneProps) => <MatrixPane {...props} explorer={explorer} view={view} />,
    summary: computed(() => {
      const { picture, state } = view;
      if (!picture.value) return '';
      const { speakers, claims } = picture.value.matrix;
      const known = state.value.data?.knownClaims ?? claims.length;
      return `${speakers.length} ${speakers.length === 1 ? 'speaker' : 'speakers'}, ${claims.length} of ${known} claims`;
    }),
  };
}
