// Nodes and edges as other programs hand them about: an id, and names with values. Flows out: records in the shape of our JSON Lines.
import { shown } from '../graph/check.ts';
import { labelProperty } from '../graph/node.ts';
import { isOneOf, kindOfLabel, NODE_KINDS } from '../graph/kinds.ts';
import { NODE_PROPERTIES } from '../graph/properties.ts';
import { parseProperty, setProperty, type EdgeRecord, type NodeRecord } from './columns.ts';

/** How Gephi, yEd, networkx and Cytoscape say how something is drawn, selected or called on their screen; it says nothing about the graph. */
const DRAWING = new Set([
  'size',
  'r',
  'g',
  'b',
  'a',
  'alpha',
  'x',
  'y',
  'z',
  'color',
  'weight',
  'value',
  'key',
  'Label',
  'Edge Label',
  'shared name',
  'shared_name',
  'shared interaction',
  'shared_interaction',
  'interaction',
  'SUID',
  'selected',
  'degree_layout',
  'networkx_key',
]);

function saysNothing(name: string): boolean {
  // Cytoscape's own begin like `__ViewSettings`.
  return DRAWING.has(name) || /^__[A-Z]/u.test(name);
}

export type Attributes = Iterable<readonly [name: string, value: unknown]>;

/** Texts stay whole; some programs give several labels as a list. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOf).join(':') : shown(value);
}

export function nodeFrom(id: unknown, attributes: Attributes): NodeRecord {
  const properties: Record<string, unknown> = {};
  let labels: string[] = [];
  let label: string | undefined;
  for (const [name, value] of attributes) {
    if (name === 'kind' || name === 'labels') labels = textOf(value).split(':').filter(Boolean);
    else if (name === 'label') label = textOf(value);
    else if (!saysNothing(name)) addProperty(properties, 'node', name, value);
  }
  // A kind's enum constant is as good as its label: both are ours.
  const kind = labels.map((given) => kindOfLabel(given) ?? given).find((given) => isOneOf(NODE_KINDS, given));
  // networkx and Cytoscape give everything a name, and call what has none by its id.
  if (kind !== undefined && !('name' in NODE_PROPERTIES[kind])) delete properties['name'];
  if (kind !== undefined && label !== undefined) {
    const property = labelProperty(kind);
    properties[property] ??= label;
  }
  return { type: 'node', id, labels, properties };
}

export function edgeFrom(id: unknown, from: unknown, to: unknown, attributes: Attributes): EdgeRecord {
  const properties: Record<string, unknown> = {};
  let kind: unknown;
  let label: unknown;
  for (const [name, value] of attributes) {
    if (name === 'kind') kind = value;
    else if (name === 'label') label = value;
    else if (name !== 'name' && !saysNothing(name)) addProperty(properties, 'relationship', name, value);
  }
  return { type: 'relationship', id, label: kind ?? label, start: { id: from }, end: { id: to }, properties };
}

/**
 * Our own id, where it stands beside the file's, is not called `id`: igraph keeps the file's under that name. Cytoscape numbers everything anew, and keeps
 * what the file had as `id_original`, which may be a stand-in for ours.
 */
function addProperty(properties: Record<string, unknown>, part: 'node' | 'relationship', name: string, value: unknown): void {
  if (name === 'id_original') properties['id'] ??= value;
  else setProperty(properties, name === 'ownId' ? 'id' : name, typeof value === 'string' ? parseProperty(part, name, value) : value);
}

/** Whether our id has to stand beside the one that a file can hold: that is another, or could be taken for a number of the file's own. */
export function needsOwnId(id: string, held: string): boolean {
  return id !== held || /^\d+$/u.test(id);
}
