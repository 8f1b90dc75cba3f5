// What a file format is: bytes to records, nodes and edges to bytes. Adding one is a file beside this and a line in `FORMATS`.
import { GraphError } from '../graph/graph-error.ts';
import { csv } from './csv.ts';
import { commaSeparated, tabSeparated } from './delimited.ts';
import { cypher } from './cypher.ts';
import { cytoscape } from './cytoscape.ts';
import { ftm } from './ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { jsonld } from './jsonld.ts';
import { jsonLines } from './jsonl.ts';
import type { Lost, Parts } from './loss.ts';
import { neo4jCsv } from './neo4j-csv.ts';
import { turtle } from './turtle.ts';
import { yaml } from './yaml.ts';

/** One record of a file, or what is wrong with the place where one should be. */
export type FileRecord =
  | {
      /** Counted from 1. */
      line: number;
      value: unknown;
      /** Where a part of the value stands, by its path; the record's own line where that is not known. */
      lineAt(path: readonly string[]): number;
    }
  | { line: number; fault: string };

export interface Format {
  name: string;
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** As a menu calls it. */
  title?: string;
  /** One sentence for who chooses among the formats: what it is for, and what it cannot hold. */
  note?: string;
  /** What its bytes are where they are not simply text in UTF-8: no text at all, or text that declares its encoding itself. */
  bytes?: 'binary' | 'declared';
  /** Whether the beginning of a file looks like this format; not needed where it cannot be read. */
  looksLike?(head: string): boolean;
  /** Of a format that holds a table: the columns that a file's beginning names, undefined where it names none. */
  columns?(head: string): string[] | undefined;
  /** Broken records are told as such, and the rest stays readable. */
  read?(bytes: AsyncIterable<Uint8Array>): AsyncIterable<FileRecord>;
  /** Pieces of the file; memory does not grow with it. Every node comes before the first edge. What the format cannot hold is told to `lost`. */
  write?(parts: Parts, lost: Lost): AsyncGenerator<string | Uint8Array>;
}

/** In the order in which a menu offers them. */
const FORMATS: readonly Format[] = [
  jsonLines,
  csv,
  graphml,
  gexf,
  cytoscape,
  cypher,
  neo4jCsv,
  ftm,
  turtle,
  jsonld,
  tabSeparated,
  yaml,
  commaSeparated,
];

/** In the order in which a file's beginning is compared with them: what is special before what is general. */
const GUESSES: readonly Format[] = [cytoscape, ftm, jsonLines, neo4jCsv, csv, graphml, gexf, tabSeparated, yaml, commaSeparated];

const UNMISTAKABLE = new Set<Format>([cytoscape, ftm, neo4jCsv, csv, graphml, gexf]);

type Writable = Format & Required<Pick<Format, 'write'>>;
export type Readable = Format & Required<Pick<Format, 'read'>>;

/** Those that an export can be asked for in, in the order in which a menu offers them. */
export function writableFormats(): Writable[] {
  return FORMATS.filter(isWritable);
}

export function readableFormats(): Readable[] {
  return FORMATS.filter(isReadable);
}

/** @throws GraphError INVALID_ARGUMENT on "format" */
export function writableFormat(name: string): Writable {
  return named(name, isWritable, 'written');
}

/** @throws GraphError INVALID_ARGUMENT on "format" */
export function readableFormat(name: string): Readable {
  return named(name, isReadable, 'read');
}

/**
 * The format that was named, or the one that a file's beginning looks like.
 * @throws GraphError INVALID_ARGUMENT on "format", or where the file begins like one that cannot be mistaken for the one that was named;
 * INVALID_RECORD where none was named and it looks like none
 */
export function formatOf(head: string, name: string | undefined): Readable {
  const guessed = guessFormat(head);
  if (name === undefined) {
    if (guessed) return guessed;
    throw new GraphError('INVALID_RECORD', 'is in no format that can be guessed from its beginning; name one with --format.');
  }
  const format = readableFormat(name);
  if (guessed && UNMISTAKABLE.has(guessed) && guessed.read !== format.read) {
    throw new GraphError('INVALID_ARGUMENT', `is said to be ${name}, but begins like ${guessed.name}; name that, or leave --format out.`, {
      details: { argument: 'format' },
    });
  }
  return format;
}

/** The format that a file's beginning looks like, undefined where it is none that can be read. */
export function guessFormat(head: string): Readable | undefined {
  return GUESSES.find((format): format is Readable => isReadable(format) && format.looksLike?.(head) === true);
}

function isReadable(format: Format): format is Readable {
  return format.read !== undefined;
}

function isWritable(format: Format): format is Writable {
  return format.write !== undefined;
}

function named<F extends Format>(name: string, can: (format: Format) => format is F, verb: string): F {
  const able = FORMATS.filter(can);
  const format = able.find((known) => known.name === name);
  if (format) return format;
  const names = able.map((known) => known.name).join(', ');
  throw new GraphError('INVALID_ARGUMENT', `The format "${name}" cannot be ${verb}; use one of ${names}.`, {
    details: { argument: 'format' },
  });
}
