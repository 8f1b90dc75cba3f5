// Loads tables written in a test as files would be: through the format, with the columns of their header.
import { load, type LoadResult } from '../../graph-seed/load.ts';
import { datasetOf } from '../../graph-seed/datasets/dataset-of.ts';
import { guessFormat } from '../../server/formats/format.ts';
import type { Edge } from '../../server/graph/edge.ts';
import type { Node } from '../../server/graph/node.ts';
import type { Store } from '../../server/store/store.ts';

export const NOW = new Date('2025-05-05T05:05:05Z');

/** Files in the order given, their dataset guessed from their headers where it is not named. */
export async function loadTables(store: Store, tables: readonly string[], dataset?: string): Promise<LoadResult> {
  const files = tables.map((text, nth) => {
    const format = guessFormat(text)!;
    const columns = format.columns?.(text);
    const bytes = (async function* () {
      yield new TextEncoder().encode(text);
    })();
    return { name: `table ${nth + 1}`, ...(columns ? { columns } : {}), records: format.read(bytes) };
  });
  return load(store, files, datasetOf(files, dataset), { now: NOW });
}

export const tsv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]) =>
  [columns.join('\t'), ...rows.map((row) => columns.map((column) => row[column] ?? '').join('\t'))].join('\n');

export async function graphOf(store: Store): Promise<{ nodes: Node[]; edges: Edge[] }> {
  return { nodes: (await store.scanNodes({ first: 10_000 })).items, edges: (await store.scanEdges({ first: 10_000 })).items };
}
