// Paths between two drawn nodes as values: what was found, and what the next ones add to it.

/** Ids along the way: one more node than edges. */
export interface DrawnPath {
  nodes: readonly string[];
  edges: readonly string[];
}

export interface FoundPaths {
  from: string;
  to: string;
  paths: readonly DrawnPath[];
  /** Whether the graph has more of the same length. */
  more: boolean;
}

/** The paths known already keep their place; a larger answer may bring them in another order. */
export function joinPaths(known: readonly DrawnPath[], answered: readonly DrawnPath[]): DrawnPath[] {
  const keyOf = ({ nodes, edges }: DrawnPath) => JSON.stringify([nodes, edges]);
  return [...new Map([...known, ...answered].map((path) => [keyOf(path), path])).values()];
}
