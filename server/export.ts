// npm run export -- --format NAME --out FILE [filter options]: the graph of the settings' store, or a part of it, as a file, and FILE.loss.json.
// Where a running Demarche holds the store, it is asked.
// Exit status: 0 the file is there, 2 nothing was written.
import { parseArgs } from 'node:util';
import { pathFrom } from './called-from.ts';
import { readConfig } from './config.ts';
import { writableFormats } from './formats/format.ts';
import { GraphError } from './graph/graph-error.ts';
import { readExportRequest } from './http/export-request.ts';
import { openStoreToLoad } from './store/open.ts';
import { checkWritable, writeExport } from './write-export.ts';

const text = { type: 'string' } as const;
const OPTIONS = {
  format: text,
  out: text,
  kinds: text,
  edgeKinds: text,
  stances: text,
  from: text,
  until: text,
  recordedUntil: text,
  ids: { type: 'string', multiple: true },
  evidence: { type: 'boolean' },
  sourceTexts: { type: 'boolean' },
} as const;

const number = new Intl.NumberFormat('en-US');

async function main(): Promise<void> {
  const { out, ...asked } = parseOptions();
  if (asked.format === undefined || out === undefined) throw new GraphError('INVALID_ARGUMENT', usage());
  const request = readExportRequest(asked);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const { store: settings } = readConfig(process.env);
  // Before anything is opened: a store that is not there yet would be made.
  await checkWritable(pathFrom(out));
  const store = await openStoreToLoad(settings).catch((error: unknown) => {
    throw withOtherWay(error, request.format);
  });
  try {
    const { nodes, edges, lost } = await writeExport(store, request, pathFrom(out), stop.signal);
    console.log(`Wrote ${out}: ${number.format(nodes)} nodes and ${number.format(edges)} edges as ${request.format}.`);
    const losses = lost.map(({ kind, property, count }) => `${kind} ${property} (${number.format(count)})`);
    console.log(losses.length === 0 ? 'It holds everything.' : `It does not hold: ${losses.join(', ')}; see ${out}.loss.json.`);
  } finally {
    await store.close();
  }
}

/** A running Demarche that cannot be asked here gives the same over HTTP. */
function withOtherWay(error: unknown, format: string): unknown {
  if (!(error instanceof GraphError && error.code === 'STORE_LOCKED')) return error;
  return new GraphError(error.code, `${error.message} The running one gives the same file at its /export?format=${format}.`, {
    cause: error,
  });
}

function parseOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (cause) {
    throw new GraphError('INVALID_ARGUMENT', `${cause instanceof Error ? cause.message : String(cause)} ${usage()}`, { cause });
  }
}

function usage(): string {
  const formats = writableFormats().map(({ name }) => name);
  return (
    'Say what to write and where: npm run export -- --format NAME --out FILE [--kinds A,B] [--edgeKinds A,B] [--stances A,B] ' +
    `[--from DAY] [--until DAY] [--recordedUntil INSTANT] [--ids ID]… [--evidence] [--sourceTexts]; the formats are ${formats.join(', ')}.`
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof GraphError ? error.message : error);
  process.exitCode = 2;
}
