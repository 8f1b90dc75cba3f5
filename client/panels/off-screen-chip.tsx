// Says that part of the drawing lies outside the window, and which way; a click shows all of it.
import type { ReadonlySignal } from '@preact/signals';

export interface OffScreenChipProps {
  offScreen: ReadonlySignal<{ nodes: number; angle: number }>;
  onFit(): void;
}

export function OffScreenChip({ offScreen, onFit }: OffScreenChipProps) {
  const { nodes, angle } = offScreen.value;
  if (nodes === 0) return null;
  return (
    <button type="button" class="off-screen" onClick={onFit}>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        <path d="M-5 0H4M0 -4L4.500 0L0 4" transform={`rotate(${angle})`} />
      </svg>
      <span>
        {nodes} off screen · <b>Fit</b>
      </span>
    </button>
  );
}
