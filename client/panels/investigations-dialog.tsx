// All that this browser keeps: investigations by name, and the work of closed tabs that has none. Each can be opened, renamed, taken out, deleted.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { KeptInvestigation } from '../keep/database.ts';
import type { Investigation } from '../keep/investigation.ts';
import { dayAndTime } from '../graph/words.ts';
import type { Desk, Keeping } from './desk.ts';
import { DialogFrame } from './dialog.tsx';
import { ToastLine } from './toast.tsx';

export function InvestigationsDialog({ desk, keeping, onClose }: { desk: Desk; keeping: Keeping; onClose(): void }) {
  const { investigations, work } = keeping;
  const { list, unsaved } = investigations;
  const renaming = useSignal<string | undefined>(undefined);
  useEffect(() => void investigations.refresh(), []);
  const open = (run: () => Promise<unknown>) => () => {
    onClose();
    void run();
  };
  return (
    <DialogFrame title="Investigations" onClose={onClose}>
      {list.value?.length === 0 && (
        <p class="none">None yet. Save what is drawn under a name, and it stays in this browser until you delete it.</p>
      )}
      <ul class="kept">
        {(list.value ?? []).map((kept) => (
          <li key={kept.key} class={kept.key === work.origin.value?.key ? 'on' : ''}>
            {renaming.value === kept.key ? (
              <RenameForm
                kept={kept}
                onName={(name) => {
                  renaming.value = undefined;
                  if (name !== undefined) void investigations.rename(kept, name);
                }}
              />
            ) : (
              <>
                <div>
                  <b>{kept.name}</b>
                  <small>
                    {kept.key === work.origin.value?.key && 'Open here · '}
                    {summaryOf(kept)}
                  </small>
                </div>
                <div class="row-acts">
                  <button type="button" class="btn box" onClick={open(() => investigations.open(kept, kept))}>
                    Open<span class="vh"> {kept.name}</span>
                  </button>
                  <button
                    type="button"
                    class="btn"
                    onClick={() => {
                      renaming.value = kept.key;
                    }}
                  >
                    Rename<span class="vh"> {kept.name}</span>
                  </button>
                  <button type="button" class="btn" onClick={() => investigations.saveFile(kept)}>
                    To a file<span class="vh"> {kept.name}</span>
                  </button>
                  <button type="button" class="btn" onClick={() => void investigations.remove(kept)}>
                    Delete<span class="vh"> {kept.name}</span>
                  </button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      {unsaved.value.length > 0 && (
        <>
          <h3>Unsaved work of other tabs</h3>
          <ul class="kept">
            {unsaved.value.map((kept) => (
              <li key={kept.tab}>
                <div>
                  <b>{kept.name === '' ? (kept.labels[0]?.[1] ?? 'An empty view') : kept.name}</b>
                  <small>{summaryOf(kept)}</small>
                </div>
                <div class="row-acts">
                  <button type="button" class="btn box" onClick={open(() => investigations.open({ ...kept, name: '' }))}>
                    Open<span class="vh"> the unsaved work of {dayAndTime(kept.savedAt)}</span>
                  </button>
                  <button type="button" class="btn" onClick={() => void investigations.removeUnsaved(kept)}>
                    Delete<span class="vh"> the unsaved work of {dayAndTime(kept.savedAt)}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="go foot">
        <button
          type="button"
          class="btn prime"
          onClick={() => {
            desk.dialog.value = { name: 'save-as' };
          }}
        >
          Save what is drawn…
        </button>
        <button type="button" class="btn box" onClick={() => desk.openFile('import')}>
          Import from a file…
        </button>
      </div>
      <ToastLine desk={desk} isInDialog />
    </DialogFrame>
  );
}

function summaryOf({ view, notes, savedAt }: Investigation): string {
  const nodes = `${view.ids.length} ${view.ids.length === 1 ? 'node' : 'nodes'}`;
  const noted = notes.length === 0 ? '' : `, ${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`;
  return `${nodes}${noted} · ${dayAndTime(savedAt)}`;
}

function RenameForm({ kept, onName }: { kept: KeptInvestigation; onName(name: string | undefined): void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        onName(field.current?.value);
      }}
    >
      <input ref={field} class="field" defaultValue={kept.name} maxLength={120} required aria-label={`New name of ${kept.name}`} />
      <button type="submit" class="btn box">
        Rename
      </button>
      <button type="button" class="btn" onClick={() => onName(undefined)}>
        Cancel
      </button>
    </form>
  );
}
