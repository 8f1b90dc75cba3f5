// The view and the browser's history: a step that changes what is drawn is an entry, moves and selections change the one that is there;
// back and forward draw an entry's view as a step that can be undone. Why it is so: docs/decisions/undo-and-back.md.
import { effect } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import type { Snapshot } from '../explore/saved-views.ts';
import { addressOf } from './address.ts';
import { readEntry, type EntryState } from './open-address.ts';

export interface HistoryOptions {
  explorer: Explorer;
  /** The address that the first view was drawn from: who went back before this listened is somewhere else by now. */
  openedAt: string;
  /** What was drawn first: what has been done since is a step already. */
  first: Snapshot;
  /** Says that the address that was come to cannot be read. */
  onUnreadable(fault: string): void;
  /** Says that nodes of the address that was come to are not in the graph. */
  onGone(ids: readonly string[]): void;
}

/** Steps that follow each other more quickly, as while a slider is dragged, make one entry. */
const PAUSE_MS = 250;
/** Browsers keep some fifty entries of a page. */
const MAX_MOMENTS = 60;

/** To be called once the first view is drawn. */
export function followHistory({ explorer, openedAt, first, onUnreadable, onGone }: HistoryOptions): void {
  const life = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const page = `${location.origin}${location.pathname}`;
  const moments = new Map<number, Snapshot>();
  let entry = 0;
  let written = first;
  let pending: ReturnType<typeof setTimeout> | undefined;
  let isRestoring = false;
  /** Addresses are packed one after another, so that entries keep their order. */
  let writing: Promise<void> = Promise.resolve();

  moments.set(0, written);
  if (location.href === openedAt) remember({ life, entry: 0 }, undefined, 'replaceState');
  else writing = comeTo((history.state as EntryState | null) ?? undefined);

  effect(() => {
    const moment = explorer.saved.snapshot();
    if (isRestoring || isSame(moment, written)) return;
    clearTimeout(pending);
    pending = setTimeout(() => {
      writing = writing.then(write);
    }, PAUSE_MS);
  });

  async function write(): Promise<void> {
    pending = undefined;
    const moment = explorer.saved.snapshot();
    if (isSame(moment, written)) return;
    const isStep = !isSamePicture(moment, written);
    written = moment;
    if (isStep) entry += 1;
    moments.set(entry, moment);
    moments.delete(entry - MAX_MOMENTS);
    const view = explorer.saved.take();
    const address = await addressOf(view, page);
    remember({ life, entry, ...(address === undefined ? { view } : {}) }, address ?? page, isStep ? 'pushState' : 'replaceState');
  }

  async function comeTo(state: EntryState | undefined): Promise<void> {
    clearTimeout(pending);
    pending = undefined;
    const known = state?.life === life ? state : undefined;
    const moment = known && moments.get(known.entry);
    isRestoring = true;
    try {
      const name = known && known.entry > entry ? 'go forward' : known ? 'go back' : 'open the address';
      if (moment) explorer.saved.restore(moment, name);
      else await openAddress(name);
      if (known) entry = known.entry;
      else {
        entry += 1;
        remember({ life, entry, ...(state?.view ? { view: state.view } : {}) }, undefined, 'replaceState');
      }
      written = explorer.saved.snapshot();
      moments.set(entry, written);
    } finally {
      isRestoring = false;
    }
  }

  async function openAddress(name: string): Promise<void> {
    const addressed = await readEntry();
    if (addressed.kind === 'unreadable') onUnreadable(addressed.fault);
    else if (addressed.kind === 'view') {
      const opened = await explorer.saved.open(addressed.view, name);
      if (opened && opened.gone.length > 0) onGone(opened.gone);
    } else location.reload();
  }

  addEventListener('popstate', ({ state }: PopStateEvent) => {
    writing = writing.then(() => comeTo((state as EntryState | null) ?? undefined));
  });
}

/** What makes an entry: all of the picture but where nodes stand, unless a layout moved them. */
function isSamePicture({ picture: a, view }: Snapshot, { picture: b, view: other }: Snapshot): boolean {
  return a.graph === b.graph && a.filter === b.filter && a.layout === b.layout && a.pinned === b.pinned && view === other;
}

function isSame(a: Snapshot, b: Snapshot): boolean {
  return a.picture === b.picture && a.selection === b.selection && a.view === b.view;
}

/** A browser that finds the state too large still gets the entry. */
function remember(state: EntryState, address: string | undefined, how: 'pushState' | 'replaceState'): void {
  try {
    history[how](state, '', address);
  } catch {
    history[how]({ life: state.life, entry: state.entry }, '', address);
  }
}
