// npm run load -- FILE… [--dataset NAME] [--format NAME]: files into the store of the settings.
// Exit status: 0 all was loaded, 1 some records were rejected, 2 nothing could be done.
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { openStore } from '../server/store/open.ts';
import { datasetNamed } from './datasets/dataset.ts';
import { load } from './load.ts';
import { readFile } from './read-file.ts';

const USAGE = 'Say which files to load: npm run load -- FILE… [--dataset NAME] [--format NAME]';

async function main(): Promise<number> {
  const { values, positionals } = parseArguments();
  const dataset = datasetNamed(values.dataset ?? 'demarche');
  const files = await Promise.all(positionals.map((path) => readFile(path, values.format)));
  const store = await openStore(readConfig(process.env).store);
  try {
    const { created, updated, unchanged, rejects } = await load(store, files, dataset);
    for (const { file, line, message } of rejects) console.error(`${file}:${line}: ${message}`);
    console.log(`Loaded: ${created} nodes and edges new, ${updated} changed, ${unchanged} as they were, ${rejects.length} rejected.`);
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
