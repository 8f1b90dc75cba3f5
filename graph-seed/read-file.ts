// A file on disk to records: unpacked where it is gzip, its format as named, or as its beginning looks.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { GraphError } from '../server/graph/graph-error.ts';
import { formatOf } from '../server/formats/format.ts';
import { decodeHead } from '../server/formats/text.ts';
import { gunzip, gunzipHead, isGzip } from './gzip.ts';
import type { LoadFile } from './load.ts';

const HEAD_BYTES = 16_384;
const CHUNK_BYTES = 262_144;

/** @throws GraphError INVALID_RECORD where the file cannot be read or its format is not known */
export async function readFile(path: string, formatName?: string): Promise<LoadFile> {
  const bytes = await readHead(path);
  const isPacked = isGzip(bytes);
  const head = decodeHead(isPacked ? gunzipHead(bytes) : bytes);
  const format = ofFile(path, () => formatOf(head, formatName));
  const columns = format.columns?.(head);
  // Opened when the first record is asked for: files that wait for their turn hold nothing open.
  const openBytes = () => {
    const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    return isPacked ? gunzip(file) : file;
  };
  return {
    name: path,
    ...(columns === undefined ? {} : { columns }),
    records: { [Symbol.asyncIterator]: () => format.read(openBytes())[Symbol.asyncIterator]() },
  };
}

/** A sentence about a file names it. */
function ofFile<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (cause) {
    if (!(cause instanceof GraphError)) throw cause;
    const message = /^(?:is|The) /u.test(cause.message) ? `${path}: ${cause.message}` : cause.message;
    throw new GraphError(cause.code, message, { details: cause.details, cause });
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).isDirectory()) throw new GraphError('INVALID_RECORD', `${path}: is a folder; name the files in it.`);
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new GraphError(
      'INVALID_RECORD',
      `${path}: ${missing ? 'does not exist' : 'cannot be read'}; check the name and its permissions.`,
      { cause },
    );
  }
}
