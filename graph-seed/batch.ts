// The nodes and edges that go to the store together. No id stands in it twice: what repeats an element says nothing new, and what says something else
// of it must be written after it, so that the store can put the two together.
import type { Loaded } from './datasets/dataset.ts';

export type Element = Exclude<Loaded, { fault: string }>;

/** Elements, and the file that each came from. */
export interface Elements {
  elements: Element[];
  files: string[];
}

export interface LoadBatch {
  /** `differs`: it was not added, since the batch holds another element with its id. */
  add(element: Element, file: string): 'added' | 'repeated' | 'differs';
  size(): number;
  /** The characters of all its texts: whole documents may stand among them. */
  characters(): number;
  /** Everything in it, in the order added; it is empty afterwards. */
  take(): Elements;
}

export function createBatch(): LoadBatch {
  let held: Elements = { elements: [], files: [] };
  let characters = 0;
  const byId = { node: new Map<unknown, Element>(), edge: new Map<unknown, Element>() };
  return {
    add(element, file) {
      const part = 'node' in element ? byId.node : byId.edge;
      const { id, properties } = 'node' in element ? element.node : element.edge;
      const before = part.get(id);
      if (before) return said(before) === said(element) ? 'repeated' : 'differs';
      part.set(id, element);
      held.elements.push(element);
      held.files.push(file);
      characters += charactersIn(properties);
      return 'added';
    },
    size: () => held.elements.length,
    characters: () => characters,
    take() {
      const taken = held;
      held = { elements: [], files: [] };
      characters = 0;
      byId.node.clear();
      byId.edge.clear();
      return taken;
    },
  };
}

function said(element: Element): string {
  return JSON.stringify('node' in element ? element.node : element.edge);
}

/** What a value counts that is no text. */
const OTHER = 8;

function charactersIn(properties: object): number {
  let sum = 0;
  for (const name in properties) {
    const value = (properties as Record<string, unknown>)[name];
    if (typeof value === 'string') sum += value.length;
    else if (Array.isArray(value)) for (const entry of value) sum += typeof entry === 'string' ? entry.length : OTHER;
  }
  return sum;
}
