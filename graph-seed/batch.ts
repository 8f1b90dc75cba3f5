// The nodes and edges that go to the store together. No id stands in it twice: what repeats an element says nothing new, and what says something else
// of it must be written after it, so that the store can put the two together.
import type { Loaded } from './datasets/dataset.ts';

export type Placed = Exclude<Loaded, { fault: string }> & { file: string };

export interface LoadBatch {
  /** `differs`: it was not added, since the batch holds another element with its id. */
  add(element: Placed): 'added' | 'repeated' | 'differs';
  size(): number;
  /** Everything in it, in the order added; it is empty afterwards. */
  take(): Placed[];
}

export function createBatch(): LoadBatch {
  let elements: Placed[] = [];
  const byId = { node: new Map<unknown, Placed>(), edge: new Map<unknown, Placed>() };
  return {
    add(element) {
      const part = 'node' in element ? byId.node : byId.edge;
      const id = 'node' in element ? element.node.id : element.edge.id;
      const before = part.get(id);
      if (before) return said(before) === said(element) ? 'repeated' : 'differs';
      part.set(id, element);
      elements.push(element);
      return 'added';
    },
    size: () => elements.length,
    take() {
      const taken = elements;
      elements = [];
      byId.node.clear();
      byId.edge.clear();
      return taken;
    },
  };
}

function said(element: Placed): string {
  return JSON.stringify('node' in element ? element.node : element.edge);
}
