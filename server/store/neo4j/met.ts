// Nodes that a request has met at the ends of edges: it nearly always asks for them next, and then they need not be read again.
import type { Node } from '../../graph/node.ts';
import type { ReadOptions } from '../store.ts';

/** A request is told by its options, which are one object for all its questions; what it has met goes with it. */
export interface Met {
  add(nodes: Iterable<Node>, options: ReadOptions | undefined): void;
  /** In the order asked; only those that were not met are read. */
  nodes(
    ids: readonly string[],
    options: ReadOptions | undefined,
    read: (missing: readonly string[]) => Promise<readonly (Node | null)[]>,
  ): Promise<(Node | null)[]>;
}

export function createMet(): Met {
  const requests = new WeakMap<ReadOptions, Map<string, Node>>();
  return {
    add(nodes, options) {
      if (!options) return;
      const known = requests.get(options) ?? new Map<string, Node>();
      requests.set(options, known);
      for (const node of nodes) known.set(node.id, node);
    },
    async nodes(ids, options, read) {
      const known = options && requests.get(options);
      if (!known) return [...(await read(ids))];
      const missing = ids.filter((id) => !known.has(id));
      const found = missing.length === 0 ? [] : await read(missing);
      const others = new Map(missing.map((id, place) => [id, found[place]!]));
      return ids.map((id) => known.get(id) ?? others.get(id) ?? null);
    },
  };
}
