// Records to the store, in batches: what is wrong is told by file and line, what is good is loaded.
// While one batch is written the next one is read, so that neither waits for the other.
import { GraphError } from '../server/graph/graph-error.ts';
import type { FileRecord } from '../server/formats/format.ts';
import { MAX_BATCH } from '../server/store/batch.ts';
import type { WriteResult } from '../server/store/store.ts';
import { createBatch, type Element } from './batch.ts';
import { arrangeFiles } from './datasets/arrange-files.ts';
import type { Dataset, Reading } from './datasets/dataset.ts';
import { createWaiting, type WaitingLimits } from './waiting.ts';
import { writeElements, type LoadStore } from './write-elements.ts';

export interface Reject {
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
  /** What stands behind this line was not read. */
  endsFile?: true;
}

export interface LoadResult extends WriteResult {
  records: number;
  /** The first thousand, and all that end a file, by file and line; `onReject` is told of all. */
  rejects: Reject[];
  rejected: number;
  /** What the dataset could not resolve, each with its count: `12 actors …`. */
  notes: ReturnType<NonNullable<Reading['notes']>>;
  /** Whether `signal` ended it before the files did. What was written until then stays. */
  isStopped: boolean;
}

export interface LoadFile {
  /** What a reject calls it. */
  name: string;
  /** Of a table: what its header names. */
  columns?: readonly string[];
  /** From the beginning each time that it is asked for, except where the file is a pipe. */
  records: AsyncIterable<FileRecord>;
  /** How much of the file has been read; for the time that is left. */
  readBytes?(): number;
}

/** Of all files so far. */
export interface LoadProgress {
  records: number;
  /** Nodes and edges that are in the store. */
  elements: number;
  readBytes: number;
}

export interface LoadOptions {
  /** When things that bring no `recordedAt` were recorded. */
  now?: Date;
  /** Nodes and edges in one transaction; as many as a store takes where absent, since a page that many rows fall on is written once for all of them. */
  batchSize?: number;
  /** How long a batch should take at most, in milliseconds: batches shrink towards it, for the sake of who reads meanwhile. */
  batchMs?: number | undefined;
  /** Of the edges whose ends have not come; more of them, or longer ones, wait in a temporary file. */
  waitingInMemory?: WaitingLimits;
  /** Called after each batch. */
  onProgress?(progress: LoadProgress): void;
  /** Called for each record that is rejected, in the order in which that is found out. */
  onReject?(reject: Reject): void;
  signal?: AbortSignal;
}

/** Below this, a batch costs more around it than in it. */
const MIN_BATCH = 100;
const MAX_KEPT = 1_000;

/**
 * Loads files in their order, or in the dataset's where it has one. An edge whose end has not been seen yet waits until all files were read.
 * @throws GraphError INVALID_RECORD where a file is not one of the dataset's, and what the store throws
 */
export async function load(
  store: LoadStore,
  files: readonly LoadFile[],
  dataset: Dataset,
  { now = new Date(), batchSize = MAX_BATCH, batchMs, waitingInMemory, onProgress, onReject, signal }: LoadOptions = {},
): Promise<LoadResult> {
  const none = { created: 0, updated: 0, unchanged: 0 };
  const result: LoadResult = { ...none, nodes: { ...none }, records: 0, rejects: [], rejected: 0, notes: [], isStopped: false };
  const ordered = arrangeFiles(files, dataset);
  const waiting = createWaiting(waitingInMemory);
  const batch = createBatch();
  const isStopped = () => signal?.aborted === true;
  let writing = Promise.resolve();
  let size = batchSize;

  const reject = (rejected: Reject) => {
    result.rejected += 1;
    if (rejected.endsFile || result.rejects.length < MAX_KEPT) result.rejects.push(rejected);
    onReject?.(rejected);
  };
  const flush = async (mayWait: boolean) => {
    const all = batch.take();
    await writing;
    const taken = mayWait ? waiting.sift(all) : all;
    const start = performance.now();
    let onSent = () => {};
    const sent = new Promise<void>((resolve) => (onSent = resolve));
    writing = writeElements(store, taken, now.toISOString(), { result, reject, onSent, ...(mayWait ? { wait: waiting.add } : {}) }).then(
      () => {
        if (batchMs !== undefined && taken.elements.length > 0) {
          const fitting = (taken.elements.length * batchMs) / Math.max(1, performance.now() - start);
          // By halves and doubles at most: one batch that was unlucky says little.
          size = Math.round(Math.min(Math.max(fitting, size / 2, MIN_BATCH), size * 2, batchSize));
        }
        // What waits is not written yet.
        const elements = result.created + result.updated + result.unchanged;
        onProgress?.({ records: result.records, elements, readBytes: files.reduce((sum, file) => sum + (file.readBytes?.() ?? 0), 0) });
      },
    );
    // Awaited above or below; until then a failure must not count as one that nobody looks at.
    const over = writing.catch(() => {});
    // The reading of the next batch takes this thread up, mostly until that batch is full: this one must be on its way before, and a turn of the event
    // loop is what it takes to send it.
    await Promise.race([sent, over]);
    await new Promise((resolve) => setImmediate(resolve));
  };
  /** Gives a promise only where the batch has to be written first: a load asks this millions of times. */
  const add = (element: Element, file: string, mayWait: boolean): Promise<void> | undefined => {
    const place = batch.add(element, file);
    if (place === 'repeated') {
      result.unchanged += 1;
      if ('node' in element) result.nodes.unchanged += 1;
    } else if (place === 'later') {
      return flush(mayWait).then(() => void batch.add(element, file));
    }
    return batch.size() >= size || batch.isFull() ? flush(mayWait) : undefined;
  };
  const readFile = async ({ name, records }: LoadFile, reading: Reading) => {
    let line = 1;
    try {
      for await (const record of records) {
        if (isStopped()) return;
        line = record.line;
        result.records += 1;
        const given = 'fault' in record ? [record] : reading.read(record);
        // Waits only where it must.
        for (const loaded of given instanceof Promise ? await given : given) {
          if ('fault' in loaded) reject({ file: name, line: loaded.line, message: loaded.fault });
          else {
            const written = add(loaded, name, true);
            if (written) await written;
          }
        }
      }
    } catch (error) {
      if (!(error instanceof GraphError) || error.code !== 'INVALID_RECORD') throw error;
      reject({ file: name, line: error.details.line ?? line, message: error.message, endsFile: true });
    }
  };

  const reading = dataset.open((ids) => store.nodes(ids));
  try {
    for (const file of ordered) await readFile(file, reading);
    if (!isStopped()) {
      await flush(true);
      await writing;
      for await (const { element, file } of waiting.all()) {
        if (isStopped()) break;
        await add(element, file, false);
      }
      if (!isStopped()) await flush(false);
    }
    await writing;
  } finally {
    waiting.close();
  }
  result.isStopped = isStopped();
  result.rejects.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  result.notes = reading.notes?.() ?? [];
  return result;
}
