// A file to records: opened, its format as named, or as its beginning looks. A zip archive gives the records of each file in it.
import { guessFormat, readableFormat, type Format } from '../server/formats/format.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { formatOfDataset } from './datasets/dataset.ts';
import type { LoadFile } from './load.ts';
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
  if (formatName === undefined ? guessed(file) : readableFormat(formatName).isBinary) return [readOpened(file, formatName)];
  return (await openArchive(path, name)).map((entry) => readOpened(entry, formatName));
}

function guessed({ head }: OpenedFile): Readable | undefined {
  return formatOfDataset(head) ?? guessFormat(Buffer.from(head).toString('utf8'));
}

type Readable = Format & Required<Pick<Format, 'read'>>;

function readOpened(file: OpenedFile, formatName: string | undefined): ReadFile {
  const { name, packing, head, sizeBytes, readBytes } = file;
  const fault = faultOfHead(head);
  if (fault !== undefined) throw new GraphError('INVALID_RECORD', `${name}: ${fault}`);
  const format = formatName === undefined ? guessed(file) : readableFormat(formatName);
  if (!format)
    throw new GraphError('INVALID_RECORD', `${name}: is in no format that can be guessed from its beginning; name one with --format.`);
  const columns = format.columns?.(Buffer.from(head).toString('utf8'));
  const openBytes = () => (format.isBinary ? file.bytes() : checkUtf8(file.bytes()));
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
