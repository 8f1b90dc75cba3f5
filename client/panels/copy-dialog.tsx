// The browser would not put a text on the clipboard: the person does it.
import { useEffect, useRef } from 'preact/hooks';
import { DialogFrame } from './dialog.tsx';

export function CopyDialog({ title, text, onClose }: { title: string; text: string; onClose(): void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <DialogFrame title={title} onClose={onClose}>
      <p class="meta">The browser did not let the page copy it; it is selected here, to be copied by hand.</p>
      <textarea ref={field} class="field code" readOnly rows={8} value={text} aria-label={title} />
    </DialogFrame>
  );
}
