// Opens the blocs: their state, their pane, the panel beside it, and their line in the status bar.
import { computed } from '@preact/signals';
import { createBlocsView } from '../../explore/blocs-view.ts';
import type { OpenedView, PaneProps, ViewContext } from '../open-views.ts';
import { BlocsPane } from './blocs-pane.tsx';
import { BlocsPanel } from './blocs-panel.tsx';

export function open({ explorer, send, mountBlocs, player }: ViewContext): OpenedView {
  const view = createBlocsView(explorer, send);
  return {
    Pane: (props: PaneProps) => <BlocsPane {...props} explorer={explorer} view={view} mountBlocs={mountBlocs} player={player.value} />,
    Panel: ({ onDetails }) => <BlocsPanel explorer={explorer} view={view} onDetails={onDetails} />,
    tellsOf: view.tellsOf,
    summary: computed(() => {
      const picture = view.picture.value;
      if (!picture) return '';
      const counts = [
        `${picture.present.size} with a pole, ${picture.withoutPole.length} without`,
        `${picture.agreements} agree, ${picture.clashes} clash`,
        ...(picture.even > 0 ? [`${picture.even} even out`] : []),
        ...(picture.tooWeak > 0 ? [`${picture.tooWeak} under the threshold`] : []),
      ];
      return counts.join(' · ');
    }),
  };
}
