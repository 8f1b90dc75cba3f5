// The command line of a load: words to options, or a sentence on what is wrong with them.
import { parseArgs } from 'node:util';
import { GraphError } from '../server/graph/graph-error.ts';

export const USAGE =
  'Say which files to load: npm run load -- FILE… [--dataset NAME] [--format NAME] [--strict] [--dry-run] [--json] [--rejects FILE]';

export interface LoadArguments {
  /** As they were written. */
  files: string[];
  dataset?: string | undefined;
  format?: string | undefined;
  /** A record that is rejected keeps all of it out. */
  strict: boolean;
  dryRun: boolean;
  /** The summary as JSON. */
  json: boolean;
  /** Where rejects are written, if there are any. */
  rejects: string;
}

/** @throws GraphError INVALID_ARGUMENT */
export function parseArguments(words: readonly string[]): LoadArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        dataset: { type: 'string' },
        format: { type: 'string' },
        rejects: { type: 'string' },
        strict: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    if (positionals.length > 0) {
      const { dataset, format, strict, json } = values;
      const rejects = values.rejects ?? 'demarche-rejects.jsonl';
      return { files: positionals, dataset, format, strict, json, dryRun: values['dry-run'], rejects };
    }
  } catch (cause) {
    throw new GraphError('INVALID_ARGUMENT', `${cause instanceof Error ? cause.message : String(cause)} ${USAGE}`, { cause });
  }
  throw new GraphError('INVALID_ARGUMENT', USAGE);
}
