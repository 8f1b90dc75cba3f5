// YAML, read only: dossiers that people write by hand. Each document is one record, and every part of it knows its line.
import { isNode, LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { FileRecord, Format } from './format.ts';

/** In bytes: a dossier is read whole. */
const MAX_BYTES = 20_000_000;

export const yaml: Format = {
  name: 'yaml',
  extension: 'yaml',
  mediaType: 'application/yaml',
  looksLike: (head) => /^\uFEFF?(#|---|\s*[\w-]+:)/u.test(head),
  read: readYaml,
};

async function* readYaml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      yield { line: 1, fault: `makes the file larger than ${MAX_BYTES / 1_000_000} MB, too large for YAML; split it.` };
      return;
    }
    chunks.push(chunk);
  }
  const lines = new LineCounter();
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents)) return;
  for (const document of documents) {
    const [error] = document.errors;
    if (error) {
      yield { line: lines.linePos(error.pos[0]).line, fault: `is not YAML: ${error.message}.` };
      continue;
    }
    yield { line: lineOf(document, [], lines), value: valueOf(document), lineAt: (path) => lineOf(document, path, lines) };
  }
}

function valueOf(document: Document): unknown {
  // Few aliases are ever meant; the bound keeps a small file from growing into a huge value.
  return document.toJS({ maxAliasCount: 100 });
}

/** The line of the part at `path`, or of the closest part around it that is there. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const part: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(part) && part.range) return lines.linePos(part.range[0]).line;
  }
  return 1;
}
