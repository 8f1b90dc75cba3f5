// The edges of one kind at some nodes, and the nodes at their other ends. What is asked of the same nodes at once, for several kinds, is one query.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_ENDS } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { compareIds } from '../../graph/order.ts';
import type { StoreReader } from '../store.ts';
import { isOurs } from './conditions.ts';
import type { Ask } from './connection.ts';
import { BY_IDS, edgesAt } from './nodes.ts';
import { edgeOfValues, edgeValues, nodeOfValues, nodeValues, type EdgeValues, type NodeValues } from './values.ts';

export type EdgesQuery = Parameters<StoreReader['edgesOf']>[0];

/** An edge with the node at its other end, null where that is too long to be carried along unasked. */
type Found = readonly [EdgeValues, NodeValues | null];

/** For each query its answer; `meet` is told each node once. */
export async function readEdgesOf(ask: Ask, queries: readonly EdgesQuery[], meet: (nodes: Iterable<Node>) => void): Promise<Edge[][][]> {
  const groups = new Map<string, EdgesQuery[]>();
  for (const query of queries) {
    const key = query.ids.join('\n');
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(query);
  }
  const answers = new Map<EdgesQuery, Edge[][]>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const lists = await readGroup(ask, group, meet);
      for (const [place, query] of group.entries()) answers.set(query, lists[place]!);
    }),
  );
  return queries.map((query) => answers.get(query)!);
}

/** All of them name the same ids. */
async function readGroup(ask: Ask, group: readonly EdgesQuery[], meet: (nodes: Iterable<Node>) => void): Promise<Edge[][][]> {
  const ids = [...new Set(group[0]!.ids)];
  // One row in all: each row by itself would cost as much as an edge.
  const [row] = await ask<{ found: [string, ...Found[][]][] }>(
    `${BY_IDS} RETURN collect([${['id', ...group.map(edgesAtNode)].join(', ')}]) AS found`,
    { ids },
  );
  const found = new Map(row?.found.map(([id, ...lists]) => [id, lists]));
  const ends = new Map<string, NodeValues>();
  for (const lists of found.values()) {
    for (const [, end] of lists.flat()) if (end) ends.set(end[1], end);
  }
  meet([...ends.values()].map(nodeOfValues));
  return group.map((query, place) => query.ids.map((id) => inOrder(query, found.get(id)?.[place] ?? [])));
}

function edgesAtNode({ kind, direction }: EdgesQuery): string {
  const [from, to] = direction === 'OUT' ? (['id', 'm.id'] as const) : (['m.id', 'id'] as const);
  const values = nodeValues('m', EDGE_ENDS[kind][direction === 'OUT' ? 'to' : 'from']);
  // A source may be kept with its whole text.
  const end = kind === 'REPORTED_IN' && direction === 'OUT' ? `CASE WHEN m.text IS NULL THEN ${values} END` : values;
  return `[${edgesAt(kind, direction)} WHERE ${isOurs('r')} | [${edgeValues(kind, 'r', from, to)}, ${end}]]`;
}

function inOrder({ kind, direction }: EdgesQuery, found: readonly Found[]): Edge[] {
  const other = direction === 'OUT' ? ('to' as const) : ('from' as const);
  const edges = found.map(([values]) => edgeOfValues(kind, values));
  if (edges.length < 2) return edges;
  return edges.sort(
    (a, b) =>
      (a.properties.order ?? Infinity) - (b.properties.order ?? Infinity) || compareIds(a[other], b[other]) || compareIds(a.id, b.id),
  );
}
