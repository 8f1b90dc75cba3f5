// The work at hand beside the picture: notes on nodes, which investigation it is, and whether it changed since that was saved or opened.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Explorer } from '../explore/explorer.ts';
import type { Snapshot } from '../explore/saved-views.ts';
import { MAX_NOTE, type Investigation } from './investigation.ts';

/** What the work was saved as last, or opened from. */
export interface Origin {
  key: string;
  name: string;
  revision: number;
}

/** All of the work at one moment, to come back to. */
export interface WorkMoment {
  snapshot: Snapshot;
  notes: ReadonlyMap<string, string>;
  origin: Origin | undefined;
}

export interface Work {
  /** By the id of a node. */
  readonly notes: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly origin: ReadonlySignal<Origin | undefined>;
  readonly isChanged: ReadonlySignal<boolean>;
  /** What a node is called, drawn or not; its id where that is not known. */
  labelOf(id: string): string;
  /** An empty text takes the note away. */
  setNote(id: string, text: string): void;
  take(name: string): Investigation;
  moment(): WorkMoment;
  restore(moment: WorkMoment, step: string): void;
  /** Which investigation it is from now on, where nothing else changes: it was renamed, or deleted. */
  setOrigin(origin: Origin | undefined): void;
  /** What is drawn now, with these notes, is how it was saved or opened. */
  settle(origin: Origin | undefined, notes?: Investigation['notes'], labels?: Investigation['labels']): void;
}

export function createWork(explorer: Explorer, now: () => Date = () => new Date()): Work {
  const notes = signal<ReadonlyMap<string, string>>(new Map());
  const origin = signal<Origin | undefined>(undefined);
  const settled = signal<Pick<WorkMoment, 'snapshot' | 'notes'>>({ snapshot: explorer.saved.snapshot(), notes: notes.value });
  /** Of nodes with notes that are not drawn. */
  let labels = new Map<string, string>();

  return {
    notes,
    origin,
    isChanged: computed(() => {
      const { picture: a } = explorer.saved.snapshot();
      const { picture: b } = settled.value.snapshot;
      const isSame =
        a.graph === b.graph && a.positions === b.positions && a.filter === b.filter && a.layout === b.layout && a.pinned === b.pinned;
      return !isSame || notes.value !== settled.value.notes;
    }),
    labelOf: (id) => explorer.graph.value.nodes.get(id)?.label ?? labels.get(id) ?? id,
    setNote(id, text) {
      const written = text.trim().slice(0, MAX_NOTE);
      if ((notes.value.get(id) ?? '') === written) return;
      const next = new Map(notes.value);
      if (written === '') next.delete(id);
      else next.set(id, written);
      const label = explorer.graph.value.nodes.get(id)?.label;
      if (label !== undefined) labels.set(id, label);
      notes.value = next;
    },
    take(name) {
      const { nodes } = explorer.graph.value;
      const noted = [...notes.value.keys()].filter((id) => !nodes.has(id));
      return {
        name,
        savedAt: now().toISOString(),
        view: explorer.saved.take(),
        notes: [...notes.value],
        labels: [
          ...[...nodes.values()].map(({ id, label }) => [id, label] as const),
          ...noted.map((id) => [id, labels.get(id) ?? id] as const),
        ],
      };
    },
    moment: () => ({ snapshot: explorer.saved.snapshot(), notes: notes.value, origin: origin.value }),
    restore(moment, step) {
      batch(() => {
        explorer.saved.restore(moment.snapshot, step);
        notes.value = moment.notes;
        origin.value = moment.origin;
      });
    },
    setOrigin(next) {
      origin.value = next;
    },
    settle(from, given, called) {
      batch(() => {
        origin.value = from;
        if (given) notes.value = new Map(given);
        if (called) labels = new Map(called);
        settled.value = { snapshot: explorer.saved.snapshot(), notes: notes.value };
      });
    },
  };
}
