// Text in another encoding than UTF-8 is told by its line, instead of being loaded with its letters lost. Bytes in, the same bytes out.
import { isUtf8 } from 'node:buffer';
import { GraphError } from '../server/graph/graph-error.ts';

const NEWLINE = 10;

/** The sentence's end for what begins with a byte order mark of UTF-16; undefined for everything else. */
export function faultOfHead(head: Uint8Array): string | undefined {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isUtf16 ? 'is written in UTF-16; save it as UTF-8.' : undefined;
}

/**
 * Gives whole characters only, and all lines before one that is not UTF-8.
 * @throws GraphError INVALID_RECORD with `details.line` at the first line that is not
 */
export async function* checkUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let line = 1;
  let rest = Buffer.alloc(0);
  const check = (piece: Buffer): Buffer => {
    if (isUtf8(piece)) return piece;
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0 && isUtf8(piece.subarray(start, end)); end = piece.indexOf(NEWLINE, start))
      start = end + 1;
    return piece.subarray(0, start);
  };
  const source = bytes[Symbol.asyncIterator]();
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const chunk = next.value;
    const all = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    const end = wholeCharacters(all);
    const good = check(all.subarray(0, end));
    line += newlinesIn(good);
    if (good.length > 0) yield good;
    if (good.length < end) {
      // Damaged data is no text either: what is wrong with it is told by whoever unpacks it, at the end at the latest.
      while ((await source.next()).done !== true);
      throw notUtf8(line);
    }
    rest = Buffer.from(all.subarray(end));
  }
  if (rest.length > 0) throw notUtf8(line);
}

/** Where the last character ends that is whole, or that cannot become whole whatever follows. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function newlinesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function notUtf8(line: number): GraphError {
  return new GraphError(
    'INVALID_RECORD',
    'holds bytes that are not UTF-8 (the text may be Latin-1 or Windows-1252); save the file as UTF-8. What stands before this line was read.',
    { details: { line } },
  );
}
