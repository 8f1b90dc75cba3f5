// npm run check: looks the graph of the settings over, also while a server holds it, and changes nothing.
// Exit status: 0 nothing was found, 1 something was, 2 it could not look.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathFrom } from '../server/called-from.ts';
import { readConfig } from '../server/config.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import { openStoreToLoad } from '../server/store/open.ts';
import { checkGraph, FINDINGS, type CheckResult, type Finding } from './check-graph.ts';

const USAGE = 'npm run check -- [--json] [--examples N] [--text SOURCE=FILE …]';
const number = new Intl.NumberFormat('en-US');

async function main(): Promise<number> {
  const { json, examples, texts } = parseWords();
  const store = await openStoreToLoad(readConfig(process.env).store);
  try {
    const result = await checkGraph(store, { examples, texts });
    const isSound = Object.values(result.findings).every(({ count }) => count === 0);
    if (json) console.log(JSON.stringify({ status: isSound ? 'sound' : 'found', ...result }));
    else for (const line of linesOf(result)) console.log(line);
    return isSound ? 0 : 1;
  } finally {
    await store.close();
  }
}

function linesOf({ nodes, edges, placesRead, findings }: CheckResult): string[] {
  const found = (Object.keys(FINDINGS) as Finding[]).flatMap((finding) => {
    const { count, examples } = findings[finding];
    if (count === 0) return [];
    const more = count > examples.length && examples.length > 0 ? [`  … and ${number.format(count - examples.length)} more`] : [];
    return [`${number.format(count)} ${FINDINGS[finding]}`, ...examples.map(({ id, what }) => `  ${id}: ${what}`), ...more];
  });
  return [
    `Looked at ${number.format(nodes)} nodes and ${number.format(edges)} edges; held ${number.format(placesRead)} places against the text of their source.`,
    ...(found.length === 0 ? ['Nothing was found.'] : found),
  ];
}

/** @throws GraphError INVALID_ARGUMENT */
function parseWords(): { json: boolean; examples: number; texts: Map<string, string> } {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        examples: { type: 'string', default: '5' },
        text: { type: 'string', multiple: true, default: [] },
      },
    });
    if (!/^\d{1,6}$/u.test(values.examples)) throw new Error(`--examples is "${values.examples}", not a number.`);
    return { json: values.json, examples: Number(values.examples), texts: new Map(values.text.map(readText)) };
  } catch (cause) {
    throw new GraphError('INVALID_ARGUMENT', `${cause instanceof Error ? cause.message : String(cause)} Usage: ${USAGE}`, { cause });
  }
}

function readText(word: string): [string, string] {
  const at = word.lastIndexOf('=');
  if (at < 1) throw new Error(`--text is "${word}", not the id of a source, "=", and a file.`);
  return [word.slice(0, at), readFileSync(pathFrom(word.slice(at + 1)), 'utf8')];
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof GraphError ? error.message : error);
  process.exitCode = 2;
}
