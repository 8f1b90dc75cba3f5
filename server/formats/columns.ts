// The flattening of nodes and edges that every format of names and values shares: which properties there are, of which type, and each as a text.
import type { Edge } from '../graph/edge.ts';
import { EDGE_KINDS, NODE_KINDS, labelOfKind } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import {
  EDGE_PROPERTIES,
  NODE_PROPERTIES,
  flattenProperties,
  type FlatProperties,
  type FlatValue,
  type PropertySpec,
} from '../graph/properties.ts';
import type { FileRecord } from './format.ts';

export interface Column {
  name: string;
  type: 'text' | 'texts' | 'boolean' | 'integer';
}

/** Every flat property that some kind of node has, `recordedAt` last; likewise for edges. */
export const NODE_COLUMNS = columnsOf(NODE_KINDS.map((kind) => NODE_PROPERTIES[kind]));
export const EDGE_COLUMNS = columnsOf(EDGE_KINDS.map((kind) => EDGE_PROPERTIES[kind]));

function columnsOf(kinds: readonly Readonly<Record<string, PropertySpec | undefined>>[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const [name, spec] of kinds.flatMap((specs) => Object.entries(specs))) {
    const type = spec?.type;
    if (type === 'date') for (const part of ['Start', 'End', 'Precision']) columns.set(name + part, { name: name + part, type: 'text' });
    else columns.set(name, { name, type: typeof type === 'string' ? type : 'text' });
  }
  return [...columns.values(), { name: 'recordedAt', type: 'text' }];
}

export function flatNode(node: Node): FlatProperties {
  const flat = flattenProperties(NODE_PROPERTIES[node.kind], node.properties);
  flat['recordedAt'] = node.recordedAt;
  return flat;
}

export function flatEdge(edge: Edge): FlatProperties {
  const flat = flattenProperties(EDGE_PROPERTIES[edge.kind], edge.properties);
  flat['recordedAt'] = edge.recordedAt;
  return flat;
}

/** A list is its JSON text; numbers, `true` and `false` are written as in JSON. */
export function textOf(value: FlatValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text that is not of its column's type comes back as it is, for the check to name it. */
export function parseText(text: string, type: Column['type'] | undefined): unknown {
  if (type === 'integer') return /^-?\d{1,15}(\.\d+)?$/u.test(text) ? Number(text) : text;
  // Python writes them with a capital, spreadsheets in capitals.
  if (type === 'boolean') return /^(?:true|false)$/iu.test(text) ? text.toLowerCase() === 'true' : text;
  if (type !== 'texts') return text;
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? (list as unknown[]) : [text];
  } catch {
    return [text];
  }
}

const typesOf = (columns: readonly Column[]) => new Map(columns.map(({ name, type }) => [name, type]));
const TYPES = { node: typesOf(NODE_COLUMNS), relationship: typesOf(EDGE_COLUMNS) };

/** `parseText` for the property of that name. */
export function parseProperty(part: keyof typeof TYPES, name: string, text: string): unknown {
  return parseText(text, TYPES[part].get(name));
}

/** What the readers give: the objects of our JSON Lines, so that one reading of them serves every format. */
export interface NodeRecord {
  type: 'node';
  /** What the file calls it; ours is `properties.id` where that is another. */
  id: unknown;
  labels: unknown[];
  properties: Record<string, unknown>;
}

export interface EdgeRecord {
  type: 'relationship';
  id: unknown;
  label: unknown;
  start: { id: unknown };
  end: { id: unknown };
  properties: Record<string, unknown>;
}

export function nodeRecord(node: Node): NodeRecord {
  return { type: 'node', id: node.id, labels: [labelOfKind(node.kind)], properties: { id: node.id, ...flatNode(node) } };
}

export function edgeRecord(edge: Edge): EdgeRecord {
  return {
    type: 'relationship',
    id: edge.id,
    label: edge.kind,
    start: { id: edge.from },
    end: { id: edge.to },
    properties: { id: edge.id, ...flatEdge(edge) },
  };
}

export function recordAt(line: number, value: NodeRecord | EdgeRecord): FileRecord {
  return { line, value, lineAt: () => line };
}

/** Plain assignment of "__proto__" would set the prototype and hide the property from the check. */
export function setProperty(properties: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(properties, name, { value, enumerable: true, configurable: true, writable: true });
}
