// Closing a tab loses nothing: each tab keeps its work in the browser as it goes, and a new one offers to go on with that of a closed one.
// A tab is known by an id in its own session storage and by a lock that it holds for as long as it lives, so that two never share one.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import type { Database, KeptWork } from './database.ts';
import type { Investigations } from './investigations.ts';
import type { Work } from './work.ts';

export interface Autosave {
  /** The newest work of a tab that was closed, while it is offered. */
  readonly leftover: ReadonlySignal<KeptWork | undefined>;
  goOn(): Promise<void>;
  /** Offers it no more; it stays among the unsaved work until it is deleted there. */
  startAfresh(): void;
  /** To be called once the first view is drawn. @param offers whether a leftover may be offered, which an address with a view forbids */
  begin(offers: boolean): Promise<void>;
}

export interface AutosaveEffects {
  explorer: Explorer;
  work: Work;
  investigations: Investigations;
  openDatabase(): Promise<Database>;
}

const PAUSE_MS = 300;
/** Work that nobody came back to. */
const KEPT_FOR_MS = 30 * 24 * 60 * 60_000;
/** In the session storage. */
const TAB_KEY = 'tab';
/** How long to wait for the lock of a tab that is just closing. */
const CLOSING_MS = 500;

export function createAutosave({ explorer, work, investigations, openDatabase }: AutosaveEffects): Autosave {
  const leftover = signal<KeptWork | undefined>(undefined);
  let database: Database | undefined;
  let tab = '';
  let pending: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    if (pending === undefined) return;
    clearTimeout(pending);
    pending = undefined;
    const origin = work.origin.value;
    // What anybody sees who opens the page is nothing to go on with.
    if (!work.isChanged.value && origin === undefined && work.notes.value.size === 0) {
      database?.removeWork(tab).catch(() => undefined);
      return;
    }
    const taken = work.take(origin?.name ?? '');
    // A browser that has no room left is told where something is saved under a name; here nothing can be done about it.
    database?.saveWork({ ...taken, tab, key: origin?.key, revision: origin?.revision }).catch(() => undefined);
  }

  function follow(): void {
    let isFirst = true;
    effect(() => {
      explorer.saved.snapshot();
      void [work.notes.value, work.origin.value];
      if (isFirst) {
        isFirst = false;
        return;
      }
      clearTimeout(pending);
      pending = setTimeout(flush, PAUSE_MS);
    });
    // The last moments at which a page may still write.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
    addEventListener('pagehide', flush);
  }

  return {
    leftover,
    async begin(offers) {
      database = await openDatabase().catch(() => undefined);
      if (!database) return;
      const before = ownTab();
      const kept = await database.work().catch(() => []);
      const own = kept.find((each) => each.tab === before);
      tab = before !== null && (await takeLock(before)) ? before : makeTab();
      if (tab !== before) {
        await takeLock(tab);
        sessionStorage.setItem(TAB_KEY, tab);
      }
      // The page was loaded anew: the address has the view, this has what no address holds.
      if (own) work.settle(originOf(own), own.notes, own.labels);
      follow();
      await forgetOld(database, kept);
      if (offers && !own) leftover.value = await firstClosed(kept.filter((each) => each.tab !== tab));
    },
    async goOn() {
      const kept = leftover.value;
      if (!kept) return;
      if (!(await investigations.open(kept, originOf(kept)))) return;
      leftover.value = undefined;
      pending ??= setTimeout(flush, 0);
      flush();
      await database?.removeWork(kept.tab);
    },
    startAfresh() {
      leftover.value = undefined;
    },
  };
}

/** The id of this tab; null before it has one. */
export function ownTab(): string | null {
  try {
    return sessionStorage.getItem(TAB_KEY);
  } catch {
    return null;
  }
}

function originOf({ key, name, revision }: KeptWork) {
  return key === undefined || revision === undefined ? undefined : { key, name, revision };
}

function makeTab(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Holds it until the tab is closed. Without locks, as on a page that is not secure, every tab passes for closed: going on copies, and loses nothing. */
function takeLock(tab: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(CLOSING_MS) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** The newest whose tab does not hold its lock any more. */
async function firstClosed(kept: readonly KeptWork[]): Promise<KeptWork | undefined> {
  const closed = await Promise.all(kept.map(({ tab }) => isClosed(tab)));
  return kept.find((_, place) => closed[place]);
}

async function isClosed(tab: string): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  try {
    return await navigator.locks.request(lockOf(tab), { signal: AbortSignal.timeout(CLOSING_MS) }, () => true);
  } catch {
    return false;
  }
}

function lockOf(tab: string): string {
  return `demarche tab ${tab}`;
}

async function forgetOld(database: Database, kept: readonly KeptWork[]): Promise<void> {
  const old = kept.filter(({ savedAt }) => Date.now() - Date.parse(savedAt) > KEPT_FOR_MS);
  await Promise.all(old.map(({ tab }) => database.removeWork(tab)));
}
