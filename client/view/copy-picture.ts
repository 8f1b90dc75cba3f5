// The picture as it is taken away: without the marks of selection and focus and with every label, and, where only a part of it goes, once more off the screen.
import cytoscape, {
  type CollectionReturnValue,
  type Core,
  type EdgeSingular,
  type ElementDefinition,
  type NodeSingular,
  type StylesheetJson,
} from 'cytoscape';
import { edgeElementId, isMark, markedNode } from './elements.ts';

/** What passes with a gesture, and what leaves labels out at the zoom of the screen. Paths that stand out stay. */
const PASSING = ['chosen', 'near', 'hovered', 'focused', 'start', 'pinned', 'mute', 'afar'];

/** Which nodes go along; all that is drawn where it is absent. */
export type PictureIds = ReadonlySet<string> | undefined;

/** Runs `use` at once, and marks again what was marked: nothing is painted in between. */
export function withoutMarks<T>(cy: Core, use: () => T): T {
  const marked = PASSING.map((name) => ({ name, elements: cy.elements(`.${name}`) }));
  cy.batch(() => {
    for (const { name, elements } of marked) elements.removeClass(name);
  });
  try {
    return use();
  } finally {
    cy.batch(() => {
      for (const { name, elements } of marked) elements.addClass(name);
    });
  }
}

/** The elements that go along: nodes, the links between them, and the marks that belong to one node; headings count all, so they go with all. */
export function partOf(cy: Core, ids: PictureIds): CollectionReturnValue {
  if (!ids) return cy.elements();
  return cy.elements().filter((element) => {
    if (element.isEdge()) return ids.has(element.data('source') as string) && ids.has(element.data('target') as string);
    const id = element.id();
    return ids.has(isMark(id) ? (markedNode(id) ?? '') : id);
  });
}

/** Runs `use` on a part of the picture, drawn once more off the screen, and takes that away again. */
export async function withCopy<T>(cy: Core, ids: PictureIds, use: (copy: Core) => T | Promise<T>): Promise<T> {
  const container = document.createElement('div');
  Object.assign(container.style, { position: 'fixed', left: '-9999px', top: '0', width: '1000px', height: '800px' });
  document.body.append(container);
  const elements = withoutMarks(cy, () => partOf(cy, ids).toArray().map(definitionOf));
  const copy = cytoscape({ container, style: copyStyle(cy), elements, layout: { name: 'preset' } });
  try {
    return await use(copy);
  } finally {
    copy.destroy();
    container.remove();
  }
}

function definitionOf(element: EdgeSingular | NodeSingular): ElementDefinition {
  return {
    group: element.isEdge() ? 'edges' : 'nodes',
    data: { ...(element.data() as Record<string, unknown>) },
    classes: element.classes(),
    ...(element.isNode() ? { position: { ...element.position() } } : {}),
  };
}

/** Cytoscape writes every value as text, and then does not read "700" as the weight of a font, only 700. */
function copyStyle(cy: Core): StylesheetJson {
  const rules = (cy.style() as unknown as { json(): { selector: string; style: Record<string, string | number> }[] }).json();
  return rules.map(({ selector, style }) => {
    const weight = Number(style['font-weight']);
    return { selector, style: Number.isFinite(weight) ? { ...style, 'font-weight': weight } : style };
  });
}

/** The drawn edge's own id, out of its element's. */
export function edgeIdOf(elementId: string): string {
  return elementId.slice(edgeElementId('').length);
}
