// The menus of the header, in one row; and the way to the query editor.
import type { Explorer } from '../explore/explorer.ts';
import type { Desk } from './desk.ts';
import { ExportMenu } from './export-menu.tsx';
import { HelpMenu } from './help-menu.tsx';
import { InvestigationsMenu } from './investigations-menu.tsx';
import { ShareMenu } from './share-menu.tsx';

export function Menus({ explorer, desk, onKeys }: { explorer: Explorer; desk: Desk; onKeys(): void }) {
  return (
    <>
      <InvestigationsMenu desk={desk} />
      <ShareMenu desk={desk} />
      <ExportMenu explorer={explorer} desk={desk} />
      <a class="btn plain" href="/graphiql">
        API
      </a>
      <HelpMenu desk={desk} onKeys={onKeys} />
    </>
  );
}
