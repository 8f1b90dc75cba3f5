// Records to the store, in batches: what is wrong is told by file and line, what is good is loaded.
// While one batch is written the next one is read, so that neither waits for the other.
import { GraphError } from '../server/graph/graph-error.ts';
import type { Edge } from '../server/graph/edge.ts';
import type { Node } from '../server/graph/node.ts';
import type { FileRecord } from '../server/formats/format.ts';
import type { Store, WriteResult } from '../server/store/store.ts';
import { createBatch, type Placed } from './batch.ts';
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

/** Nodes and edges in one transaction. */
const BATCH = 10_000;

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
  const waiting: Placed[] = [];
  const reading = dataset.open((ids) => store.nodes(ids));
  const batch = createBatch();
  let writing = Promise.resolve();

  const flush = async (mayWait: boolean) => {
    const elements = batch.take();
    await writing;
    progress.elements += elements.length;
    onProgress(progress);
    writing = write(store, elements, now.toISOString(), result, mayWait ? waiting : undefined);
    // Awaited above or below; until then a failure must not count as one that nobody looks at.
    writing.catch(() => {});
  };
  const add = async (element: Placed, mayWait: boolean) => {
    const place = batch.add(element);
    if (place === 'repeated') result.unchanged += 1;
    if (place === 'differs') await flush(mayWait);
    if (place === 'differs') batch.add(element);
    if (batch.size() >= BATCH) await flush(mayWait);
  };
  for (const { name, records } of arrangeFiles(files, dataset)) {
    let line = 1;
    try {
      for await (const record of records) {
        line = record.line;
        progress.records += 1;
        const given = 'fault' in record ? [record] : reading.read(record);
        for (const loaded of given instanceof Promise ? await given : given) {
          if ('fault' in loaded) result.rejects.push({ file: name, line: loaded.line, message: loaded.fault });
          else await add({ ...loaded, file: name }, true);
        }
      }
    } catch (error) {
      if (!(error instanceof GraphError) || error.code !== 'INVALID_RECORD') throw error;
      result.rejects.push({ file: name, line, message: error.message });
    }
  }
  await flush(true);
  await writing;
  for (const element of waiting) await add(element, false);
  await flush(false);
  await writing;
  result.rejects.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  result.notes = reading.notes?.() ?? [];
  return result;
}

/** Writes what can be written of a batch; the store names the rest. */
async function write(
  store: Pick<Store, 'write'>,
  elements: readonly Placed[],
  recordedAt: string,
  result: LoadResult,
  waiting: Placed[] | undefined,
): Promise<void> {
  if (elements.length === 0) return;
  const nodes = elements.filter((element) => 'node' in element);
  const edges = elements.filter((element) => 'edge' in element);
  try {
    const written = await store.write({
      nodes: nodes.map(({ node }) => ({ ...node, recordedAt: node.recordedAt ?? recordedAt }) as Node),
      edges: edges.map(({ edge }) => ({ ...edge, recordedAt: edge.recordedAt ?? recordedAt }) as Edge),
    });
    result.created += written.created;
    result.updated += written.updated;
    result.unchanged += written.unchanged;
  } catch (error) {
    if (!(error instanceof GraphError) || error.code !== 'INVALID_BATCH') throw error;
    const atFault = new Set<Placed>();
    for (const { part, index, message, missingEnd } of error.details.problems ?? []) {
      const element = (part === 'nodes' ? nodes : edges)[index]!;
      atFault.add(element);
      if (missingEnd !== undefined && waiting) waiting.push(element);
      else result.rejects.push({ file: element.file, line: element.line, message });
    }
    const rest = elements.filter((element) => !atFault.has(element));
    await write(store, rest, recordedAt, result, waiting);
  }
}
