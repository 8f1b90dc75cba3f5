// Names in the panel that lead on: a click draws the thing, where it is not drawn yet, and selects it.
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export const ShowContext = createContext<(id: string) => void>(() => undefined);

export function Name({ id, children }: { id: string; children: ComponentChildren }) {
  const show = useContext(ShowContext);
  return (
    <button type="button" class="link" onClick={() => show(id)}>
      {children}
    </button>
  );
}

/** Names with commas between them. */
export function Names({ of }: { of: readonly { id: string; label: string }[] }) {
  return (
    <>
      {of.map(({ id, label }, place) => (
        <>
          {place > 0 && ', '}
          <Name key={id} id={id}>
            {label}
          </Name>
        </>
      ))}
    </>
  );
}
