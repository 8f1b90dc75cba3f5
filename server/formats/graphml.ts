// GraphML 1.1, both ways, for networkx, igraph, Gephi and yEd: each flat property is a <data>, the kind stands in `kind`, and `label` is for the eye.
// An id that is no xs:NMTOKEN gets a stand-in (xml-text.ts), and ours stands in `ownId`.
import type { Edge } from '../graph/edge.ts';
import { labelOfKind } from '../graph/kinds.ts';
import { labelOf, type Node } from '../graph/node.ts';
import type { FlatProperties } from '../graph/properties.ts';
import { edgeFrom, needsOwnId, nodeFrom } from './attributes.ts';
import { EDGE_COLUMNS, flatEdge, flatNode, NODE_COLUMNS, recordAt, textOf, type Column } from './columns.ts';
import type { FileRecord, Format } from './format.ts';
import type { Parts } from './loss.ts';
import { readXml, type XmlElement } from './xml.ts';
import { parseXmlText, xmlText, xmlToken } from './xml-text.ts';

export const graphml: Format = {
  name: 'graphml',
  bytes: 'declared',
  extension: 'graphml',
  mediaType: 'application/graphml+xml',
  title: 'GraphML',
  note: 'For Gephi, yEd, igraph and networkx; loads again here.',
  looksLike: (head) => /^\uFEFF?\s*<(?:[^>]*>\s*<)*?(?:\w+:)?graphml[\s>]/u.test(head),
  read: readGraphml,
  write: writeGraphml,
};

const TYPES = { text: 'string', texts: 'string', boolean: 'boolean', integer: 'int' } as const;
const own = (names: readonly string[]): Column[] => names.map((name) => ({ name, type: 'text' }));
const NODE_KEYS = [...own(['ownId', 'kind', 'label']), ...NODE_COLUMNS];
const EDGE_KEYS = [...own(['ownId', 'kind']), ...EDGE_COLUMNS];

async function* writeGraphml(parts: Parts): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
${keysOf('node', NODE_KEYS)}${keysOf('edge', EDGE_KEYS)}<graph id="demarche" edgedefault="directed">
`;
  for await (const { nodes, edges } of parts) {
    if (nodes.length > 0) yield nodes.map(nodeElement).join('');
    if (edges.length > 0) yield edges.map(edgeElement).join('');
  }
  yield '</graph>\n</graphml>\n';
}

function keysOf(part: 'node' | 'edge', columns: readonly Column[]): string {
  return columns
    .map(({ name, type }) => `<key id="${part}-${name}" for="${part}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`)
    .join('');
}

function nodeElement(node: Node): string {
  const id = xmlToken(node.id);
  const first = data('node', 'kind', labelOfKind(node.kind)) + data('node', 'label', labelOf(node));
  return `<node id="${id}">${ownId('node', node.id, id)}${first}${dataOf('node', flatNode(node))}</node>\n`;
}

function edgeElement(edge: Edge): string {
  const id = xmlToken(edge.id);
  const first = ownId('edge', edge.id, id) + data('edge', 'kind', edge.kind);
  return `<edge id="${id}" source="${xmlToken(edge.from)}" target="${xmlToken(edge.to)}">${first}${dataOf('edge', flatEdge(edge))}</edge>\n`;
}

function ownId(part: string, id: string, held: string): string {
  return needsOwnId(id, held) ? data(part, 'ownId', id) : '';
}

function dataOf(part: string, flat: FlatProperties): string {
  let all = '';
  for (const name in flat) all += data(part, name, textOf(flat[name]!));
  return all;
}

function data(part: string, name: string, value: string): string {
  return `<data key="${part}-${name}">${xmlText(value)}</data>`;
}

async function* readGraphml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  const names = new Map<string, string>();
  for await (const element of readXml(bytes, 'graphml', ['key', 'node', 'edge'])) yield* recordsOf(element, names);
}

/** A node may hold a graph of its own, and its nodes and edges are as good as any. */
function* recordsOf(element: XmlElement, names: Map<string, string>): Generator<FileRecord> {
  const { name, attributes, children, line } = element;
  const { id, source, target, label, labels } = attributes;
  const values = () =>
    children.flatMap((child) =>
      child.name === 'data' && child.children.length === 0
        ? [[names.get(child.attributes['key'] ?? '') ?? child.attributes['key'] ?? '', parseXmlText(child.text)] as const]
        : [],
    );
  if (name === 'key') {
    const [key, called = id] = [id, attributes['attr.name']];
    if (key !== undefined && called !== undefined) names.set(key, called);
  } else if (name === 'node') {
    // APOC writes the labels as an attribute, too.
    yield recordAt(line, nodeFrom(id, [...(labels === undefined ? [] : [['labels', labels] as const]), ...values()]));
  } else if (name === 'edge') {
    yield recordAt(line, edgeFrom(id, source, target, [...(label === undefined ? [] : [['label', label] as const]), ...values()]));
  }
  for (const graph of children) if (graph.name === 'graph') for (const child of graph.children) yield* recordsOf(child, names);
}
