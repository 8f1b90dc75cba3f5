// The tabs in the header, one for each view of the same selection and filter; g, then the key of a view, chooses one from anywhere.
import { useEffect } from 'preact/hooks';
import type { Explorer } from '../explore/explorer.ts';
import { VIEW_FACTS, VIEWS, type ViewName } from '../explore/views.ts';

/** After "g" the second key is waited for so long. */
const CHORD_MS = 1_500;

export function ViewTabs({ explorer }: { explorer: Explorer }) {
  useEffect(() => listenToChords((view) => explorer.setView(view)), []);
  return (
    <nav class="views" aria-label="Views">
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-current={explorer.view.value === view ? 'page' : undefined}
          title={`g, then ${VIEW_FACTS[view].key}`}
          onClick={() => explorer.setView(view)}
        >
          {VIEW_FACTS[view].title}
        </button>
      ))}
    </nav>
  );
}

function listenToChords(onView: (view: ViewName) => void): () => void {
  let beganAt = -Infinity;
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const view = event.timeStamp - beganAt < CHORD_MS ? VIEWS.find((name) => VIEW_FACTS[name].key === event.key) : undefined;
    beganAt = event.key === 'g' && !view ? event.timeStamp : -Infinity;
    if (!view) return;
    event.preventDefault();
    // Before the canvas or a list takes the letter for one of its own.
    event.stopPropagation();
    onView(view);
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'range')
  );
}
