// Which elements carry a class, as sets: setting one touches only the elements that come to it or leave it, many of them a few with each frame.
import type { Core } from 'cytoscape';
import type { Slices } from './slices.ts';

export interface ClassSets {
  /** From now on these elements carry the class, and no others. Ids that are not drawn are passed over. */
  set(name: string, elementIds: Iterable<string>): void;
  /** Tells the elements again: one that was drawn anew has lost its classes. */
  refresh(): void;
}

export function createClassSets(cy: Core, slices: Slices): ClassSets {
  const carrying = new Map<string, ReadonlySet<string>>();
  /** What holds when it is told, which may be a few frames later. */
  function tell(id: string, name: string): void {
    cy.getElementById(id).toggleClass(name, carrying.get(name)?.has(id) === true);
  }
  return {
    set(name, elementIds) {
      const before = carrying.get(name) ?? new Set<string>();
      const next = new Set(elementIds);
      carrying.set(name, next);
      slices.run([...[...before].filter((id) => !next.has(id)), ...next].map((id) => () => tell(id, name)));
    },
    refresh() {
      for (const [name, ids] of carrying) for (const id of ids) tell(id, name);
    },
  };
}
