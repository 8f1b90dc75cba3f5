// Search as one types: arrows choose, Enter draws the hit and selects it, Escape closes. "/" comes back to it from anywhere.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Explorer, SearchHit } from '../explore/explorer.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { KindShape } from './shapes.tsx';

const PAUSE_MS = 120;

export function SearchBox({ explorer, onChosen }: { explorer: Explorer; onChosen(): void }) {
  const input = useRef<HTMLInputElement>(null);
  const hits = useSignal<readonly SearchHit[] | undefined>(undefined);
  const active = useSignal(0);
  const running = useRef<AbortController>(undefined);

  useEffect(() => {
    // On a phone the keyboard would cover what there is to see.
    if (!matchMedia('(max-width: 720px)').matches) input.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || (event.target instanceof Element && event.target.matches('input, select, textarea'))) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  function ask(text: string): void {
    running.current?.abort();
    if (text.trim() === '') {
      hits.value = undefined;
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    setTimeout(async () => {
      if (controller.signal.aborted) return;
      try {
        const found = await explorer.search(text, controller.signal);
        // Who has gone on to something else is not called back by a list.
        if (controller.signal.aborted || document.activeElement !== input.current) return;
        // Where the search failed the notice says so; an empty list would say that nothing is called so.
        hits.value = found;
        active.value = 0;
      } catch {
        // Given up for a newer text.
      }
    }, PAUSE_MS);
  }

  function choose(hit: SearchHit | undefined): void {
    if (!hit) return;
    running.current?.abort();
    hits.value = undefined;
    if (input.current) input.current.value = '';
    void explorer.show(hit.id);
    onChosen();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const list = hits.value ?? [];
    if (event.key === 'Escape') hits.value = undefined;
    else if (event.key === 'ArrowDown') active.value = Math.max(0, Math.min(active.value + 1, list.length - 1));
    else if (event.key === 'ArrowUp') active.value = Math.max(active.value - 1, 0);
    else if (event.key === 'Enter') choose(list[active.value]);
    else return;
    event.preventDefault();
  }

  const list = hits.value;
  return (
    <div class="search" role="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        list={undefined}
        aria-label="Search people, agencies, words"
        aria-expanded={list !== undefined}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={list && list.length > 0 ? `search-hit-${active.value}` : undefined}
        placeholder="Search people, agencies, words…"
        autocomplete="off"
        maxLength={500}
        onInput={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          hits.value = undefined;
        }}
      />
      <kbd>/</kbd>
      {list && (
        <ul
          class="menu hits"
          id="search-hits"
          role="listbox"
          aria-label="Found"
          // Before the input loses its focus, which closes the list.
          onMouseDown={(event) => event.preventDefault()}
        >
          {list.map((hit, place) => (
            <li
              key={hit.id}
              id={`search-hit-${place}`}
              role="option"
              aria-selected={place === active.value}
              class={place === active.value ? 'on' : ''}
              onMouseDown={() => choose(hit)}
            >
              <KindShape kind={hit.kind} />
              <b>{hit.label}</b>
              <span>
                {capitalised(inWords(hit.kind))} · {hit.degree} {hit.degree === 1 ? 'link' : 'links'}
              </span>
            </li>
          ))}
          {list.length === 0 && (
            <li class="none">Nothing that passes the filter is called so. Try one word of a name, or of what was said.</li>
          )}
        </ul>
      )}
    </div>
  );
}
