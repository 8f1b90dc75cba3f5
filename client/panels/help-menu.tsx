// Help: the tour, and which keys there are.
import type { Desk } from './desk.ts';
import { MenuButton, MenuItem } from './menu-button.tsx';

export function HelpMenu({ desk, onKeys }: { desk: Desk; onKeys(): void }) {
  return (
    <MenuButton label="Help">
      <MenuItem
        label="Take the tour"
        onChoose={() => {
          desk.tour.value = 0;
        }}
      />
      <MenuItem label="Keys" note="?" onChoose={onKeys} />
    </MenuButton>
  );
}
