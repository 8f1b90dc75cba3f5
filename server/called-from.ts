// Where a command was called from, for the files that its words name.
import { resolve } from 'node:path';

/** npm runs commands in the folder of package.json, and says in INIT_CWD from where it was called. */
export function pathFrom(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
}
