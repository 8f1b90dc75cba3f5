// Nodes and edges as short lists of values, the way that costs least to send and to read: no names, none of the properties that only writing keeps.
// What rows.ts says for the questions that are not asked often, this says for those that carry hundreds of nodes and edges.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_KINDS, NODE_KINDS, labelOfKind, type EdgeKind, type NodeKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, flatNames, type PropertySpec } from '../../graph/properties.ts';

/** The number of the kind, the id, when it was recorded, and the properties of that kind in the order of their table. */
export type NodeValues = readonly [number, string, string, ...unknown[]];
/** The id, those of both ends, when it was recorded, and the properties. */
export type EdgeValues = readonly [string, string, string, string, ...unknown[]];

/** Cypher for the `NodeValues` of a node of ours that is of one of these kinds. */
export function nodeValues(node: string, among: readonly NodeKind[] = NODE_KINDS): string {
  const kinds = among
    .toSorted((a, b) => rank(a) - rank(b))
    .map((kind) => {
      const parts = ['id', 'recordedAt', ...flatNames(NODE_PROPERTIES[kind])].map((name) => `${node}.${name}`);
      return `WHEN ${node}:${labelOfKind(kind)} THEN [${[NODE_KINDS.indexOf(kind), ...parts].join(', ')}]`;
    });
  return `CASE ${kinds.join(' ')} END`;
}

/** The kinds that graphs have most of are looked for first. */
function rank(kind: NodeKind): number {
  return kind === 'STATEMENT' || kind === 'CLAIM' ? 0 : 1;
}

/** Cypher for the `EdgeValues` of an edge of one kind; `from` and `to` say the ids of its ends. */
export function edgeValues(kind: EdgeKind, edge: string, from: string, to: string): string {
  const parts = ['recordedAt', ...flatNames(EDGE_PROPERTIES[kind])].map((name) => `${edge}.${name}`);
  return `[${[`${edge}.id`, from, to, ...parts].join(', ')}]`;
}

/** The same of an edge of any kind; its ends are left empty. */
export function anyEdgeValues(edge: string): string {
  return `CASE type(${edge}) ${EDGE_KINDS.map((kind) => `WHEN '${kind}' THEN ${edgeValues(kind, edge, "''", "''")}`).join(' ')} END`;
}

export function nodeOfValues(values: NodeValues): Node {
  const [number, id, recordedAt] = values;
  const kind = NODE_KINDS[number]!;
  return { id, kind, recordedAt, properties: NODE_READERS[kind](values, 3) } as unknown as Node;
}

export function edgeOfValues(kind: EdgeKind, values: EdgeValues): Edge {
  const [id, from, to, recordedAt] = values;
  return { id, kind, from, to, recordedAt, properties: EDGE_READERS[kind](values, 4) };
}

type Reader = (values: readonly unknown[], first: number) => Record<string, unknown>;

/** Puts the values of a kind's properties under their names again; those that are null are left out. */
function readerOf(specs: Readonly<Record<string, PropertySpec | undefined>>): Reader {
  const parts: { name: string; isDate: boolean; place: number }[] = [];
  let place = 0;
  for (const [name, spec] of Object.entries(specs)) {
    const isDate = spec?.type === 'date';
    parts.push({ name, isDate, place });
    place += isDate ? 3 : 1;
  }
  return (values, first) => {
    const properties: Record<string, unknown> = {};
    for (const { name, isDate, place: at } of parts) {
      const value = values[first + at];
      if (value === null || value === undefined) continue;
      properties[name] = isDate ? { start: value, end: values[first + at + 1], precision: values[first + at + 2] } : value;
    }
    return properties;
  };
}

function readersOf<K extends string>(specs: Readonly<Record<K, Parameters<typeof readerOf>[0]>>): Record<K, Reader> {
  return Object.fromEntries(Object.entries(specs).map(([kind, some]) => [kind, readerOf(some as never)])) as Record<K, Reader>;
}

const NODE_READERS = readersOf(NODE_PROPERTIES);
const EDGE_READERS = readersOf(EDGE_PROPERTIES);
