// GEXF 1.3, both ways, for Gephi, whose timeline plays it: a node lives while it was said, happened or was published, an edge from its beginning
// to its end. Each flat property is an attribute of its own, dates too, so that nothing hangs on the intervals.
import type { Edge } from '../graph/edge.ts';
import type { FuzzyDate } from '../graph/dates.ts';
import { labelOfKind } from '../graph/kinds.ts';
import { labelOf, timeOf, type Node } from '../graph/node.ts';
import type { FlatProperties } from '../graph/properties.ts';
import { edgeFrom, needsOwnId, nodeFrom } from './attributes.ts';
import { EDGE_COLUMNS, flatEdge, flatNode, NODE_COLUMNS, recordAt, textOf, type Column } from './columns.ts';
import type { FileRecord, Format } from './format.ts';
import type { Parts } from './loss.ts';
import { readXml, type XmlElement } from './xml.ts';
import { escapeUnfit, parseXmlText, xmlText } from './xml-text.ts';

export const gexf: Format = {
  name: 'gexf',
  bytes: 'declared',
  extension: 'gexf',
  mediaType: 'application/gexf+xml',
  title: 'GEXF',
  note: 'For Gephi, with time for its timeline, and networkx; loads again here.',
  looksLike: (head) => /^\uFEFF?\s*<(?:[^>]*>\s*<)*?(?:\w+:)?gexf[\s>]/u.test(head),
  read: readGexf,
  write: writeGexf,
};

const TYPES = { text: 'string', texts: 'string', boolean: 'boolean', integer: 'integer' } as const;
const own = (names: readonly string[]): Column[] => names.map((name) => ({ name, type: 'text' }));

async function* writeGexf(parts: Parts): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta lastmodifieddate="${new Date().toISOString().slice(0, 10)}"><creator>Demarche</creator></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed" idtype="string">
${attributesOf('node', [...own(['ownId', 'kind']), ...NODE_COLUMNS])}${attributesOf('edge', [...own(['ownId', 'kind']), ...EDGE_COLUMNS])}<nodes>
`;
  let inNodes = true;
  for await (const { nodes, edges } of parts) {
    if (nodes.length > 0) yield nodes.map(nodeElement).join('');
    if (edges.length === 0) continue;
    yield `${inNodes ? '</nodes>\n<edges>\n' : ''}${edges.map(edgeElement).join('')}`;
    inNodes = false;
  }
  yield `${inNodes ? '</nodes>\n<edges>\n' : ''}</edges>\n</graph>\n</gexf>\n`;
}

function attributesOf(part: 'node' | 'edge', columns: readonly Column[]): string {
  const lines = columns.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${TYPES[type]}"/>\n`);
  return `<attributes class="${part}">\n${lines.join('')}</attributes>\n`;
}

function nodeElement(node: Node): string {
  const values = valuesOf(node.id, labelOfKind(node.kind), flatNode(node));
  return `<node id="${xmlText(node.id)}" label="${xmlText(labelOf(node))}"${spanOf(timeOf(node), timeOf(node))}>${values}</node>\n`;
}

function edgeElement(edge: Edge): string {
  const { id, kind, from, to, properties } = edge;
  const ends = `source="${xmlText(from)}" target="${xmlText(to)}"`;
  const values = valuesOf(id, kind, flatEdge(edge));
  return `<edge id="${xmlText(id)}" ${ends} label="${kind}" kind="${kind}"${spanOf(properties.from, properties.until)}>${values}</edge>\n`;
}

function spanOf(from: FuzzyDate | undefined, until: FuzzyDate | undefined): string {
  return (from ? ` start="${from.start}"` : '') + (until ? ` end="${until.end}"` : '');
}

function valuesOf(id: string, kind: string, flat: FlatProperties): string {
  let all = needsOwnId(id, escapeUnfit(id)) ? value('ownId', id) : '';
  all += value('kind', kind);
  for (const name in flat) all += value(name, textOf(flat[name]!));
  return `<attvalues>${all}</attvalues>`;
}

function value(name: string, text: string): string {
  return `<attvalue for="${name}" value="${xmlText(text)}"/>`;
}

type Titles = Record<string, Map<string, string>>;

async function* readGexf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  const titles: Titles = { node: new Map(), edge: new Map() };
  for await (const element of readXml(bytes, 'gexf', ['attributes', 'node', 'edge'])) yield* recordsOf(element, titles);
}

/** A node may hold nodes and edges of its own, which are as good as any. */
function* recordsOf({ name, attributes, children, line }: XmlElement, titles: Titles): Generator<FileRecord> {
  const { id, label, source, target } = attributes;
  if (name === 'attributes') {
    const known = (titles[attributes['class'] ?? ''] ??= new Map());
    for (const { attributes: attribute } of children) known.set(attribute['id'] ?? '', attribute['title'] ?? attribute['id'] ?? '');
    return;
  }
  if (name === 'node' || name === 'edge') {
    const values = [
      ...(label === undefined ? [] : [['label', parseXmlText(label)] as const]),
      ...children
        .filter((child) => child.name === 'attvalues')
        .flatMap((child) => child.children)
        .map(({ attributes: { for: key = '', value: text = '' } }) => [titles[name]?.get(key) ?? key, parseXmlText(text)] as const),
    ];
    yield recordAt(line, name === 'node' ? nodeFrom(id, values) : edgeFrom(id, source, target, values));
  }
  for (const group of children) {
    if (group.name === 'nodes' || group.name === 'edges') for (const child of group.children) yield* recordsOf(child, titles);
  }
}
