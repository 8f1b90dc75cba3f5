// npm run load -- FILE…: files into the store of the settings, or, with --dry-run, what that would change.
// Exit status: 0 all was loaded, 1 some records were rejected (with --strict: nothing was loaded), 2 nothing could be done, 3 it broke off in the middle,
// 130 or 143 a signal stopped it. After 3, 130 and 143 the same command goes on where it stopped.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathFrom } from '../server/called-from.ts';
import { readConfig } from '../server/config.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { openStore, openStoreToLoad, type StoreToLoad } from '../server/store/open.ts';
import { parseArguments, type LoadArguments } from './arguments.ts';
import { arrangeFiles } from './datasets/arrange-files.ts';
import { datasetOf } from './datasets/dataset-of.ts';
import { dryRun } from './dry-run.ts';
import { load, type LoadFile, type LoadOptions, type LoadResult } from './load.ts';
import { createProgressLine, type ProgressLine } from './progress-line.ts';
import { readFile } from './read-file.ts';
import { createRejectsFile } from './rejects-file.ts';
import { jsonOf, rejectLines, textOf, type LoadStatus } from './summary.ts';
import type { Dataset } from './datasets/dataset.ts';

const EXIT: Readonly<Record<LoadStatus, number>> = { loaded: 0, rejected: 1, failed: 2, stopped: 3 };
const OF_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const;

async function main(given: LoadArguments): Promise<number> {
  const read = (
    await Promise.all(
      given.files.map((name) => readFile(pathFrom(name), { name, ...(given.format === undefined ? {} : { formatName: given.format }) })),
    )
  ).flat();
  const dataset = datasetOf(read, given.dataset);
  const files = arrangeFiles(read, dataset);
  const pipe = given.strict ? files.find(({ sizeBytes }) => sizeBytes === undefined) : undefined;
  if (pipe)
    throw new GraphError('INVALID_ARGUMENT', `${pipe.name}: is a pipe, and --strict reads everything twice; save it to a file first.`);
  const say = given.json ? () => undefined : (line: string) => console.log(line);
  for (const { name, format, packing } of files)
    say(`${name}: ${format}${packing === undefined ? '' : ` in ${packing}`}, read as ${dataset.name}`);

  const stop = new AbortController();
  let ofSignal: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The first lets the batch that is being written end; a second one does not wait.
      if (ofSignal !== undefined) process.exit(OF_SIGNAL[signal]);
      ofSignal = OF_SIGNAL[signal];
      stop.abort();
    });
  }
  const store = await openStoreToLoad(readConfig(process.env).store);
  if (store.isHandover) say('A running Demarche holds the store: what is loaded goes through it, and its readers see it at once.');
  const sizes = files.map(({ sizeBytes }) => sizeBytes);
  const progress = createProgressLine(process.stderr, sizes.includes(undefined) ? undefined : sizes.reduce((sum, size) => sum! + size!, 0));
  const rejectsFile = createRejectsFile(pathFrom(given.rejects));
  const start = performance.now();
  let written = 0;
  const options: LoadOptions = {
    signal: stop.signal,
    batchSize: store.batchSize,
    batchMs: store.batchMs,
    onProgress(now) {
      written = now.elements;
      progress.show(now);
    },
    onReject: (reject) => rejectsFile.add(reject),
  };
  try {
    const { result, isDry } = await run(store, files, dataset, options, progress.show, given);
    progress.end();
    const status = result.isStopped ? 'stopped' : result.rejected > 0 ? 'rejected' : 'loaded';
    for (const line of rejectLines(result.rejects, result.rejected)) console.error(line);
    const seconds = (performance.now() - start) / 1_000;
    const summary = { status, dryRun: isDry, dataset: dataset.name, files, result, rejectsFile: given.rejects, seconds } as const;
    if (given.json) console.log(jsonOf(summary));
    else for (const line of textOf(summary)) console.log(line);
    return ofSignal ?? EXIT[status];
  } catch (error) {
    progress.end();
    if (!(error instanceof GraphError) || written === 0 || given.dryRun) throw error;
    const kept = `${written.toLocaleString('en-US')} nodes and edges were written before that and are kept; run the same command again to go on.`;
    throw new Broken(`${error.message} ${kept}`, error);
  } finally {
    try {
      rejectsFile.close();
    } finally {
      await store.close();
    }
  }
}

/** A load that a store ended in the middle. */
class Broken extends GraphError {
  constructor(message: string, cause: GraphError) {
    super(cause.code, message, { cause });
  }
}

/** With `strict` a dry run comes first, and where it rejects anything, or is stopped, its result is the answer. */
async function run(
  store: StoreToLoad,
  files: readonly LoadFile[],
  dataset: Dataset,
  options: LoadOptions,
  showProgress: ProgressLine['show'],
  { strict, dryRun: isDry }: LoadArguments,
): Promise<{ result: LoadResult; isDry: boolean }> {
  // Whatever is missing in the store to be read is made by writing, be it nothing: a load reads before it writes.
  if (!isDry) await store.write({ nodes: [], edges: [] });
  if (strict || isDry) {
    const { onProgress: _, ...rest } = options;
    const result = await rehearse(store, files, dataset, { ...rest, onProgress: showProgress });
    if (isDry || result.rejected > 0 || result.isStopped) return { result, isDry: true };
  }
  return { result: await load(store, files, dataset, options), isDry: false };
}

async function rehearse(store: StoreToLoad, files: readonly LoadFile[], dataset: Dataset, options: LoadOptions): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-dry-run-'));
  try {
    const scratch = await openStore({ dataDir: folder });
    try {
      return await load(dryRun(store, scratch), files, dataset, options);
    } finally {
      await scratch.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2);
try {
  process.exitCode = await main(parseArguments(words));
} catch (error) {
  console.error(error instanceof GraphError ? error.message : error);
  const status = error instanceof Broken ? 'stopped' : 'failed';
  if (words.includes('--json')) console.log(JSON.stringify({ status, error: error instanceof Error ? error.message : String(error) }));
  process.exitCode = EXIT[status];
}
