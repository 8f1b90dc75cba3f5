// Zip archives, both ways, as streams. Written: named texts, one after the other. Read: any bytes, kept in a temporary file meanwhile, since what a zip
// holds stands at its end.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile as OpenZip } from 'yauzl';
import { ZipFile } from 'yazl';
import { GraphError } from '../graph/graph-error.ts';

const MAX_ENTRIES = 1_000;
/** Deflate makes texts of ours up to some 30 times smaller; past this an archive was made to fill memory or disk. */
const MAX_RATIO = 300;
const SMALL_BYTES = 10_000_000;

/** A file in an archive that is being read; it may be read several times while the archive is open. */
export interface ZipEntry {
  name: string;
  bytes(): AsyncGenerator<Uint8Array>;
}

export async function* writeZip(files: readonly { name: string; pieces: AsyncIterable<string> }[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const inputs: Readable[] = [];
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, pieces } of files) {
    zip.addReadStreamLazy(name, (give) => {
      const input = Readable.from(pieces, { objectMode: false });
      // The library does not listen for the failure of a stream that it is given.
      input.on('error', (error) => output.destroy(error));
      inputs.push(input);
      give(undefined, input);
    });
  }
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    for (const input of inputs) input.destroy();
  }
}

/**
 * What `readEntries` gives of an archive's files.
 * @throws GraphError INVALID_RECORD where it is no zip, is damaged, ends too early, climbs out of its folder, or grows without measure
 */
export async function* readZip<T>(
  bytes: AsyncIterable<Uint8Array>,
  readEntries: (entries: readonly ZipEntry[]) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-zip-'));
  let zip: OpenZip | undefined;
  try {
    const path = join(folder, 'archive');
    await pipeline(bytes, createWriteStream(path)).catch((cause: unknown) => {
      throw isNoSpace(cause)
        ? new GraphError('INVALID_RECORD', 'does not fit on the disk of temporary files; make room there.', { cause })
        : cause;
    });
    zip = await asked(openPromise(path, { autoClose: false }));
    const entries: ZipEntry[] = [];
    for await (const entry of asking(zip.eachEntry())) {
      if (entries.length === MAX_ENTRIES) throw damaged(`holds more than ${MAX_ENTRIES} files`);
      if (!entry.fileName.endsWith('/')) entries.push(entryOf(zip, entry));
    }
    yield* readEntries(entries);
  } finally {
    zip?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function isNoSpace(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
}

function entryOf(zip: OpenZip, entry: Entry): ZipEntry {
  const { fileName, compressedSize, uncompressedSize } = entry;
  return {
    name: fileName,
    async *bytes() {
      if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO) {
        throw damaged(`holds "${fileName}", which unpacks to ${MAX_RATIO} times its size and more, as only a zip bomb does`);
      }
      const stream = await asked(zip.openReadStreamPromise(entry));
      try {
        for await (const chunk of asking(stream as AsyncIterable<Uint8Array>)) yield chunk;
      } finally {
        stream.destroy();
      }
    },
  };
}

async function asked<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (cause) {
    throw explained(cause);
  }
}

async function* asking<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await asked(Promise.resolve(iterator.next()));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** The library tells its findings by their words alone. */
function explained(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const climbs = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/su.exec(cause.message)?.[1];
  if (climbs !== undefined) return damaged(`holds a file with the path "${climbs.slice(0, 100)}", which leads out of the archive`, cause);
  if (/end of central directory/iu.test(cause.message)) return damaged('is no whole zip archive: its end is missing', cause);
  if (/encrypted/u.test(cause.message)) return damaged('is locked by a password; pack it without one', cause);
  return damaged('is a damaged zip archive', cause);
}

function damaged(what: string, cause?: unknown): GraphError {
  return new GraphError('INVALID_RECORD', `${what}; get it again.`, { cause });
}
