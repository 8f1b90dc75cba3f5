// YAML, read only: dossiers that people write by hand. Each document is one record, and every part of it knows its line.
import { isMap, isNode, isScalar, LineCounter, parseAllDocuments, type Document } from 'yaml';
import type { FileRecord, Format } from './format.ts';
import { decodeText } from './text.ts';
import { faultOfYaml } from './yaml-fault.ts';

/** In UTF-16 code units: a dossier is read whole. */
const MAX_LENGTH = 20_000_000;

export const yaml: Format = {
  name: 'yaml',
  extension: 'yaml',
  mediaType: 'application/yaml',
  looksLike: (head) => /^\uFEFF?(#|---|\s*[\w-]+:)/u.test(head),
  read: readYaml,
};

async function* readYaml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  let text = '';
  for await (const piece of decodeText(bytes)) {
    text += piece;
    if (text.length > MAX_LENGTH) {
      yield { line: 1, fault: `makes the file longer than ${MAX_LENGTH / 1_000_000} million characters, too long for YAML; split it.` };
      return;
    }
  }
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents)) return;
  for (const document of documents) {
    // What the parser makes of a broken document is a guess, and to leave the broken entry out would number the statements after it anew.
    const fault = faultOfYaml(document, text, lines);
    if (fault === undefined) yield recordOf(document, lines);
    else {
      const whole = documents.length > 1 ? 'this document' : 'this file';
      yield {
        line: fault.line,
        fault: `is not YAML: ${fault.what}. Nothing of ${whole} was loaded; mend line ${fault.line} and load it again.`,
      };
    }
  }
}

function recordOf(document: Document, lines: LineCounter): FileRecord {
  const line = lineOf(document, [], lines);
  try {
    return { line, value: valueOf(document), lineAt: (path) => lineOf(document, path, lines) };
  } catch (error) {
    // Aliases are resolved only now: one may lead nowhere, or too far.
    return { line, fault: `is not YAML that can be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function valueOf(document: Document): unknown {
  // Few aliases are ever meant; the bound keeps a small file from growing into a huge value.
  return document.toJS({ maxAliasCount: 100 });
}

/** The line of the key that leads to the part at `path`, or to the closest part around it that is there. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around: unknown = document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && String(key.value) === path[length - 1]) : undefined;
    if (isScalar(pair?.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line;
  }
  return isNode(document.contents) && document.contents.range ? lines.linePos(document.contents.range[0]).line : 1;
}
