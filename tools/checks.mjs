// The checks that read the sources without running them; each counts as one test in npm test. npm run lint runs them alone.
import { fileURLToPath } from 'node:url';
import { makeReady, packageBin, run } from './ready.mjs';

const bin = (packageName, command) => [process.execPath, packageBin(packageName, command)];
const checks = () => [
  { name: 'types of server, seed and tests', command: bin('typescript', 'tsc'), rest: ['-p', 'tsconfig.json'] },
  { name: 'types of the page', command: bin('typescript', 'tsc'), rest: ['-p', 'client/tsconfig.json'] },
  { name: 'lint and import directions', command: bin('oxlint', 'oxlint'), rest: ['--type-aware', '--deny-warnings'] },
  { name: 'generated types are fresh', command: [process.execPath, 'tools/codegen.mjs'], rest: ['--check'] },
  { name: 'formatting', command: bin('oxfmt', 'oxfmt'), rest: ['--check'] },
  { name: 'dead code and dependencies', command: bin('knip', 'knip'), rest: ['--no-progress'] },
];

/** Runs them two at a time and prints a line for each as it ends, with its output where it failed. */
export async function runChecks() {
  const waiting = checks();
  const counts = { passed: 0, failed: 0 };
  const takeNext = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { name, command, rest } = check;
      const startedAt = performance.now();
      const { code, output } = await run(command, rest);
      counts[code === 0 ? 'passed' : 'failed'] += 1;
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
      if (code !== 0) console.log(output.trim().replace(/^/gm, '    '));
    }
  };
  await Promise.all([takeNext(), takeNext()]);
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await makeReady();
  const { failed } = await runChecks();
  process.exitCode = failed > 0 ? 1 : 0;
}
