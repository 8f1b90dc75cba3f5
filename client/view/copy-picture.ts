// The picture once more, off the screen: a part of it or all, without the marks of selection and focus, to be measured or painted.
import cytoscape, { type Core, type ElementDefinition } from 'cytoscape';
import { edgeElementId, isMark, markedNode } from './elements.ts';

const PASSING = new Set(['chosen', 'near', 'focused', 'pinned']);

/** Which nodes go along; all that is drawn where it is absent. */
export type PictureIds = ReadonlySet<string> | undefined;

/** Runs `use` on the copy, and takes it away again. */
export async function withPictureCopy<T>(cy: Core, ids: PictureIds, use: (copy: Core) => T | Promise<T>): Promise<T> {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '-9999px', top: '0', width: '1000px', height: '800px' });
  document.body.append(container);
  const copy = cytoscape({ container, style: copyStyle(cy), elements: copyElements(cy, ids), layout: { name: 'preset' } });
  try {
    return await use(copy);
  } finally {
    copy.destroy();
    container.remove();
  }
}

/** Cytoscape writes every value as text, and then does not read "700" as the weight of a font, only 700. */
function copyStyle(cy: Core): cytoscape.StylesheetJson {
  const rules = (cy.style() as unknown as { json(): { selector: string; style: Record<string, string | number> }[] }).json();
  return rules.map(({ selector, style }) => {
    const weight = Number(style['font-weight']);
    return { selector, style: Number.isFinite(weight) ? { ...style, 'font-weight': weight } : style };
  });
}

function copyElements(cy: Core, ids: PictureIds): ElementDefinition[] {
  return cy
    .elements()
    .filter((element) => {
      const id = element.id();
      if (!ids) return true;
      if (element.isEdge()) return ids.has(element.data('source') as string) && ids.has(element.data('target') as string);
      // Headings count all that is drawn, so that they are wrong over a part of it.
      return isMark(id) ? ids.has(markedNode(id) ?? '') : ids.has(id);
    })
    .map((element) => ({
      group: element.isEdge() ? ('edges' as const) : ('nodes' as const),
      data: { ...(element.data() as Record<string, unknown>) },
      classes: element.classes().filter((name) => !PASSING.has(name)),
      ...(element.isNode() ? { position: { ...element.position() } } : {}),
    }));
}

/** The drawn edge's own id, out of its element's. */
export function edgeIdOf(elementId: string): string {
  return elementId.slice(edgeElementId('').length);
}
