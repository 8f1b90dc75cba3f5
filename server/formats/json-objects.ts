// One long JSON text to the objects in its lists: each is cut out as text, parsed when it is whole, and then forgotten, however long the file.
// What stands around the lists is passed over. An object inside one that was cut out comes inside it.
import { GraphError } from '../graph/graph-error.ts';
import type { FileRecord } from './format.ts';
import { jsonRecord } from './json-record.ts';
import { decodeText } from './text.ts';

/** In UTF-16 code units, of one object: memory stays bounded. */
const MAX_OBJECT = 16_000_000;
/** Of the lists and objects around those that are cut out. */
const MAX_DEPTH = 64;

const [QUOTE, BACKSLASH, NEWLINE, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE] = [...'"\\\n[]{}'].map((sign) => sign.charCodeAt(0));

/** @throws GraphError INVALID_RECORD where it is no JSON or ends too early, with what was read before given already */
export async function* readJsonObjects(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  /** The brackets that are open around the place; of an object that is being cut out, only how many. */
  const around: number[] = [];
  let inside = 0;
  let text = '';
  let firstLine = 1;
  let line = 1;
  let inString = false;
  let isEscaped = false;
  let isBegun = false;
  for await (const piece of decodeText(bytes)) {
    if (!isBegun && piece.trim() !== '') {
      isBegun = true;
      if (!/^\s*[[{]/u.test(piece)) throw new GraphError('INVALID_RECORD', 'is not JSON: it begins with neither { nor [.');
    }
    const found: FileRecord[] = [];
    let start = 0;
    for (let place = 0; place < piece.length; place += 1) {
      const code = piece.charCodeAt(place);
      if (code === NEWLINE) line += 1;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (code === BACKSLASH) isEscaped = true;
        else if (code === QUOTE) inString = false;
      } else if (code === QUOTE) inString = true;
      else if (code === OPEN || code === OPEN_LIST) {
        if (inside > 0) inside += 1;
        else if (code === OPEN && around.at(-1) === OPEN_LIST) {
          [inside, start, firstLine] = [1, place, line];
        } else if (around.push(code) > MAX_DEPTH) {
          throw new GraphError(
            'INVALID_RECORD',
            `is nested more than ${MAX_DEPTH} levels deep at line ${line}; nothing that can be loaded is.`,
          );
        }
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (inside === 0) around.pop();
        else if (--inside === 0) {
          found.push(jsonRecord(firstLine, text + piece.slice(start, place + 1)));
          text = '';
        }
      }
    }
    if (inside > 0) text += piece.slice(start);
    yield* found;
    if (text.length > MAX_OBJECT) {
      throw new GraphError('INVALID_RECORD', `has an object longer than ${MAX_OBJECT} characters at line ${firstLine}.`);
    }
  }
  if (inString || inside > 0 || around.length > 0)
    throw new GraphError('INVALID_RECORD', 'breaks off in the middle of its JSON; get it again.');
}
