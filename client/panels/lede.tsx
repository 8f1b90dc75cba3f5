// The reading line over the canvas: the claim that most is said about and who stands where; beside it, the canvas's controls.
import type { ReadonlySignal } from '@preact/signals';
import type { Explorer, LayoutName } from '../explore/explorer.ts';

export interface LedeProps {
  explorer: Explorer;
  zoom: ReadonlySignal<number>;
  onFit(): void;
  onZoom(factor: number): void;
  /** The menu of the canvas, at a place of the window. */
  onMenu(at: { x: number; y: number }): void;
  onFilters(): void;
  onTime(): void;
}

const ZOOM_STEP = 1.25;
const LAYOUTS: Readonly<Record<LayoutName, string>> = { sides: 'Sides', force: 'Links', time: 'Time', rings: 'Rings' };

export function Lede({ explorer, zoom, onFit, onZoom, onMenu, onFilters, onTime }: LedeProps) {
  const layout = explorer.layout.value;
  return (
    <div class="lede">
      <Reading explorer={explorer} />
      <div class="tools">
        <button type="button" class="btn rail-button" onClick={onFilters}>
          Filters
        </button>
        <button type="button" class="btn time-button" onClick={onTime}>
          Time
        </button>
        <label class="layout-choice">
          <span class="layout-word">Layout: </span>
          <select value={layout} onChange={(event) => void explorer.arrange(event.currentTarget.value as LayoutName)}>
            {(Object.keys(LAYOUTS) as LayoutName[]).map((name) => (
              <option key={name} value={name}>
                {LAYOUTS[name]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="btn drop"
          aria-haspopup="menu"
          onClick={(event) => {
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu({ x: left, y: bottom + 4 });
          }}
        >
          Select
        </button>
        <button type="button" class="btn" onClick={onFit}>
          Fit
        </button>
        <button type="button" class="btn" aria-label="Zoom out" onClick={() => onZoom(1 / ZOOM_STEP)}>
          −
        </button>
        <span class="zoom">{Math.round(zoom.value * 100)} %</span>
        <button type="button" class="btn" aria-label="Zoom in" onClick={() => onZoom(ZOOM_STEP)}>
          +
        </button>
      </div>
    </div>
  );
}

/** The same over every view. */
export function Reading({ explorer }: { explorer: Explorer }) {
  const reading = explorer.reading.value;
  return (
    <p>
      {reading ? (
        <>
          <q>{reading.claim}</q> <b class="a">{reading.asserts === 1 ? '1 asserts' : `${reading.asserts} assert`}</b>,{' '}
          <b class="d">{reading.denies === 1 ? '1 denies' : `${reading.denies} deny`}</b>,{' '}
          <b class="s">{reading.holdBack === 1 ? '1 holds back' : `${reading.holdBack} hold back`}</b>
        </>
      ) : (
        'No stance on any claim is drawn. Search for a person, or for words that were said.'
      )}
    </p>
  );
}
