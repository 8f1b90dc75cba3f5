// What a closed tab left: an offer to go on with it, which stays until it is answered.
import { shortened } from '../explore/picture.ts';
import { dayAndTime } from '../graph/words.ts';
import type { Keeping } from './desk.ts';

const MAX_NAMES = 3;

export function LeftoverNotice({ keeping }: { keeping: Keeping }) {
  const kept = keeping.autosave.leftover.value;
  if (!kept) return null;
  const { name, savedAt, view, notes } = kept;
  const chosen = new Set(view.selection);
  const names = kept.labels.toSorted(([a], [b]) => Number(chosen.has(b)) - Number(chosen.has(a))).map(([, label]) => shortened(label));
  return (
    <section class="notice" aria-label="Unfinished work">
      <div>
        <h2>Go on where you were?</h2>
        <p>
          {name === '' ? '' : `“${name}”, `}
          {view.ids.length} {view.ids.length === 1 ? 'node' : 'nodes'}
          {names.length > 0 && ` (${names.slice(0, MAX_NAMES).join(', ')}${names.length > MAX_NAMES ? '…' : ''})`}
          {notes.length > 0 && `, ${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`}
        </p>
        <p class="meta">Kept {dayAndTime(savedAt)}, when a tab was closed.</p>
      </div>
      <div class="go">
        <button type="button" class="btn prime" onClick={() => void keeping.autosave.goOn()}>
          Go on
        </button>
        <button type="button" class="btn box" onClick={() => keeping.autosave.startAfresh()}>
          Not now
        </button>
      </div>
    </section>
  );
}
