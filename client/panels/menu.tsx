// A menu at a place of the window: arrows walk it, a letter leads to what begins with it, Escape and a click elsewhere close it.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface MenuProps {
  label: string;
  /** In px of the window; the menu stays within it. */
  at: { x: number; y: number };
  onClose(): void;
  children: ComponentChildren;
}

const MARGIN = 4;

export function Menu({ label, at, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  // Before the next key, which may follow at once.
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return undefined;
    const keepInside = () => {
      const { width, height } = element.getBoundingClientRect();
      element.style.left = `${Math.max(MARGIN, Math.min(at.x, innerWidth - width - MARGIN))}px`;
      element.style.top = `${Math.max(MARGIN, Math.min(at.y, innerHeight - height - MARGIN))}px`;
    };
    keepInside();
    itemsOf(element)[0]?.focus();
    // Counts come later, and make it higher.
    const resized = new ResizeObserver(keepInside);
    resized.observe(element);
    const onOutside = (event: Event) => {
      if (!element.contains(event.target as Element)) onClose();
    };
    addEventListener('pointerdown', onOutside);
    return () => {
      resized.disconnect();
      removeEventListener('pointerdown', onOutside);
    };
  }, [at]);
  return (
    <div ref={menu} class="menu node-menu" role="menu" aria-label={label} onKeyDown={(event) => onKey(event, onClose)}>
      {children}
    </div>
  );
}

export interface MenuItemProps {
  /** What stands at the right: a count, a key. */
  note?: string | undefined;
  isInner?: boolean;
  onChoose(): void;
  children: ComponentChildren;
}

export function MenuItem({ note, isInner = false, onChoose, children }: MenuItemProps) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} class={isInner ? 'in' : ''} onClick={onChoose}>
      {children} {note !== undefined && <span>{note}</span>}
    </button>
  );
}

function onKey(event: KeyboardEvent & { currentTarget: HTMLElement }, onClose: () => void): void {
  const items = itemsOf(event.currentTarget);
  const place = items.indexOf(document.activeElement as HTMLButtonElement);
  const goTo = (next: number) => {
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  };
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    onClose();
  } else if (event.key === 'ArrowDown') goTo(place + 1);
  else if (event.key === 'ArrowUp') goTo(place - 1);
  else if (event.key === 'Home') goTo(0);
  else if (event.key === 'End') goTo(items.length - 1);
  else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const after = [...items.slice(place + 1), ...items.slice(0, place + 1)];
    after.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  }
}

function itemsOf(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll<HTMLButtonElement>('[role="menuitem"]:not(:disabled)')];
}
