// One line over the canvas: what was just done, with a way back, or what is being written, with a way to stop it.
import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './desk.ts';

/** Long enough to read it and to reach its button; under the pointer or with the focus it stays. */
const SHOWN_MS = 9_000;

/** In a dialog it stands under it, since what is behind a dialog is out of reach. */
export function ToastLine({ desk, isInDialog = false }: { desk: Desk; isInDialog?: boolean }) {
  const toast = desk.toast.value;
  const writing = desk.writing.value;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!toast) return undefined;
    const close = () => {
      if (line.current?.matches(':hover, :focus-within')) timer = setTimeout(close, SHOWN_MS);
      else desk.toast.value = undefined;
    };
    let timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  const isHere = isInDialog === (desk.dialog.value?.name === 'investigations');
  const said = writing ? { sentence: writing.sentence, step: { label: 'Stop', run: () => writing.cancel() } } : toast;
  const shown = isHere ? said : undefined;
  return (
    <div ref={line} class={shown ? 'toast shown' : 'toast'} role="status">
      {shown && (
        <>
          <span>{shown.sentence}</span>
          {shown.step && (
            <button
              type="button"
              class="btn"
              onClick={() => {
                desk.toast.value = undefined;
                shown.step?.run();
              }}
            >
              {shown.step.label}
            </button>
          )}
          {!writing && (
            <button
              type="button"
              class="btn"
              aria-label="Close this line"
              onClick={() => {
                desk.toast.value = undefined;
              }}
            >
              ×
            </button>
          )}
        </>
      )}
    </div>
  );
}
