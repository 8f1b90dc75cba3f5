// A button with a menu under it: arrows walk its items, Escape and a click elsewhere close it, and the focus comes back to the button.
import { useSignal } from '@preact/signals';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';

/** An item that does something closes its menu; a choice among several leaves it open. */
const CloseMenu = createContext<() => void>(() => undefined);

export interface MenuButtonProps {
  label: string;
  /** Names the menu for who cannot see its button. */
  menuLabel?: string;
  /** Wide enough for a line of explanation under each item. */
  isWide?: boolean;
  onOpen?: () => void;
  children: ComponentChildren;
}

export function MenuButton({ label, menuLabel = label, isWide = false, onOpen, children }: MenuButtonProps) {
  const isOpen = useSignal(false);
  const anchor = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen.value) return undefined;
    itemsOf(anchor.current)[0]?.focus();
    const onOutside = (event: MouseEvent) => {
      if (!anchor.current?.contains(event.target as Element)) isOpen.value = false;
    };
    addEventListener('mousedown', onOutside);
    return () => removeEventListener('mousedown', onOutside);
  }, [isOpen.value]);

  function close(): void {
    isOpen.value = false;
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen.value) return;
    const items = itemsOf(anchor.current);
    const place = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') isOpen.value = false;
    else if (event.key === 'ArrowDown') items[(place + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(place < 0 ? -1 : place - 1)?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else return;
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={anchor} class="menu-anchor" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="btn drop"
        aria-haspopup="menu"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
          if (isOpen.value) onOpen?.();
        }}
      >
        {label}
      </button>
      {isOpen.value && (
        <div class={`menu under${isWide ? ' wide' : ''}`} role="menu" aria-label={menuLabel}>
          <CloseMenu.Provider value={close}>{children}</CloseMenu.Provider>
        </div>
      )}
    </div>
  );
}

export interface MenuItemProps {
  label: string;
  /** At the right end, or under the label in a wide menu. */
  note?: string | undefined;
  disabled?: boolean;
  onChoose(): void;
}

/** One that cannot be chosen stays in reach, so that its note can say why. */
export function MenuItem({ label, note, disabled = false, onChoose }: MenuItemProps) {
  const close = useContext(CloseMenu);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled}
      onClick={() => {
        if (disabled) return;
        close();
        onChoose();
      }}
    >
      {label} {note !== undefined && note !== '' && <span>{note}</span>}
    </button>
  );
}

function itemsOf(anchor: HTMLElement | null): HTMLElement[] {
  return [...(anchor?.querySelectorAll<HTMLElement>('[role="menuitem"], [role="menuitemradio"]') ?? [])];
}
