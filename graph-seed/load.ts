// Records to the store, in batches: what is wrong is told by file and line, what is good is loaded.
import { GraphError } from '../server/graph/graph-error.ts';
import type { Edge } from '../server/graph/edge.ts';
import type { Node } from '../server/graph/node.ts';
import type { FileRecord } from '../server/formats/format.ts';
import type { StoreWriter, WriteResult } from '../server/store/store.ts';
import type { Dataset, Loaded } from './datasets/dataset.ts';

export interface Reject {
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
}

export interface LoadResult extends WriteResult {
  rejects: Reject[];
}

export interface LoadFile {
  /** What a reject calls it. */
  name: string;
  records: AsyncIterable<FileRecord>;
}

/** Nodes and edges in one transaction. */
const BATCH = 1_000;

type Element = Exclude<Loaded, { fault: string }>;
type Placed = Element & { file: string };

/**
 * Loads files in their order. An edge whose end has not been seen yet waits until all files were read.
 * @param now when things that bring no `recordedAt` were recorded
 */
export async function load(store: StoreWriter, files: readonly LoadFile[], dataset: Dataset, now: Date = new Date()): Promise<LoadResult> {
  const result: LoadResult = { created: 0, updated: 0, unchanged: 0, rejects: [] };
  const waiting: Placed[] = [];
  let batch: Placed[] = [];

  const flush = async (mayWait: boolean) => {
    const elements = batch;
    batch = [];
    if (elements.length > 0) await write(store, elements, now.toISOString(), result, mayWait ? waiting : undefined);
  };
  for (const { name, records } of files) {
    for await (const record of records) {
      for (const loaded of 'fault' in record ? [record] : dataset.read(record)) {
        if ('fault' in loaded) result.rejects.push({ file: name, line: loaded.line, message: loaded.fault });
        else if (batch.push({ ...loaded, file: name }) >= BATCH) await flush(true);
      }
    }
  }
  await flush(true);
  for (let start = 0; start < waiting.length; start += BATCH) {
    batch = waiting.slice(start, start + BATCH);
    await flush(false);
  }
  result.rejects.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  return result;
}

/** Writes what can be written of a batch; the store names the rest. */
async function write(
  store: StoreWriter,
  elements: readonly Placed[],
  recordedAt: string,
  result: LoadResult,
  waiting: Placed[] | undefined,
): Promise<void> {
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
    if (rest.length > 0) await write(store, rest, recordedAt, result, waiting);
  }
}
