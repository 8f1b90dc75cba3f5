// The bar at the top: the mark, the search, what one can take away, the theme.
import { useSignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import { SearchBox } from './search-box.tsx';
import type { Theme } from './theme.ts';

export interface HeaderProps {
  explorer: Explorer;
  theme: Theme;
  onTheme(theme: Theme): void;
  /** Something found was chosen. */
  onChosen(): void;
  onExportJsonLines(): void;
  onExportPng(): void;
}

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

export function Header({ explorer, theme, onTheme, onChosen, onExportJsonLines, onExportPng }: HeaderProps) {
  const open = useSignal(false);
  const choose = (run: () => void) => () => {
    open.value = false;
    run();
  };
  return (
    <header class="head">
      <h1 class="mark">Demarche</h1>
      <SearchBox explorer={explorer} onChosen={onChosen} />
      <div class="acts">
        <div
          class="menu-anchor"
          onKeyDown={(event) => {
            if (event.key === 'Escape') open.value = false;
          }}
        >
          <button
            type="button"
            class="btn drop"
            aria-haspopup="menu"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            Export
          </button>
          {open.value && (
            <div class="menu under" role="menu" aria-label="Export what is drawn">
              <button type="button" role="menuitem" onClick={choose(onExportJsonLines)}>
                JSON Lines <span>nodes, edges, evidence</span>
              </button>
              <button type="button" role="menuitem" onClick={choose(onExportPng)}>
                PNG <span>the picture</span>
              </button>
            </div>
          )}
        </div>
        <button type="button" class="btn" onClick={() => onTheme(NEXT_THEME[theme])} title="Change the theme">
          Theme: {theme}
        </button>
      </div>
    </header>
  );
}
