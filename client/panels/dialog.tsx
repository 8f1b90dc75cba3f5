// A dialog over the page: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function DialogFrame({ title, onClose, children }: { title: string; onClose(): void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    element.showModal();
    element.addEventListener('cancel', (event) => {
      event.preventDefault();
      onClose();
    });
    element.addEventListener('click', ({ target }) => {
      // The element itself is hit only beside its content: on the ground behind it.
      if (target === element) onClose();
    });
    // Keys of the page mean nothing while a dialog is open.
    element.addEventListener('keydown', (event) => event.stopPropagation());
    return () => element.close();
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-label={title}>
      <div class="dialog-body">
        <header>
          <h2>{title}</h2>
          <button type="button" class="btn" onClick={onClose}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
