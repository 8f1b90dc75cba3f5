// JSON Lines in the shape that Neo4j's APOC writes and reads, both ways. Our id stands at the top and among the properties.
import { GraphError } from '../graph/graph-error.ts';
import { edgeRecord, nodeRecord } from './columns.ts';
import { jsonRecord } from './json-record.ts';
import type { FileRecord, Format } from './format.ts';
import type { Parts } from './loss.ts';
import { decodeText } from './text.ts';

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

export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  let isBegun = false;
  for await (const { line, text } of linesOf(bytes)) {
    if (!isBegun && text !== undefined && text.trim() !== '') {
      isBegun = true;
      // A file of another kind is told once, and not line by line.
      if (!/^\s*\{/u.test(text)) throw new GraphError('INVALID_RECORD', 'is not JSON Lines: its first line does not begin with {.');
    }
    if (text === undefined) yield { line, fault: `is longer than ${MAX_LINE} characters; give each node and edge a line of its own.` };
    else if (text.trim() !== '') yield jsonRecord(line, text);
  }
}

/** Lines with their numbers; without a text where one is too long. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: number; text: string | undefined }> {
  let rest = '';
  let tooLong = false;
  let line = 1;
  for await (const piece of decodeText(bytes)) {
    if (!tooLong) rest += piece;
    // Looked at only where a line ends: to look at a long one again and again would copy it as often.
    if (!piece.includes('\n')) {
      if (rest.length > MAX_LINE) {
        tooLong = true;
        rest = '';
      }
      continue;
    }
    if (tooLong) rest = piece;
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      yield { line, text: tooLong ? undefined : rest.slice(start, end) };
      tooLong = false;
      line += 1;
      start = end + 1;
    }
    rest = rest.slice(start);
  }
  if (rest !== '' || tooLong) yield { line, text: tooLong ? undefined : rest };
}

async function* writeJsonLines(parts: Parts): AsyncGenerator<string> {
  for await (const { nodes, edges } of parts) {
    const lines = [...nodes.map((node) => JSON.stringify(nodeRecord(node))), ...edges.map((edge) => JSON.stringify(edgeRecord(edge)))];
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}
