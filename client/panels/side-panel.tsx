// The panel on the right: details of what is selected, or what the view that is shown tells in its own panel, from which the details are one step away.
import { useSignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import { DetailsPanel } from './details-panel.tsx';
import type { FetchedDetails } from './fetch-details.ts';
import type { OpenedView } from './open-views.ts';

export interface SidePanelProps {
  explorer: Explorer;
  details: FetchedDetails;
  own: OpenedView['Panel'];
}

export function SidePanel({ explorer, details, own: Own }: SidePanelProps) {
  const isDetails = useSignal(false);
  if (!Own) return <DetailsPanel explorer={explorer} details={details} />;
  if (!isDetails.value) {
    return (
      <Own
        onDetails={() => {
          isDetails.value = true;
        }}
      />
    );
  }
  return (
    <div class="side">
      <button
        type="button"
        class="btn back"
        onClick={() => {
          isDetails.value = false;
        }}
      >
        ← Blocs
      </button>
      <DetailsPanel explorer={explorer} details={details} />
    </div>
  );
}
