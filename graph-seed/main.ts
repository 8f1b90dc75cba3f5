// npm run load -- FILE… [--dataset NAME] [--format NAME]: files into the store of the settings.
// Exit status: 0 all was loaded, 1 some records were rejected, 2 nothing could be done.
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { openStore } from '../server/store/open.ts';
import { datasetOf } from './datasets/dataset-of.ts';
import { load } from './load.ts';
import { createProgressLine } from './progress-line.ts';
import { readFile } from './read-file.ts';

const USAGE = 'Say which files to load: npm run load -- FILE… [--dataset NAME] [--format NAME]';
const number = new Intl.NumberFormat('en-US');

async function main(): Promise<number> {
  const { values, positionals } = parseArguments();
  const files = await Promise.all(positionals.map((path) => readFile(path, values.format)));
  const dataset = datasetOf(files, values.dataset);
  const store = await openStore(readConfig(process.env).store);
  try {
    const before = await store.stats();
    const { created, updated, unchanged, rejects, notes } = await load(
      store,
      files,
      dataset,
      new Date(),
      createProgressLine(process.stderr),
    );
    const after = await store.stats();
    for (const { file, line, message } of rejects) console.error(`${file}:${line}: ${message}`);
    console.log(
      `Loaded: ${number.format(created)} nodes and edges new (${number.format(after.nodes - before.nodes)} nodes, ` +
        `${number.format(after.edges - before.edges)} edges), ${number.format(updated)} changed, ${number.format(unchanged)} as they were, ` +
        `${number.format(rejects.length)} rejected.`,
    );
    for (const { count, what } of notes) console.log(`Not resolved: ${number.format(count)} ${what}`);
    return rejects.length > 0 ? 1 : 0;
  } finally {
    await store.close();
  }
}

function parseArguments() {
  try {
    const parsed = parseArgs({ allowPositionals: true, options: { dataset: { type: 'string' }, format: { type: 'string' } } });
    if (parsed.positionals.length > 0) return parsed;
  } catch (cause) {
    throw new GraphError('INVALID_ARGUMENT', `${cause instanceof Error ? cause.message : String(cause)} ${USAGE}`, { cause });
  }
  throw new GraphError('INVALID_ARGUMENT', USAGE);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof GraphError ? error.message : error);
  process.exitCode = 2;
}
