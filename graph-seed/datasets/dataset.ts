// What a dataset is: how a record of a known source becomes nodes and edges. Adding one is a file beside this and a line in `DATASETS`.
import { GraphError } from '../../server/graph/graph-error.ts';
import type { FileRecord } from '../../server/formats/format.ts';
import { demarche } from './demarche.ts';

/** A node or an edge as a record gave it, unchecked, or a sentence on what is wrong at a line. */
export type Loaded =
  | { line: number; node: { id: unknown; kind: unknown; recordedAt?: unknown; properties: object } }
  | { line: number; edge: { id: unknown; kind: unknown; from: unknown; to: unknown; recordedAt?: unknown; properties: object } }
  | { line: number; fault: string };

export interface Dataset {
  name: string;
  read(record: Extract<FileRecord, { value: unknown }>): Iterable<Loaded>;
}

const DATASETS: readonly Dataset[] = [demarche];

/** @throws GraphError INVALID_ARGUMENT on "dataset" */
export function datasetNamed(name: string): Dataset {
  const dataset = DATASETS.find((known) => known.name === name);
  if (dataset) return dataset;
  const names = DATASETS.map((known) => known.name).join(', ');
  throw new GraphError('INVALID_ARGUMENT', `There is no dataset "${name}"; use one of ${names}.`, { details: { argument: 'dataset' } });
}
