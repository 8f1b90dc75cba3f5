// Export: first which part, then in which format; what a format cannot hold stands under its name.
import { useSignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import type { ExportPart } from '../explore/fetch-export.ts';
import type { Desk, OwnFormat } from './desk.ts';
import { MenuButton, MenuItem } from './menu-button.tsx';

const OWN: readonly { name: OwnFormat; title: string; note: string }[] = [
  { name: 'png', title: 'PNG', note: 'The picture, up to 4,000 px a side.' },
  { name: 'svg', title: 'SVG', note: 'The picture to scale and edit; text stays text.' },
  { name: 'html', title: 'Web page', note: 'One file that anyone can open offline: move about, click, read the evidence.' },
];

export function ExportMenu({ explorer, desk }: { explorer: Explorer; desk: Desk }) {
  const chosen = useSignal<ExportPart>('drawn');
  const visible = explorer.visible.value.nodes;
  const selected = [...explorer.selection.value].filter((id) => visible.has(id)).length;
  // What was selected when it was chosen may not be any more.
  const part = chosen.value === 'selected' && selected === 0 ? 'drawn' : chosen.value;
  const parts: readonly { name: ExportPart; label: string; note: string; disabled?: boolean }[] = [
    { name: 'drawn', label: 'What is drawn', note: nodesInWords(visible.size) },
    {
      name: 'selected',
      label: 'The selection',
      note: selected === 0 ? 'nothing selected' : nodesInWords(selected),
      disabled: selected === 0,
    },
    { name: 'filtered', label: 'All that passes the filter', note: 'of the whole graph' },
  ];
  const formats = desk.formats.value;
  return (
    <MenuButton label="Export" menuLabel="Export" isWide onOpen={() => desk.fetchFormats()}>
      <div class="parts" role="group" aria-label="Which part">
        {parts.map(({ name, label, note, disabled = false }) => (
          <button
            key={name}
            type="button"
            role="menuitemradio"
            tabIndex={-1}
            aria-checked={part === name}
            aria-disabled={disabled}
            onClick={() => {
              if (!disabled) chosen.value = name;
            }}
          >
            {label} <span>{note}</span>
          </button>
        ))}
      </div>
      <hr />
      {OWN.map(({ name, title, note }) => (
        <MenuItem
          key={name}
          label={title}
          note={part === 'filtered' ? 'Only of what is drawn.' : note}
          disabled={part === 'filtered'}
          onChoose={() => desk.exportAs(name, part)}
        />
      ))}
      <hr />
      {(formats ?? []).map(({ name, title, note }) => (
        <MenuItem key={name} label={title} note={note} onChoose={() => desk.exportAs(name, part)} />
      ))}
      {!formats && (
        <MenuItem label="Other formats" note="The server has not said yet which there are." disabled onChoose={() => undefined} />
      )}
    </MenuButton>
  );
}

function nodesInWords(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}
