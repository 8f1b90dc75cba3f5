// Share: the view as an address or, where that is too long, as a file; and the question behind it, for who goes on with it elsewhere.
import { useSignal } from '@preact/signals';
import type { Desk } from './desk.ts';
import { MenuButton, MenuItem } from './menu-button.tsx';

export function ShareMenu({ desk }: { desk: Desk }) {
  const link = useSignal<string | undefined>('');
  const keeping = desk.keeping.value;
  const editor = useSignal<string | undefined>('');
  return (
    <MenuButton
      label="Share"
      menuLabel="Share this view"
      isWide
      onOpen={() => {
        editor.value = desk.editorAddress();
        void desk.link().then((address) => {
          link.value = address;
        });
      }}
    >
      <MenuItem
        label="Copy link"
        note={
          link.value === undefined
            ? 'Too much is drawn for an address; save it as a file instead.'
            : 'Opens to this very picture: what is drawn, where it stands, what is left out and selected.'
        }
        disabled={link.value === undefined}
        onChoose={() => desk.copyLink()}
      />
      <MenuItem
        label="Save as a file"
        note="The same, with your notes; for a colleague, or for later."
        onChoose={() => keeping?.investigations.saveFile()}
      />
      <MenuItem label="Open a file…" note="A view or an investigation that Demarche saved." onChoose={() => desk.openFile('open')} />
      <hr />
      <MenuItem
        label="Show query"
        note={
          editor.value === undefined
            ? 'Too long for the editor’s address; copied instead.'
            : 'The question behind this view, in the editor.'
        }
        onChoose={() => (editor.value === undefined ? desk.copyQuery() : open(editor.value, '_blank', 'noopener'))}
      />
      <MenuItem label="Copy as curl" note="The same for the command line." onChoose={() => desk.copyCurl()} />
    </MenuButton>
  );
}
