// Bytes to text, for every format that is text. Flows in: chunks of bytes. Flows out: pieces of text, without a byte order mark.
import { GraphError } from '../graph/graph-error.ts';

/**
 * @param encoding a label of the WHATWG's Encoding Standard
 * @throws GraphError INVALID_RECORD where the bytes are no such text: a wrong character would be loaded for good
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding = 'utf-8'): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of bytes) {
      if (chunk.length === 0) continue;
      // Windows' "Unicode" is UTF-16, and says so in its first two bytes.
      decoder ??= new TextDecoder(utf16Of(chunk) ?? encoding, { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder?.decode() ?? '';
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    const known =
      decoder === undefined
        ? `is in the encoding "${encoding}", which is not known here`
        : `holds bytes that are not ${decoder.encoding.toUpperCase()}`;
    throw new GraphError('INVALID_RECORD', `${known}; save it as UTF-8 and load it again.`, { cause });
  }
}

/** The beginning of a file as a text to guess its format by; what is no text comes out as something that is none. */
export function decodeHead(head: Uint8Array): string {
  return new TextDecoder(utf16Of(head)).decode(head);
}

function utf16Of(chunk: Uint8Array): string | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : undefined;
}
