// The bar at the top: the mark, the search, the menus, the theme. On a phone the menus open from a button.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import { SearchBox } from './search-box.tsx';
import type { Theme } from './theme.ts';
import { ViewTabs } from './view-tabs.tsx';

export interface HeaderProps {
  explorer: Explorer;
  theme: Theme;
  onTheme(theme: Theme): void;
  /** Something found was chosen. */
  onChosen(): void;
  /** The menus. */
  children: ComponentChildren;
}

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

export function Header({ explorer, theme, onTheme, onChosen, children }: HeaderProps) {
  const isOpen = useSignal(false);
  const acts = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone what was chosen is done behind the menus, so they go.
    const onClick = ({ target }: MouseEvent) => {
      if ((target as Element).closest('[role="menuitem"]:not([aria-disabled="true"])')) isOpen.value = false;
    };
    acts.current?.addEventListener('click', onClick);
    return () => acts.current?.removeEventListener('click', onClick);
  }, []);
  return (
    <header class="head">
      <h1 class="mark">Demarche</h1>
      <button
        type="button"
        class="btn box acts-button"
        aria-expanded={isOpen.value}
        aria-controls="acts"
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        Menu
      </button>
      <SearchBox explorer={explorer} onChosen={onChosen} />
      <ViewTabs explorer={explorer} />
      <div ref={acts} class={`acts${isOpen.value ? ' open' : ''}`} id="acts">
        {children}
        <button type="button" class="btn" onClick={() => onTheme(NEXT_THEME[theme])} title="Change the theme">
          Theme: {theme}
        </button>
      </div>
    </header>
  );
}
