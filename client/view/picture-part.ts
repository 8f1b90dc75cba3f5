// Which part of the picture is taken away: all of it, or some nodes with the links between them.
import type { CollectionReturnValue, Core } from 'cytoscape';
import { isMark, markedNode } from './elements.ts';

/** Which nodes go along; all that is drawn where it is absent. */
export type PictureIds = ReadonlySet<string> | undefined;

/** The elements that go along: nodes, the links between them, and the marks that belong to one node; headings count all, so they go with all. */
export function partOf(cy: Core, ids: PictureIds): CollectionReturnValue {
  if (!ids) return cy.elements();
  return cy.elements().filter((element) => {
    if (element.isEdge()) return ids.has(element.data('source') as string) && ids.has(element.data('target') as string);
    const id = element.id();
    return ids.has(isMark(id) ? (markedNode(id) ?? '') : id);
  });
}
