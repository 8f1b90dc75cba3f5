// Names in the panel that lead on: a click draws the thing, where it is not drawn yet, and selects it; with Ctrl, Cmd or Shift it is only drawn.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';

export interface Links {
  show(id: string): void;
  draw(id: string): void;
  isDrawn(id: string): boolean;
}

export function linksOf(explorer: Explorer): Links {
  return {
    show: (id) => void explorer.show(id),
    draw: (id) => void explorer.draw(id),
    isDrawn: (id) => explorer.graph.value.nodes.has(id),
  };
}

export const LinksContext = createContext<Links>({ show: () => undefined, draw: () => undefined, isDrawn: () => true });

export function Name({ id, children }: { id: string; children: ComponentChildren }) {
  const { show, draw, isDrawn } = useContext(LinksContext);
  const drawn = isDrawn(id);
  return (
    <button
      type="button"
      class={drawn ? 'link' : 'link undrawn'}
      title={drawn ? undefined : 'Not drawn yet. A click draws and selects it; with Ctrl or Shift it is drawn and you stay here.'}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) draw(id);
        else show(id);
      }}
    >
      {children}
    </button>
  );
}

/** Names with commas between them. */
export function Names({ of }: { of: readonly { id: string; label: string }[] }) {
  return (
    <>
      {of.map(({ id, label }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <Name id={id}>{label}</Name>
        </span>
      ))}
    </>
  );
}
