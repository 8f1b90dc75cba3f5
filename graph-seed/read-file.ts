// A file to records: opened, its format as named, or as its beginning looks. A zip archive gives the records of each file in it.
import { formatOf, guessFormat, readableFormat, type Readable } from '../server/formats/format.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { formatOfDataset } from './datasets/dataset.ts';
import type { LoadFile } from './load.ts';
import { decodeHead } from '../server/formats/text.ts';
import { isArchive, openArchive, openFile, type OpenedFile } from './open-file.ts';
import { checkUtf8, faultOfHead } from './utf8.ts';

export interface ReadFile extends LoadFile {
  /** The name of its format. */
  format: string;
  packing?: 'gzip' | 'zip';
  /** As it stands on disk; undefined for a pipe. */
  sizeBytes?: number;
}

/**
 * @param path where the file is
 * @param name what messages call it
 * @throws GraphError INVALID_RECORD where the file cannot be read or its format is not known
 */
export async function readFile(
  path: string,
  { name = path, formatName }: { name?: string; formatName?: string } = {},
): Promise<ReadFile[]> {
  const file = await openFile(path, name);
  if (!isArchive(file)) return [readOpened(file, formatName)];
  // An archive may be one file of a format of its own; otherwise it is what it holds.
  const isFormat =
    formatName === undefined
      ? (formatOfDataset(file.head) ?? guessFormat(decodeHead(file.head))) !== undefined
      : readableFormat(formatName).bytes === 'binary';
  if (isFormat) return [readOpened(file, formatName)];
  return (await openArchive(path, name)).map((entry) => readOpened(entry, formatName));
}

function readOpened(file: OpenedFile, formatName: string | undefined): ReadFile {
  const { name, packing, head, sizeBytes, readBytes } = file;
  const format = formatOfFile(file, formatName);
  const fault = format.bytes === undefined ? faultOfHead(head) : undefined;
  if (fault !== undefined) throw new GraphError('INVALID_RECORD', `${name}: ${fault}`);
  const columns = format.columns?.(decodeHead(head));
  const openBytes = () => (format.bytes === undefined ? checkUtf8(file.bytes()) : file.bytes());
  return {
    name,
    format: format.name,
    ...(packing === undefined ? {} : { packing }),
    ...(columns === undefined ? {} : { columns }),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    readBytes,
    records: { [Symbol.asyncIterator]: () => format.read(openBytes())[Symbol.asyncIterator]() },
  };
}

/** The format that was named, or that the beginning looks like. A sentence about a file names it. */
function formatOfFile({ name, head }: OpenedFile, formatName: string | undefined): Readable {
  try {
    return (formatName === undefined ? formatOfDataset(head) : undefined) ?? formatOf(decodeHead(head), formatName);
  } catch (cause) {
    if (!(cause instanceof GraphError)) throw cause;
    const message = cause.message.startsWith('is ') ? `${name}: ${cause.message}` : cause.message;
    throw new GraphError(cause.code, message, { details: cause.details, cause });
  }
}
