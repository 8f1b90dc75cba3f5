// Asks for the name under which the work is kept.
import { useRef } from 'preact/hooks';
import type { Keeping } from './desk.ts';
import { DialogFrame } from './dialog.tsx';

export function SaveDialog({ keeping, suggestion, onClose }: { keeping: Keeping; suggestion: string; onClose(): void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <DialogFrame title="Save as an investigation" onClose={onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          const name = field.current?.value.trim() ?? '';
          if (name === '') return;
          onClose();
          void keeping.investigations.saveAs(name);
        }}
      >
        <label htmlFor="investigation-name">Name</label>
        <input
          ref={field}
          id="investigation-name"
          class="field"
          // The dialog gives it the focus.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autofocus
          required
          maxLength={120}
          defaultValue={suggestion}
          autocomplete="off"
        />
        <p class="meta">
          Kept in this browser: what is drawn, where it stands, and your notes. It goes nowhere else unless you take it out as a file.
        </p>
        <div class="go">
          <button type="submit" class="btn prime">
            Save
          </button>
          <button type="button" class="btn box" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}
