// What this browser keeps, in IndexedDB: named investigations, and for each tab the work that was not saved under a name.
// Whatever is read is checked, since another version of the page may have written it.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { parseInvestigation, type Investigation } from './investigation.ts';

/** `revision` grows with each save, so that who saves over another's save is told. */
export interface KeptInvestigation extends Investigation {
  key: string;
  revision: number;
}

/** The work of one tab; `key` and `revision` say which investigation it began from. */
export interface KeptWork extends Investigation {
  tab: string;
  key?: string | undefined;
  revision?: number | undefined;
}

interface Schema extends DBSchema {
  investigations: { key: string; value: KeptInvestigation };
  work: { key: string; value: KeptWork };
}

export interface Database {
  /** By name; such as cannot be read are left out. */
  investigations(): Promise<KeptInvestigation[]>;
  investigation(key: string): Promise<KeptInvestigation | undefined>;
  /**
   * Saves under `kept.key` only where what is kept there has the revision `over`: undefined for a new one. Gives back what is kept
   * afterwards, or undefined where another save came before and nothing was written.
   */
  save(kept: Omit<KeptInvestigation, 'revision'>, over: number | undefined): Promise<KeptInvestigation | undefined>;
  remove(key: string): Promise<void>;
  /** Brings back one that was removed, as it was. */
  restore(kept: KeptInvestigation): Promise<void>;
  /** Newest first. */
  work(): Promise<KeptWork[]>;
  saveWork(work: KeptWork): Promise<void>;
  removeWork(tab: string): Promise<void>;
}

const NAME = 'demarche';
const VERSION = 1;

/** @throws DOMException where the browser keeps nothing, as some private windows do */
export async function openDatabase(): Promise<Database> {
  const db = await openDB<Schema>(NAME, VERSION, {
    upgrade(opened) {
      opened.createObjectStore('investigations', { keyPath: 'key' });
      opened.createObjectStore('work', { keyPath: 'tab' });
    },
  });
  return databaseOf(db);
}

function databaseOf(db: IDBPDatabase<Schema>): Database {
  return {
    async investigations() {
      const all = (await db.getAll('investigations')).filter((kept) => parseInvestigation(kept).value !== undefined);
      return all.toSorted((a, b) => a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1));
    },
    investigation: (key) => db.get('investigations', key),
    async save(kept, over) {
      const transaction = db.transaction('investigations', 'readwrite');
      const before = await transaction.store.get(kept.key);
      // One that was deleted meanwhile is saved anew: nothing is overwritten by that.
      if (before !== undefined && before.revision !== over) {
        await transaction.done;
        return undefined;
      }
      const saved = { ...kept, revision: (before?.revision ?? 0) + 1 };
      await transaction.store.put(saved);
      await transaction.done;
      return saved;
    },
    remove: (key) => db.delete('investigations', key),
    async restore(kept) {
      await db.put('investigations', kept);
    },
    async work() {
      const all = (await db.getAll('work')).filter((kept) => parseInvestigation(kept).value !== undefined);
      return all.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
    },
    async saveWork(work) {
      await db.put('work', work);
    },
    removeWork: (tab) => db.delete('work', tab),
  };
}
