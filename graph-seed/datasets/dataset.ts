// What a dataset is: how a record of a known source becomes nodes and edges. Adding one is a file beside this and a line in `DATASETS`.
import { GraphError } from '../../server/graph/graph-error.ts';
import type { Node } from '../../server/graph/node.ts';
import type { FileRecord, Readable } from '../../server/formats/format.ts';
import { demarche } from './demarche.ts';
import { dna } from './dna.ts';
import { icews } from './icews.ts';
import { icewsQuads } from './icews-quads.ts';
import { polecat } from './polecat.ts';
import { unVotes } from './un-votes.ts';

/** A node or an edge as a record gave it, unchecked, or a sentence on what is wrong at a line. */
export type Loaded =
  | { line: number; node: { id: unknown; kind: unknown; recordedAt?: unknown; properties: object } }
  | { line: number; edge: { id: unknown; kind: unknown; from: unknown; to: unknown; recordedAt?: unknown; properties: object } }
  | { line: number; fault: string };

export type ReadRecord = Extract<FileRecord, { value: unknown }>;

/** What the store holds already, in the order asked. */
export type FindNodes = (ids: readonly string[]) => Promise<(Node | null)[]>;

/** One load of a dataset: may remember what it has seen, so that a node is given once and not with every record. */
export interface Reading {
  read(record: ReadRecord): Iterable<Loaded> | Promise<Iterable<Loaded>>;
  /** What could not be resolved and how often, each the rest of a sentence: `records speak of nobody in particular`. */
  notes?(): { count: number; what: string }[];
}

export interface Dataset {
  name: string;
  /**
   * Of a dataset that is made of tables: the columns that tell each of its tables. A file whose header has all of one list is of this dataset; of several
   * files, those of an earlier list are read first.
   */
  tables?: readonly (readonly string[])[];
  /** Of a dataset whose files are in a format that nothing else is in. */
  format?: Readable;
  open(findNodes: FindNodes): Reading;
}

const DATASETS: readonly Dataset[] = [demarche, icews, icewsQuads, polecat, unVotes, dna];

/** @throws GraphError INVALID_ARGUMENT on "dataset" */
export function datasetNamed(name: string): Dataset {
  const dataset = DATASETS.find((known) => known.name === name);
  if (dataset) return dataset;
  const names = DATASETS.map((known) => known.name).join(', ');
  throw new GraphError('INVALID_ARGUMENT', `There is no dataset "${name}"; use one of ${names}.`, { details: { argument: 'dataset' } });
}

/** The format that only one dataset has, where a file's beginning looks like it. */
export function formatOfDataset(head: Uint8Array): Dataset['format'] {
  const text = Buffer.from(head).toString('latin1');
  return DATASETS.find(({ format }) => format?.looksLike?.(text) === true)?.format;
}

/**
 * The dataset that a file's format tells, or a table's columns; any other file that is no table is one of our own. The first
 * of `DATASETS` where several have such a table, undefined where none has.
 */
export function guessDataset({ format, columns }: { format?: string; columns?: readonly string[] }): Dataset | undefined {
  const own = DATASETS.find((dataset) => dataset.format !== undefined && dataset.format.name === format);
  if (own) return own;
  if (columns === undefined) return demarche;
  return DATASETS.find((dataset) => tableOf(dataset, columns) !== undefined);
}

/** Which of the dataset's tables has these columns, counted from 0; undefined where none has. */
export function tableOf(dataset: Dataset, columns: readonly string[]): number | undefined {
  const place = (dataset.tables ?? []).findIndex((table) => table.every((column) => columns.includes(column)));
  return place < 0 ? undefined : place;
}
