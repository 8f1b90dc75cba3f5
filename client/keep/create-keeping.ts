// All that keeps: the work at hand, investigations, and each tab's work as it goes; over one database, opened when it is first needed.
import type { Explorer } from '../explore/explorer.ts';
import { createAutosave, ownTab, type Autosave } from './autosave.ts';
import { openDatabase, type Database } from './database.ts';
import { createInvestigations, type Investigations, type InvestigationsEffects } from './investigations.ts';
import { createWork, type Work } from './work.ts';

export interface KeepingEffects extends Pick<InvestigationsEffects, 'notify'> {
  explorer: Explorer;
  /** Hands a file to the person. */
  download(file: Blob, extension: string, name?: string): void;
}

/** To be called once the first view is drawn: what is drawn then is what nothing has changed in yet. */
export function createKeeping({ explorer, notify, download }: KeepingEffects): {
  work: Work;
  investigations: Investigations;
  autosave: Autosave;
} {
  let opened: Promise<Database> | undefined;
  const open = () => {
    opened ??= openDatabase();
    // One that failed is tried again by the next who needs it.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const work = createWork(explorer);
  const investigations = createInvestigations({ explorer, work, openDatabase: open, ownTab, notify, download });
  return { work, investigations, autosave: createAutosave({ explorer, work, investigations, openDatabase: open }) };
}
