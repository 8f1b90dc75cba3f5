// A person's own notes: on the thing in the panel, kept as one writes, in this browser only; and all of them where nothing is selected.
import { useEffect, useRef } from 'preact/hooks';
import type { Keeping } from './desk.ts';
import { Name } from './links.tsx';
import { Section } from './parts.tsx';

const PAUSE_MS = 400;

export function NoteSection({ keeping, id }: { keeping: Keeping; id: string }) {
  const { work } = keeping;
  const field = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kept = work.notes.value.get(id) ?? '';

  useEffect(() => {
    const element = field.current;
    // What is being written is not replaced under the writer.
    if (element && document.activeElement !== element) element.value = kept;
  }, [kept, id]);

  // Another thing in the panel: what was written on the last one is kept before its field is taken over.
  useEffect(() => {
    const element = field.current;
    return () => {
      clearTimeout(timer.current);
      if (element) work.setNote(id, element.value);
    };
  }, [id]);

  const write = () => {
    clearTimeout(timer.current);
    if (field.current) work.setNote(id, field.current.value);
  };
  return (
    <section class="sec note">
      <h3>
        <label htmlFor="note">Note</label> <span>yours, in this browser</span>
      </h3>
      <textarea
        ref={field}
        key={id}
        id="note"
        rows={kept === '' ? 1 : 3}
        maxLength={20_000}
        placeholder="Write what you want to remember of it…"
        onInput={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(write, PAUSE_MS);
        }}
        onBlur={write}
      />
    </section>
  );
}

export function NoteList({ keeping: { work } }: { keeping: Keeping }) {
  const notes = [...work.notes.value];
  if (notes.length === 0) return null;
  return (
    <Section title="Your notes" note="in this browser">
      <ul class="plain">
        {notes.map(([id, text]) => (
          <li key={id}>
            <Name id={id}>{work.labelOf(id)}</Name>
            <p class="noted">{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
