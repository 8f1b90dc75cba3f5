// Help: the tour, and where the rest is written.
import type { Desk } from './desk.ts';
import { MenuButton, MenuItem } from './menu-button.tsx';

export function HelpMenu({ desk }: { desk: Desk }) {
  return (
    <MenuButton label="Help">
      <MenuItem
        label="Take the tour"
        onChoose={() => {
          desk.tour.value = 0;
        }}
      />
    </MenuButton>
  );
}
