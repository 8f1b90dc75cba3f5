// Which keys there are: a dialog that the browser keeps the focus in.
import { useEffect, useRef } from 'preact/hooks';
import { VIEW_FACTS, VIEWS } from '../explore/views.ts';

const KEYS: readonly (readonly [title: string, keys: readonly (readonly [keys: string, what: string])[]])[] = [
  [
    'Everywhere',
    [
      ['/', 'search'],
      ['?', 'this list'],
      ['Ctrl Z', 'undo'],
      ['Ctrl Shift Z', 'redo'],
      ['Tab', 'header, legend, view, details, timeline'],
      [
        VIEWS.map((view) => `G ${VIEW_FACTS[view].key.toUpperCase()}`).join(', '),
        VIEWS.map((view) => VIEW_FACTS[view].title.toLowerCase()).join(', '),
      ],
    ],
  ],
  [
    'Walking the graph',
    [
      ['Arrows', 'the nearest node that way'],
      ['[ ]', 'round the neighbours of a node'],
      ['E, Shift E', 'round its links; each shows its evidence'],
      ['+ − 0', 'zoom in, zoom out, fit'],
    ],
  ],
  [
    'Selecting',
    [
      ['Space', 'this node; with Shift as well as the others'],
      ['Ctrl A', 'all that is shown'],
      ['N', 'the neighbours too'],
      ['I', 'all others instead'],
      ['Shift drag', 'all in a box'],
      ['Esc', 'nothing'],
    ],
  ],
  [
    'Changing what is drawn',
    [
      ['Enter', 'expand, the next page too'],
      ['Shift Enter', 'collapse'],
      ['Menu, Shift F10', 'all that one can do'],
      ['Delete', 'hide'],
      ['K', 'keep only the selection'],
      ['P', 'pin or unpin'],
      ['T', 'paths between two, or from here'],
      ['L, Shift L', 'arrange all, or the selection'],
    ],
  ],
  [
    'In the matrix and the table',
    [
      ['Arrows', 'by cell, or by row'],
      ['Enter', 'opens a cell; selects a row'],
      ['Space, Shift Arrows', 'one row more or less; all in between'],
    ],
  ],
  [
    'In the blocs',
    [
      ['Arrows', 'the nearest speaker that way'],
      ['[ ]', 'through the ties of a speaker'],
    ],
  ],
  [
    'On the timeline',
    [
      ['Arrows, Shift Arrows', 'an end of the brush by a day, by a week'],
      ['Delete', 'any time'],
    ],
  ],
  [
    'In the details',
    [
      ['Click', 'draws and selects what is named'],
      ['Ctrl or Shift click', 'draws it, and stays here'],
    ],
  ],
];

export function KeysDialog({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <div class="keys-head">
        <h2 id="keys-title">Keys</h2>
        <button type="button" class="btn box" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <div class="keys-groups">
        {KEYS.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
