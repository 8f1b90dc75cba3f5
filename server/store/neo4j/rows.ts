// Nodes and edges of ours to rows that Cypher sets as properties, and back: flat properties as in files, and what writing keeps beside them.
import type { Edge } from '../../graph/edge.ts';
import { kindOfLabel, type EdgeKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import {
  EDGE_PROPERTIES,
  NODE_PROPERTIES,
  flatNames,
  flattenProperties,
  nestProperties,
  type PropertySpec,
} from '../../graph/properties.ts';
import { foldText, searchableText } from '../../graph/text.ts';
import { isOutOfOrder, sortable } from '../sortable.ts';
import { wholeNumber } from './connection.ts';
import { neighbourPlace, statementPlace } from './places.ts';
import { searchableWords } from './words.ts';

type Flat = Readonly<Record<string, unknown>>;
type Specs = Readonly<Record<string, PropertySpec | undefined>>;

export interface NodeRow {
  labels: string[];
  properties: Flat;
}

export interface EdgeRow {
  type: EdgeKind;
  properties: Flat;
  from: string;
  to: string;
}

/** What a query returns of a node, for `nodeOfRow`. */
export function nodeColumns(node: string): string {
  return `labels(${node}) AS labels, properties(${node}) AS properties`;
}

/** What a query returns of an edge, for `edgeOfRow`; `from` and `to` are its ends. */
export function edgeColumns(edge: string, from: string, to: string): string {
  return `type(${edge}) AS type, properties(${edge}) AS properties, ${from}.id AS from, ${to}.id AS to`;
}

export function nodeOfRow({ labels, properties }: NodeRow): Node {
  const kind = labels.map(kindOfLabel).find((known) => known !== undefined)!;
  return {
    id: properties['id'],
    kind,
    recordedAt: properties['recordedAt'],
    properties: nested(NODE_PROPERTIES[kind], properties),
  } as unknown as Node;
}

export function edgeOfRow({ type, properties, from, to }: EdgeRow): Edge {
  return {
    id: properties['id'],
    kind: type,
    from,
    to,
    recordedAt: properties['recordedAt'],
    properties: nested(EDGE_PROPERTIES[type], properties),
  } as Edge;
}

/** Everything that a node's properties are set to; merging never takes one away. */
export function rowOfNode(node: Node): Flat {
  const { names, words } = searchableText(node);
  return {
    id: node.id,
    recordedAt: node.recordedAt,
    ...storable(NODE_PROPERTIES[node.kind], node.properties),
    _names: names.map(foldText),
    _words: searchableWords(foldText([...names, ...words].join(' '))),
    ...(node.kind === 'STATEMENT' ? { _place: statementPlace(timeKeyOf(node), node.id) } : {}),
    ...order(node.id),
  };
}

/** `times` are the `timeKeyOf` the edge's ends. */
export function rowOfEdge(edge: Edge, times: { from: string; to: string }): Flat {
  return {
    id: edge.id,
    recordedAt: edge.recordedAt,
    ...storable(EDGE_PROPERTIES[edge.kind], edge.properties),
    _out: neighbourPlace(edge.from, times.to, edge.kind, edge.to),
    _in: neighbourPlace(edge.to, times.from, edge.kind, edge.from),
    ...order(edge.id),
  };
}

function order(id: string): Flat {
  return isOutOfOrder(id) ? { _order: sortable(id) } : {};
}

function storable(specs: Specs, properties: object): Flat {
  return Object.fromEntries(
    Object.entries(flattenProperties(specs, properties)).map(([name, value]) => [
      name,
      typeof value === 'number' ? wholeNumber(value) : value,
    ]),
  );
}

/** Only what is ours: others may have put properties of their own on our nodes. */
function nested(specs: Specs, properties: Flat): Record<string, unknown> {
  const known = namesOf(specs).flatMap((name) => (name in properties ? [[name, properties[name]] as const] : []));
  return nestProperties(specs, Object.fromEntries(known));
}

const NAMES = new WeakMap<Specs, string[]>();

/** `flatNames`, found once for each kind. */
function namesOf(specs: Specs): string[] {
  const known = NAMES.get(specs);
  if (known) return known;
  const names = flatNames(specs);
  NAMES.set(specs, names);
  return names;
}
