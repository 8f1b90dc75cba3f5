// Investigations: the work at hand under a name, and all that this browser keeps.
import type { Desk } from './desk.ts';
import { MenuButton, MenuItem } from './menu-button.tsx';

export function InvestigationsMenu({ desk }: { desk: Desk }) {
  const keeping = desk.keeping.value;
  const origin = keeping?.work.origin.value;
  const isChanged = keeping?.work.isChanged.value ?? false;
  const saveAs = () => {
    desk.dialog.value = { name: 'save-as' };
  };
  return (
    <MenuButton label="Investigations" isWide>
      {origin && (
        <MenuItem
          label={`Save “${origin.name}”`}
          note={isChanged ? 'What is drawn, where it stands, and the notes.' : 'Nothing has changed since it was saved.'}
          disabled={!isChanged}
          onChoose={() => void keeping?.investigations.save()}
        />
      )}
      <MenuItem
        label={origin ? 'Save as another…' : 'Save as an investigation…'}
        note={origin ? `“${origin.name}” stays as it was.` : 'Under a name, in this browser, with your notes.'}
        disabled={!keeping}
        onChoose={saveAs}
      />
      <hr />
      <MenuItem
        label="All investigations…"
        note="Open, rename, delete, bring in, take out."
        disabled={!keeping}
        onChoose={() => {
          desk.dialog.value = { name: 'investigations' };
        }}
      />
    </MenuButton>
  );
}
