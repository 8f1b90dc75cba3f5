// A file by its name to the bytes in it: plain, packed with gzip, inside a zip archive, or from a pipe.
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GraphError } from '../server/graph/graph-error.ts';
import { gunzip, gunzipHead, isGzip } from './gzip.ts';
import { isZip, readZip, type ZipEntry } from './zip.ts';

const HEAD_BYTES = 16_384;
const CHUNK_BYTES = 262_144;

export interface OpenedFile {
  /** What a reject calls it: as it was given, or `archive.zip/file.csv`. */
  name: string;
  packing?: 'gzip' | 'zip';
  /** Its unpacked beginning. */
  head: Uint8Array;
  /** As it stands on disk; undefined for a pipe. */
  sizeBytes?: number;
  /** How much of that has been read, of the last reading. */
  readBytes(): number;
  /** From the beginning each time that it is asked for; a pipe only once. */
  bytes(): AsyncIterable<Uint8Array>;
}

/**
 * @param path where it is
 * @param name what it is called in messages
 * @throws GraphError INVALID_RECORD where it cannot be read
 */
export async function openFile(path: string, name: string): Promise<OpenedFile> {
  const { isFile, size, head } = await look(path, name);
  if (!isFile) return openPipe(path, name);
  if (head.length === 0) throw invalid(name, 'is empty; there is nothing to load.');
  const isPacked = isGzip(head);
  let file: ReturnType<typeof createReadStream> | undefined;
  return {
    name,
    head: isPacked ? gunzipHead(head) : head,
    ...(isPacked ? { packing: 'gzip' } : {}),
    sizeBytes: size,
    readBytes: () => file?.bytesRead ?? 0,
    // Opened when the first byte is asked for: files that wait for their turn hold nothing open.
    bytes: () =>
      named(
        name,
        lazily(() => {
          file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
          return isPacked ? gunzip(file) : file;
        }),
      ),
  };
}

export function isArchive({ head, packing }: OpenedFile): boolean {
  return packing === undefined && isZip(head);
}

/** The files in a zip archive. @throws GraphError INVALID_RECORD */
export async function openArchive(path: string, name: string): Promise<OpenedFile[]> {
  const entries = await readZip(path);
  return Promise.all(entries.map((entry) => openEntry(entry, `${name}/${entry.name}`)));
}

async function openEntry(entry: ZipEntry, name: string): Promise<OpenedFile> {
  const beginning = await readBeginning(
    named(
      name,
      lazily(async () => entry.open()),
    ),
  );
  const isPacked = isGzip(beginning);
  let isRead = false;
  return {
    name,
    packing: 'zip',
    head: isPacked ? gunzipHead(beginning) : beginning,
    sizeBytes: entry.size,
    readBytes: () => (isRead ? entry.size : 0),
    bytes: () =>
      named(
        name,
        lazily(async () => {
          isRead = true;
          const bytes = await entry.open();
          return isPacked ? gunzip(bytes) : bytes;
        }),
      ),
  };
}

/** A pipe cannot be looked at and put back, nor read twice. */
async function openPipe(path: string, name: string): Promise<OpenedFile> {
  const pipe = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const chunks = pipe[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first: Uint8Array[] = [];
  let size = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    first.push(next.value);
    size += next.value.length;
    if (size >= HEAD_BYTES) break;
  }
  const head = Buffer.concat(first);
  if (head.length === 0) throw invalid(name, 'is empty; there is nothing to load.');
  const isPacked = isGzip(head);
  let isTaken = false;
  const all = async function* () {
    if (isTaken) throw new GraphError('INVALID_ARGUMENT', `${name}: is a pipe, which can be read only once; save it to a file first.`);
    isTaken = true;
    yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  return {
    name,
    head: isPacked ? gunzipHead(head) : head,
    ...(isPacked ? { packing: 'gzip' } : {}),
    readBytes: () => pipe.bytesRead,
    bytes: () => (isPacked ? gunzip(Readable.from(all())) : all()),
  };
}

async function look(path: string, name: string): Promise<{ isFile: boolean; size: number; head: Uint8Array }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw invalid(name, 'is a folder; name the files in it.');
    if (!found.isFile()) return { isFile: false, size: 0, head: new Uint8Array() };
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return { isFile: true, size: found.size, head: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw invalid(name, `${missing ? 'does not exist' : 'cannot be read'}; check the name and its permissions.`, cause);
  }
}

async function readBeginning(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

async function* lazily(begin: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await begin();
}

/** What goes wrong while a file is being read is told of that file. */
async function* named(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GraphError('INVALID_RECORD', `cannot be read on (${why}); get ${name} again. What stands before that place was read.`, {
      cause,
    });
  }
}

function invalid(name: string, what: string, cause?: unknown): GraphError {
  return new GraphError('INVALID_RECORD', `${name}: ${what}`, { cause });
}
