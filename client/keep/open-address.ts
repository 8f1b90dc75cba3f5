// What the page was opened on, with as little as that takes: only an address that holds a view fetches what unpacks it.
import { MAX_DRAWN } from '../explore/grow.ts';
import type { SavedView } from '../graph/saved-view.ts';

export type Addressed =
  | { kind: 'nothing' }
  | { kind: 'ids'; ids: readonly string[] }
  | { kind: 'view'; view: SavedView }
  | { kind: 'unreadable'; fault: string };

/** What an entry of the browser's history remembers: its place, of which page's life, and the view itself where it is too long for an address. */
export interface EntryState {
  life: string;
  entry: number;
  view?: SavedView;
}

/** The name of the part after #. */
export const VIEW = 'view';

export async function readEntry(): Promise<Addressed> {
  const view = (history.state as EntryState | null)?.view;
  if (view) return { kind: 'view', view };
  const { hash, search, href } = location;
  return hash.startsWith(`#${VIEW}=`) ? (await import('./address.ts')).readAddress(href) : readIds(search);
}

/** @param search the query of the address */
export function readIds(search: string): Addressed {
  const ids = (new URLSearchParams(search).get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length > MAX_DRAWN) {
    return {
      kind: 'unreadable',
      fault: `It names ${ids.length.toLocaleString('en')} nodes, more than the ${MAX_DRAWN.toLocaleString('en')} that one picture holds; leave some out.`,
    };
  }
  return ids.length > 0 ? { kind: 'ids', ids } : { kind: 'nothing' };
}
