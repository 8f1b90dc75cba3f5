// The panel on the right: details of what is selected, or what the view that is shown tells in its own panel, from which the details are one step away.
// On a phone it is a sheet, low while another view than the graph needs the room, and drawn up by its grip.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import { VIEW_FACTS } from '../explore/views.ts';
import type { Keeping } from './desk.ts';
import { DetailsPanel } from './details-panel.tsx';
import type { FetchedDetails } from './fetch-details.ts';
import type { OpenedView } from './open-views.ts';

export interface SidePanelProps {
  explorer: Explorer;
  details: FetchedDetails;
  keeping: Keeping | undefined;
  /** The view that is shown, where it is not the graph. */
  shown: OpenedView | undefined;
}

export function SidePanel({ explorer, details, keeping, shown }: SidePanelProps) {
  const Own = shown?.Panel;
  const isDetails = useSignal(false);
  const isTall = useSignal(false);
  const [selected] = explorer.selection.value;
  const view = explorer.view.value;
  useEffect(() => {
    isTall.value = false;
  }, [view]);
  useEffect(() => {
    if (selected === undefined || view === 'graph') return;
    isTall.value = true;
    isDetails.value = !shown?.tellsOf?.(selected);
  }, [selected]);
  const isOwn = Own !== undefined && !isDetails.value;
  return (
    <div class={`side of-${view}${isTall.value ? ' tall' : ''}`}>
      <button
        type="button"
        class="grip"
        aria-expanded={isTall.value}
        aria-label="More of the panel"
        onClick={() => {
          isTall.value = !isTall.value;
        }}
      />
      {Own && isDetails.value && (
        <button
          type="button"
          class="btn back"
          onClick={() => {
            isDetails.value = false;
          }}
        >
          Back to the {VIEW_FACTS[view].title.toLowerCase()}
        </button>
      )}
      {isOwn ? (
        <Own
          onDetails={() => {
            isDetails.value = true;
            isTall.value = true;
          }}
        />
      ) : (
        <DetailsPanel explorer={explorer} details={details} keeping={keeping} />
      )}
    </div>
  );
}
