// JSON Lines in the shape that Neo4j's APOC writes and reads, both ways. Our id stands at the top and among the properties.
import type { Edge } from '../graph/edge.ts';
import { labelOfKind } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, flattenProperties } from '../graph/properties.ts';
import type { FileRecord, Format } from './format.ts';

/** In UTF-16 code units; a longer line is told as broken, and memory stays bounded. */
const MAX_LINE = 16_000_000;

export const jsonLines: Format = {
  name: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  title: 'JSON Lines',
  note: 'Nodes, links and evidence, nothing left out; loads again here, and into Neo4j through APOC.',
  looksLike: (head) => /^\uFEFF?\s*\{/u.test(head),
  read: readJsonLines,
  write: writeJsonLines,
};

async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  for await (const { line, text } of linesOf(bytes)) {
    if (text === undefined) yield { line, fault: `is longer than ${MAX_LINE} characters; give each node and edge a line of its own.` };
    else if (text.trim() !== '') yield recordOf(line, text);
  }
}

function recordOf(line: number, text: string): FileRecord {
  try {
    return { line, value: JSON.parse(text) as unknown, lineAt: () => line };
  } catch (error) {
    return { line, fault: `is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** Lines with their numbers; without a text where one is too long. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; text: string | undefined }> {
  const decoder = new TextDecoder();
  let rest = '';
  let tooLong = false;
  let line = 1;
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield { line, text: tooLong ? undefined : rest.slice(start, end) };
      tooLong = false;
      line += 1;
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > MAX_LINE) {
      tooLong = true;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '' || tooLong) yield { line, text: tooLong ? undefined : rest };
}

async function* writeJsonLines(parts: AsyncIterable<{ nodes: readonly Node[]; edges: readonly Edge[] }>): AsyncGenerator<string> {
  for await (const { nodes, edges } of parts) {
    const lines = [...nodes.map(lineOfNode), ...edges.map(lineOfEdge)];
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}

function lineOfNode(node: Node): string {
  return JSON.stringify({
    type: 'node',
    id: node.id,
    labels: [labelOfKind(node.kind)],
    properties: { id: node.id, ...flattenProperties(NODE_PROPERTIES[node.kind], node.properties), recordedAt: node.recordedAt },
  });
}

function lineOfEdge(edge: Edge): string {
  return JSON.stringify({
    type: 'relationship',
    id: edge.id,
    label: edge.kind,
    start: { id: edge.from },
    end: { id: edge.to },
    properties: { id: edge.id, ...flattenProperties(EDGE_PROPERTIES[edge.kind], edge.properties), recordedAt: edge.recordedAt },
  });
}
