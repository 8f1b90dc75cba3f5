// npm test: installs and builds what is stale, runs the checks and every test, and prints the sum of all as its last line.
// Arguments are handed to vitest, to run a part: npm test -- tests/contract
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { makeReady, packageBin, root } from './ready.mjs';

await makeReady();
const checks = await runChecks();
const tests = await runTests(process.argv.slice(2));
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
console.log(`${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Vitest shows its own progress; the counts come from the report that it leaves in a file. */
async function runTests(rest) {
  const report = join(tmpdir(), `demarche-tests-${process.pid}.json`);
  const vitest = packageBin('vitest', 'vitest');
  const code = await new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...rest],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
  const counts = readCounts(report);
  rmSync(report, { force: true });
  // A file that cannot be read, or an error outside of any test, fails the run without a failed test to count.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
