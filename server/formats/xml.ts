// XML to elements, one at a time, however long the file: each element that is asked for comes with what is inside it.
// Entities are never declared, expanded or fetched: a file that declares some is refused.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { GraphError } from '../graph/graph-error.ts';
import { decodeText } from './text.ts';

export interface XmlElement {
  /** Without a prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
  /** Counted from 1. */
  line: number;
}

const MAX_DEPTH = 64;
/** In UTF-16 code units, of one element with what is inside it: memory stays bounded. */
const MAX_ELEMENT = 16_000_000;
const MAX_DECLARATION = 200;

/**
 * @param root the name that the outermost element must have
 * @param wanted of which elements; those inside one that is wanted come inside it
 * @throws GraphError INVALID_RECORD, with what was read before given already
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, root: string, wanted: readonly string[]): AsyncGenerator<XmlElement> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: XmlElement[] = [];
  let found: XmlElement[] = [];
  /** Closed by the event before: the parser also closes what nothing closes, and complains only after that. */
  let closed: XmlElement | undefined;
  let depth = 0;
  let length = 0;

  const settle = () => {
    if (closed) found.push(closed);
    closed = undefined;
  };
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[') || doctype.includes('ENTITY'))
      throw refused('declares entities or other rules of its own in its DOCTYPE, which are not read; take the DOCTYPE out');
  });
  parser.on('opentag', ({ name: given, attributes }: SaxesTagPlain) => {
    settle();
    const name = given.slice(given.indexOf(':') + 1);
    if (depth === 0 && name !== root) throw refused(`is XML, but begins with <${name.slice(0, 60)}> instead of <${root}>`);
    depth += 1;
    if (depth > MAX_DEPTH) throw refused(`nests elements more than ${MAX_DEPTH} levels deep, at line ${parser.line}`);
    if (open.length === 0 && !wanted.includes(name)) {
      length = 0;
      return;
    }
    const element = { name, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    depth -= 1;
    const element = open.pop();
    settle();
    if (element && open.length === 0) closed = element;
    if (open.length === 0) length = 0;
  });
  const addText = (text: string) => {
    settle();
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  const take = () => {
    const taken = found;
    found = [];
    return taken;
  };
  const { encoding, all } = await encodingOf(bytes);
  let fault: unknown;
  try {
    for await (const piece of decodeText(all, encoding)) {
      length += piece.length;
      parser.write(piece);
      settle();
      yield* take();
      if (length > MAX_ELEMENT + piece.length)
        throw refused(`has an element longer than ${MAX_ELEMENT} characters, at line ${parser.line}`);
    }
    parser.close();
  } catch (error) {
    fault = error;
  }
  yield* take();
  if (fault === undefined) return;
  if (fault instanceof GraphError || !(fault instanceof Error)) throw fault;
  const { line, words } = /^(?<line>\d+):\d+: (?<words>.*?)\.?$/su.exec(fault.message)?.groups ?? {};
  if (line === undefined) throw fault;
  throw refused(`is not XML: ${words} at line ${line}`, fault);
}

/** The encoding that the XML declaration names, and the bytes with those that had to be read for it. */
async function encodingOf(bytes: AsyncIterable<Uint8Array>): Promise<{ encoding: string | undefined; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let head = '';
  while (head.length < MAX_DECLARATION && !head.includes('>')) {
    const next = await iterator.next();
    if (next.done) break;
    read.push(next.value);
    head += Buffer.from(next.value.subarray(0, MAX_DECLARATION)).toString('latin1');
  }
  async function* all() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { encoding: /^(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/u.exec(head)?.[1], all: all() };
}

function refused(what: string, cause?: unknown): GraphError {
  return new GraphError('INVALID_RECORD', `${what}.`, { cause });
}
