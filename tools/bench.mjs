// npm run bench -- NAME: makes sure of the build and runs tests/bench/NAME.ts; without a name it lists those there are.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeReady, root } from './ready.mjs';

await makeReady();
const folder = join(root, 'tests/bench');
const [name, ...rest] = process.argv.slice(2);
const file = join(folder, `${name}.ts`);
if (name === undefined || !existsSync(file)) {
  const names = readdirSync(folder)
    .filter((each) => each.endsWith('.ts'))
    .map((each) => each.slice(0, -3));
  console.error(`Say which: npm run bench -- NAME, where NAME is one of ${names.join(', ')}.`);
  process.exit(1);
}
process.argv = [process.execPath, file, ...rest];
const { runnerImport } = await import('vite');
await runnerImport(file, { configFile: false });
