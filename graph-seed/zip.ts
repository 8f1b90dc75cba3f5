// Zip archives, told by their first bytes: each file in one is read like a file on disk, without being unpacked to disk.
import type { Readable } from 'node:stream';
import { open as openArchive, type Entry, type ZipFile } from 'yauzl';
import { GraphError } from '../server/graph/graph-error.ts';
import { isBomb } from './bomb.ts';

const MAX_ENTRIES = 1_000;

export interface ZipEntry {
  /** As the archive has it, with slashes. */
  name: string;
  /** Packed, in bytes. */
  size: number;
  open(): Promise<Readable>;
}

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/**
 * The files in an archive; folders, and what a Mac adds beside them, are left out.
 * @throws GraphError INVALID_RECORD where it is damaged or truncated, encrypted, holds nothing or too much, or a path in it leads out of it
 */
export async function readZip(path: string): Promise<ZipEntry[]> {
  const archive = await new Promise<ZipFile>((resolve, reject) => {
    openArchive(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) => {
      if (error) reject(broken(path, error));
      else resolve(opened);
    });
  });
  const entries = await entriesOf(archive)
    .catch((error: unknown) => {
      throw error instanceof GraphError ? error : broken(path, error);
    })
    .finally(() => archive.close());
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/u.test(fileName));
  const size = { packed: 0, unpacked: 0 };
  for (const { compressedSize, uncompressedSize } of files) {
    size.packed += compressedSize;
    size.unpacked += uncompressedSize;
  }
  if (files.length === 0) throw invalid(path, 'is a zip archive without a file in it.');
  if (isBomb(size))
    throw invalid(path, 'unpacks to hundreds of times its size, as no data does that is meant to be read; nothing of it was read.');
  return files.map((entry) => ({ name: entry.fileName, size: entry.compressedSize, open: () => openEntry(path, entry) }));
}

async function entriesOf(archive: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) {
    if (entries.push(entry) > MAX_ENTRIES) throw new Error(`it holds more than ${MAX_ENTRIES} files`);
  }
  return entries;
}

/** Each opens the archive anew: one that waits for its turn, or is read twice, holds nothing open. */
async function openEntry(path: string, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    openArchive(path, { lazyEntries: true, autoClose: false }, (error, archive) => {
      if (error) {
        reject(broken(path, error));
        return;
      }
      archive.openReadStream(entry, (fault, bytes) => {
        if (fault) {
          archive.close();
          reject(broken(path, fault));
          return;
        }
        bytes.once('close', () => archive.close());
        resolve(bytes);
      });
    });
  });
}

function broken(path: string, cause: unknown): GraphError {
  const why = cause instanceof Error ? cause.message.replace(/\.$/u, '') : String(cause);
  return invalid(path, `is a zip archive that cannot be read (${why}); get it again, or unpack it.`, cause);
}

function invalid(path: string, what: string, cause?: unknown): GraphError {
  return new GraphError('INVALID_RECORD', `${path}: ${what}`, { cause });
}
