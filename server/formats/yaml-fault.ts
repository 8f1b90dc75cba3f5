// What is wrong with a document that is not YAML, in words for whoever wrote it by hand. Flows in: what the parser gives. Flows out: a line and a phrase.
import { isCollection, isMap, isScalar, visit, type Document, type LineCounter, type YAMLParseError } from 'yaml';

export interface YamlFault {
  /** Counted from 1: where it has to be mended, which for a bracket or a quotation mark without its end is where that opens. */
  line: number;
  /** What goes behind "is not YAML:". */
  what: string;
}

/** `text` is the whole that the document was parsed from; undefined where nothing is wrong. */
export function faultOfYaml(document: Document, text: string, lines: LineCounter): YamlFault | undefined {
  const [error] = document.errors;
  if (!error) return undefined;
  const open = ENDLESS.test(error.message) ? lastOpen(document, text, error.pos[0]) : undefined;
  if (open !== undefined) return { line: lines.linePos(open).line, what: `the ${text[open]} in this line is never closed` };
  return { line: lines.linePos(error.pos[0]).line, what: phraseOf(error) };
}

/** How the parser says that a bracket or a quotation mark has no end. */
const ENDLESS = /^Missing closing|end with a [\]}]/u;

const PHRASES: Partial<Record<YAMLParseError['code'], string>> = {
  TAB_AS_INDENT: 'the line begins with a tab; indent with spaces only',
  DUPLICATE_KEY: 'the name in this line was used before in the same place; give each its own',
  BLOCK_AS_IMPLICIT_KEY: 'a colon and a space in the middle of a text begin a new field; put the text in quotation marks',
};

function phraseOf({ code, message }: YAMLParseError): string {
  return PHRASES[code] ?? message.replace(/\.$/u, '');
}

/** Where the innermost bracket or quotation mark opens that is not closed at `place`. */
function lastOpen(document: Document, text: string, place: number): number | undefined {
  let last: number | undefined;
  const look = (range: readonly number[] | null | undefined, isClosed: (last: string | undefined, length: number) => boolean) => {
    const [start, end] = range ?? [];
    if (start === undefined || end === undefined || start > place || start < (last ?? 0)) return;
    if (!isClosed(text[end - 1], end - start)) last = start;
  };
  visit(document, (_key, node) => {
    if (isCollection(node) && node.flow === true) look(node.range, (end) => end === (isMap(node) ? '}' : ']'));
    if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) {
      look(node.range, (end, length) => length > 1 && end === (node.type === 'QUOTE_DOUBLE' ? '"' : "'"));
    }
  });
  return last;
}
