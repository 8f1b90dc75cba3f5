// Which elements carry a class, as sets: setting one touches only the elements that come to it or leave it.
import type { Core } from 'cytoscape';

export interface ClassSets {
  /** From now on these elements carry the class, and no others. Ids that are not drawn are passed over. */
  set(name: string, elementIds: Iterable<string>): void;
}

export function createClassSets(cy: Core): ClassSets {
  const carrying = new Map<string, ReadonlySet<string>>();
  return {
    set(name, elementIds) {
      const before = carrying.get(name) ?? new Set<string>();
      const next = new Set(elementIds);
      for (const id of before) if (!next.has(id)) cy.getElementById(id).removeClass(name);
      // An element that was drawn anew has lost its classes, so that even those that stay are told again.
      for (const id of next) cy.getElementById(id).addClass(name);
      carrying.set(name, next);
    },
  };
}
