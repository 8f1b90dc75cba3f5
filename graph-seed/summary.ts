// What a load came to, for people and for programs. Flows in: its counts. Flows out: text or JSON.
import type { WriteCounts } from '../server/store/store.ts';
import type { LoadResult, Reject } from './load.ts';
import type { ReadFile } from './read-file.ts';

const number = new Intl.NumberFormat('en-US');
/** Rejects that are shown; all of them stand in the file. */
const SHOWN = 10;

/**
 * - `loaded`: all of it is in the store.
 * - `rejected`: the good records are in the store, the rest is named; with --strict nothing is.
 * - `stopped`: by a signal or a failure in the middle; what was written until then is in the store.
 * - `failed`: nothing could be done.
 */
export type LoadStatus = 'loaded' | 'rejected' | 'stopped' | 'failed';

export interface LoadSummary {
  status: LoadStatus;
  /** Nothing was written: the counts are what a load would come to. */
  dryRun: boolean;
  dataset: string;
  files: readonly Pick<ReadFile, 'name' | 'format' | 'packing'>[];
  result: LoadResult;
  rejectsFile: string;
  seconds: number;
}

export function jsonOf({ status, dryRun, dataset, files, result, rejectsFile, seconds }: LoadSummary): string {
  const { nodes, records, rejected, notes } = result;
  return JSON.stringify({
    status,
    dryRun,
    dataset,
    files: files.map(({ name, format, packing }) => ({ name, format, ...(packing === undefined ? {} : { packing }) })),
    records,
    nodes: countsOf(nodes),
    edges: countsOf(edgesOf(result)),
    rejected,
    rejectsFile: rejected > 0 ? rejectsFile : null,
    notResolved: notes,
    seconds: Math.round(seconds * 10) / 10,
  });
}

export function textOf({ status, dryRun, result, rejectsFile }: LoadSummary): string[] {
  const edges = edgesOf(result);
  const written = (what: keyof WriteCounts, word: string) =>
    `${number.format(result[what])} ${word}${result[what] === 0 ? '' : ` (${number.format(result.nodes[what])} nodes, ${number.format(edges[what])} edges)`}`;
  const [stopped, whole] = dryRun ? ['Stopped; would load of what was read', 'Would load'] : ['Stopped; loaded so far', 'Loaded'];
  const verb = status === 'stopped' ? stopped : whole;
  return [
    `${verb}: ${written('created', 'nodes and edges new')}, ${written('updated', 'changed')}, ${written('unchanged', 'as they were')}, ` +
      `${number.format(result.rejected)} rejected.`,
    ...result.notes.map(({ count, what }) => `Not resolved: ${number.format(count)} ${what}`),
    ...(result.rejected > 0 ? [`Rejected records, each with its file, line and reason: ${rejectsFile}`] : []),
    ...(dryRun ? ['Nothing was written.'] : []),
    ...(status === 'stopped' && !dryRun ? ['Run the same command again to go on; what is there is not written twice.'] : []),
  ];
}

/** The first few and those that end a file, and how many there are beside them. */
export function rejectLines(rejects: readonly Reject[], rejected: number): string[] {
  const lines = rejects
    .filter(({ endsFile }, nth) => nth < SHOWN || endsFile)
    .map(({ file, line, message }) => `${file}:${line}: ${message}`);
  return rejected > lines.length ? [...lines, `… and ${number.format(rejected - lines.length)} more.`] : lines;
}

function edgesOf({ created, updated, unchanged, nodes }: LoadResult): WriteCounts {
  return { created: created - nodes.created, updated: updated - nodes.updated, unchanged: unchanged - nodes.unchanged };
}

function countsOf({ created, updated, unchanged }: WriteCounts) {
  return { new: created, changed: updated, unchanged };
}
