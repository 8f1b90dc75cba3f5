// Cytoscape.js JSON, both ways: what `cy.json()` gives, and with `value` and `key` also what networkx's cytoscape_graph reads.
// The ends of an edge stand in `source` and `target`, so that the evidence's `source` is called `evidenceSource` here.
import type { Edge } from '../graph/edge.ts';
import { GraphError } from '../graph/graph-error.ts';
import { labelOfKind } from '../graph/kinds.ts';
import { labelOf, type Node } from '../graph/node.ts';
import { edgeFrom, nodeFrom, type Attributes } from './attributes.ts';
import { flatEdge, flatNode, recordAt } from './columns.ts';
import type { FileRecord, Format } from './format.ts';
import { readJsonObjects } from './json-objects.ts';
import type { Parts } from './loss.ts';
import { sharedEdgeId, sharedNodeId } from './shared-ids.ts';

export const cytoscape: Format = {
  name: 'cytoscape',
  extension: 'cyjs',
  mediaType: 'application/json',
  title: 'Cytoscape JSON',
  note: 'For Cytoscape, Cytoscape.js and networkx; loads again here.',
  looksLike: (head) => /^\uFEFF?\s*(?:\{[^]*?(?<!\\)"elements"\s*:\s*[{[]|\[\s*\{\s*"(?:group|data)")/u.test(head),
  read: readCytoscape,
  write: writeCytoscape,
};

const EVIDENCE_SOURCE = 'evidenceSource';
async function* writeCytoscape(parts: Parts): AsyncGenerator<string> {
  yield '{"format_version":"1.0","generated_by":"Demarche","directed":true,"multigraph":true,"data":{},"elements":{"nodes":[';
  let separator = '\n';
  let inNodes = true;
  for await (const { nodes, edges } of parts) {
    if (nodes.length > 0) {
      yield separator + nodes.map((node) => element(nodeData(node))).join(',\n');
      separator = ',\n';
    }
    if (edges.length === 0) continue;
    yield (inNodes ? '\n],"edges":[\n' : separator) + edges.map((edge) => element(edgeData(edge))).join(',\n');
    separator = ',\n';
    inNodes = false;
  }
  yield `${inNodes ? '\n],"edges":[' : ''}\n]}}\n`;
}

function element(data: object): string {
  return JSON.stringify({ data });
}

function nodeData(node: Node): object {
  const id = sharedNodeId(node.id);
  const own = id === node.id ? {} : { ownId: node.id };
  return { id, value: id, ...own, kind: labelOfKind(node.kind), label: labelOf(node), ...flatNode(node) };
}

function edgeData(edge: Edge): object {
  const id = sharedEdgeId(edge);
  const own = id === edge.id ? {} : { ownId: edge.id };
  const { source, ...flat } = flatEdge(edge);
  const evidence = source === undefined ? {} : { [EVIDENCE_SOURCE]: source };
  return {
    id,
    key: id,
    ...own,
    source: sharedNodeId(edge.from),
    target: sharedNodeId(edge.to),
    kind: edge.kind,
    label: edge.kind,
    ...evidence,
    ...flat,
  };
}

async function* readCytoscape(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  let count = 0;
  for await (const record of readJsonObjects(bytes)) {
    if ('fault' in record) {
      count += 1;
      yield record;
      continue;
    }
    const { data } = record.value as { data?: unknown };
    // What describes the drawing, such as a list of styles, comes by, too.
    if (typeof data !== 'object' || data === null || Array.isArray(data)) continue;
    count += 1;
    yield recordAt(record.line, recordOf(data as Record<string, unknown>));
  }
  if (count === 0)
    throw new GraphError('INVALID_RECORD', 'is JSON without one element of Cytoscape; it needs "elements" with "data" in each.');
}

function recordOf({ id, source, target, ...rest }: Record<string, unknown>) {
  const attributes: Attributes = Object.entries(rest).map(([name, value]) => [name === EVIDENCE_SOURCE ? 'source' : name, value] as const);
  return source === undefined && target === undefined ? nodeFrom(id, attributes) : edgeFrom(id, source, target, attributes);
}
