// Records to the store, in batches: what is wrong is told by file and line, what is good is loaded.
// While one batch is written the next one is read, so that neither waits for the other.
import { GraphError } from '../server/graph/graph-error.ts';
import type { Edge } from '../server/graph/edge.ts';
import type { Node } from '../server/graph/node.ts';
import type { FileRecord } from '../server/formats/format.ts';
import type { Store, WriteResult } from '../server/store/store.ts';
import { createBatch, type Element, type Elements } from './batch.ts';
import { arrangeFiles } from './datasets/arrange-files.ts';
import type { Dataset, Reading } from './datasets/dataset.ts';

export interface Reject {
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
}

export interface LoadResult extends WriteResult {
  rejects: Reject[];
  /** What the dataset could not resolve, each with its count: `12 actors …`. */
  notes: ReturnType<NonNullable<Reading['notes']>>;
}

export interface LoadFile {
  /** What a reject calls it. */
  name: string;
  /** Of a table: what its header names. */
  columns?: readonly string[];
  records: AsyncIterable<FileRecord>;
}

/** Of all files so far. */
export interface LoadProgress {
  records: number;
  elements: number;
}

/** Nodes and edges in one transaction: as many as a store takes, since a page that many rows fall on is written once for all of them. */
const BATCH = 20_000;

/**
 * Loads files in their order, or in the dataset's where it has one. An edge whose end has not been seen yet waits until all files were read.
 * @param now when things that bring no `recordedAt` were recorded
 * @param onProgress called after each batch
 * @throws GraphError INVALID_RECORD where a file is not one of the dataset's
 */
export async function load(
  store: Pick<Store, 'nodes' | 'write'>,
  files: readonly LoadFile[],
  dataset: Dataset,
  now: Date = new Date(),
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<LoadResult> {
  const result: LoadResult = { created: 0, updated: 0, unchanged: 0, rejects: [], notes: [] };
  const progress: LoadProgress = { records: 0, elements: 0 };
  const waiting: Elements = { elements: [], files: [] };
  const reading = dataset.open((ids) => store.nodes(ids));
  const batch = createBatch();
  let writing = Promise.resolve();

  const flush = async (mayWait: boolean) => {
    const taken = batch.take();
    await writing;
    progress.elements += taken.elements.length;
    onProgress(progress);
    writing = write(store, taken, now.toISOString(), result, mayWait ? waiting : undefined);
    // Awaited above or below; until then a failure must not count as one that nobody looks at.
    writing.catch(() => {});
    // A turn of the event loop, for the batch to be on its way before the reading of the next one takes this thread up.
    await new Promise((resolve) => setImmediate(resolve));
  };
  /** Whether the batch has to be written before this can be added. */
  const isRefused = (element: Element, file: string): boolean => {
    const place = batch.add(element, file);
    if (place === 'repeated') result.unchanged += 1;
    return place === 'differs';
  };
  for (const { name, records } of arrangeFiles(files, dataset)) {
    let line = 1;
    try {
      for await (const record of records) {
        line = record.line;
        progress.records += 1;
        const given = 'fault' in record ? [record] : reading.read(record);
        // Waits only where it must: a load asks this millions of times.
        for (const loaded of given instanceof Promise ? await given : given) {
          if ('fault' in loaded) {
            result.rejects.push({ file: name, line: loaded.line, message: loaded.fault });
            continue;
          }
          if (isRefused(loaded, name)) {
            await flush(true);
            batch.add(loaded, name);
          }
          if (batch.size() >= BATCH) await flush(true);
        }
      }
    } catch (error) {
      if (!(error instanceof GraphError) || error.code !== 'INVALID_RECORD') throw error;
      result.rejects.push({ file: name, line, message: error.message });
    }
  }
  await flush(true);
  await writing;
  for (const [place, element] of waiting.elements.entries()) {
    const file = waiting.files[place]!;
    if (isRefused(element, file)) {
      await flush(false);
      batch.add(element, file);
    }
    if (batch.size() >= BATCH) await flush(false);
  }
  await flush(false);
  await writing;
  result.rejects.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  result.notes = reading.notes?.() ?? [];
  return result;
}

/** Writes what can be written of a batch; the store names the rest. */
async function write(
  store: Pick<Store, 'write'>,
  { elements, files }: Elements,
  recordedAt: string,
  result: LoadResult,
  waiting: Elements | undefined,
): Promise<void> {
  if (elements.length === 0) return;
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  /** Where each node and each edge of the batch stands among the elements. */
  const places: { nodes: number[]; edges: number[] } = { nodes: [], edges: [] };
  for (const [place, element] of elements.entries()) {
    if ('node' in element) {
      element.node.recordedAt ??= recordedAt;
      nodes.push(element.node as Node);
      places.nodes.push(place);
    } else {
      element.edge.recordedAt ??= recordedAt;
      edges.push(element.edge as Edge);
      places.edges.push(place);
    }
  }
  try {
    const written = await store.write({ nodes, edges });
    result.created += written.created;
    result.updated += written.updated;
    result.unchanged += written.unchanged;
  } catch (error) {
    if (!(error instanceof GraphError) || error.code !== 'INVALID_BATCH') throw error;
    const atFault = new Set<number>();
    for (const { part, index, message, missingEnd } of error.details.problems ?? []) {
      const place = places[part][index]!;
      const [element, file] = [elements[place]!, files[place]!];
      atFault.add(place);
      if (missingEnd !== undefined && waiting) {
        waiting.elements.push(element);
        waiting.files.push(file);
      } else {
        result.rejects.push({ file, line: element.line, message });
      }
    }
    const isGood = (_: unknown, place: number) => !atFault.has(place);
    await write(store, { elements: elements.filter(isGood), files: files.filter(isGood) }, recordedAt, result, waiting);
  }
}
