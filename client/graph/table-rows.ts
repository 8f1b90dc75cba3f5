// Drawn nodes and edges as rows of a table.
import type { Stance } from '../api/operations.generated.ts';
import type { DrawnEdge, DrawnNode, Graph } from './graph.ts';

export const TABLE_TABS = ['nodes', 'statements', 'claims', 'speakers', 'events', 'sources', 'edges'] as const;
export type TableTab = (typeof TABLE_TABS)[number];

/** What is known of a statement beside what is drawn of it. */
export interface StatementFacts {
  act: string;
  speaker: { id: string; label: string; kind: DrawnNode['kind']; hollow: boolean };
  stances: readonly Stance[];
  /** The lines of the source at which it can be read, ascending. */
  paragraphs: readonly number[];
}

export interface NodeRow {
  is: 'node';
  id: string;
  node: DrawnNode;
  facts: StatementFacts | undefined;
}

export interface EdgeRow {
  is: 'edge';
  id: string;
  edge: DrawnEdge;
  source: DrawnNode;
  target: DrawnNode;
}

export type TableRow = NodeRow | EdgeRow;

const KINDS_OF: Readonly<Partial<Record<TableTab, readonly DrawnNode['kind'][]>>> = {
  statements: ['STATEMENT'],
  claims: ['CLAIM'],
  speakers: ['COUNTRY', 'AGENCY', 'OFFICIAL'],
  events: ['EVENT'],
  sources: ['SOURCE'],
};

export function rowsOf({ nodes, edges }: Graph, tab: TableTab, facts: ReadonlyMap<string, StatementFacts>): TableRow[] {
  if (tab === 'edges') {
    return [...edges.values()].map((edge) => ({
      is: 'edge',
      id: edge.id,
      edge,
      source: nodes.get(edge.source)!,
      target: nodes.get(edge.target)!,
    }));
  }
  const kinds = KINDS_OF[tab];
  return [...nodes.values()].flatMap((node): TableRow[] =>
    kinds && !kinds.includes(node.kind) ? [] : [{ is: 'node', id: node.id, node, facts: facts.get(node.id) }],
  );
}
