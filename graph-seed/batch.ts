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
  /** `later`: it was not added, since the batch holds another element with its id, or has no room left for its texts. */
  add(element: Element, file: string): 'added' | 'repeated' | 'later';
  size(): number;
  /** Whether its texts take all the room that there is: whole documents may stand among them. */
  isFull(): boolean;
  /** Everything in it, in the order added; it is empty afterwards. */
  take(): Elements;
}

/** In UTF-16 code units; one element that is longer is a batch of its own. */
const MAX_CHARACTERS = 4_000_000;

export function createBatch(): LoadBatch {
  let held: Elements = { elements: [], files: [] };
  let characters = 0;
  const byId = { node: new Map<unknown, Element>(), edge: new Map<unknown, Element>() };
  return {
    add(element, file) {
      const part = 'node' in element ? byId.node : byId.edge;
      const { id } = 'node' in element ? element.node : element.edge;
      const before = part.get(id);
      if (before) return said(before) === said(element) ? 'repeated' : 'later';
      const more = charactersOf(element);
      if (held.elements.length > 0 && characters + more > MAX_CHARACTERS) return 'later';
      part.set(id, element);
      held.elements.push(element);
      held.files.push(file);
      characters += more;
      return 'added';
    },
    size: () => held.elements.length,
    isFull: () => characters >= MAX_CHARACTERS,
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

/** How long an element is by its texts, its ids among them, in UTF-16 code units. */
export function charactersOf(element: Element): number {
  if ('node' in element) return charactersIn(element.node.id) + charactersIn(element.node.properties);
  const { id, from, to, properties } = element.edge;
  return charactersIn(id) + charactersIn(from) + charactersIn(to) + charactersIn(properties);
}

/** What a value counts that is no text. */
const OTHER = 8;

/** Of a value from outside: what it holds is looked at later, but has to be carried until then. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return OTHER;
  let sum = OTHER;
  for (const name in value) sum += (Array.isArray(value) ? 0 : name.length) + charactersIn((value as Record<string, unknown>)[name]);
  return sum;
}
