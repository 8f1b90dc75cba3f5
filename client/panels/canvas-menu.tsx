// What one can do with the drawing as a whole: select much of it at once, give it new places.
import { LAYOUT_WORDS } from '../explore/arrange.ts';
import type { Explorer, LayoutName } from '../explore/explorer.ts';
import { ofKind } from '../graph/choosing.ts';
import { capitalised, inWords, NODE_KINDS } from '../graph/words.ts';
import { Menu, MenuItem } from './menu.tsx';
import { KindShape } from './shapes.tsx';

export interface CanvasMenuProps {
  explorer: Explorer;
  /** In px of the window. */
  at: { x: number; y: number };
  onFit(): void;
  onKeys(): void;
  onClose(): void;
}

export function CanvasMenu({ explorer, at, onFit, onKeys, onClose }: CanvasMenuProps) {
  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  const { value: visible } = explorer.visible;
  const selected = explorer.selection.value.size;
  const kinds = NODE_KINDS.map((kind) => ({ kind, count: ofKind(visible, kind).length })).filter(({ count }) => count > 0);
  return (
    <Menu label="What to do with the drawing" at={at} onClose={onClose}>
      <MenuItem note={`${visible.nodes.size} · Ctrl+A`} onChoose={choose(() => explorer.choose('all'))}>
        Select all
      </MenuItem>
      {kinds.map(({ kind, count }) => (
        <MenuItem key={kind} isInner note={String(count)} onChoose={choose(() => explorer.chooseKind(kind))}>
          <KindShape kind={kind} />
          {capitalised(inWords(kind))}
        </MenuItem>
      ))}
      <MenuItem note="I" onChoose={choose(() => explorer.choose('others'))}>
        Select all others
      </MenuItem>
      {selected > 0 && (
        <MenuItem note="N" onChoose={choose(() => explorer.choose('neighbours'))}>
          Select neighbours too
        </MenuItem>
      )}
      <hr />
      {(Object.keys(LAYOUT_WORDS) as LayoutName[]).map((layout) => (
        <MenuItem
          key={layout}
          note={layout === explorer.layout.value ? 'again · L' : undefined}
          onChoose={choose(() => void explorer.arrange(layout))}
        >
          Arrange {LAYOUT_WORDS[layout]}
        </MenuItem>
      ))}
      {selected > 1 &&
        (Object.keys(LAYOUT_WORDS) as LayoutName[]).map((layout) => (
          <MenuItem
            key={`only ${layout}`}
            isInner
            note={layout === explorer.layout.value ? 'Shift L' : undefined}
            onChoose={choose(() => void explorer.arrange(layout, [...explorer.selection.value]))}
          >
            Only the {selected} selected, {LAYOUT_WORDS[layout]}
          </MenuItem>
        ))}
      <hr />
      <MenuItem note="0" onChoose={choose(onFit)}>
        Fit
      </MenuItem>
      <MenuItem note="?" onChoose={choose(onKeys)}>
        All keys
      </MenuItem>
    </Menu>
  );
}
