// Makes sure that what is to be run is installed and built: compares the lock file with what is installed and the sources
// with what was built, mends only what is stale, and says so in a line. Needs nothing but Node.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = 20;
const BUILT_FROM = ['server', 'client', 'graph-seed', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'];
const BUILT = ['dist/server/main.js', 'dist/client/index.html'];
const STAMP = 'dist/.built-from';
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/;

let tell = console.log;

/** Installs and builds where that is missing or stale, and says so; ends the process with one sentence where it cannot. */
export async function makeReady({ say = console.log } = {}) {
  tell = say;
  process.chdir(root);
  try {
    refuseOldNode();
    await installIfStale();
    await buildIfStale();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** Installs where what is installed is not what the lock file names. */
async function installIfStale() {
  if (isInstalled()) return;
  await saying('Installing packages', async () => {
    const { code, output } = await run(npmCommand(), [
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--no-progress',
      '--loglevel=error',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ]);
    if (code === 0) return;
    if (NO_NETWORK.test(output)) {
      throw new Error(
        'The packages could not be fetched: connect this machine to the network (or set npm up for your mirror) once, then run the same command again.',
      );
    }
    throw new Error(`The packages could not be installed; npm said:\n${output.trim()}`);
  });
}

/** Compiles the server and bundles the page, side by side. */
export async function build() {
  const sources = fingerprint();
  // Without its notes the compiler writes every file again, also those that somebody deleted from dist/.
  rmSync('dist/.tsbuildinfo', { force: true });
  const steps = await Promise.all([
    run([process.execPath, packageBin('typescript', 'tsc')], ['-p', 'tsconfig.build.json']),
    run([process.execPath, packageBin('vite', 'vite')], ['build', '--logLevel', 'warn']),
  ]);
  const failed = steps.filter((step) => step.code !== 0);
  if (failed.length > 0) throw new Error(`The build failed:\n${failed.map((step) => step.output.trim()).join('\n')}`);
  writeFileSync(STAMP, sources);
}

async function buildIfStale() {
  const stamp = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (BUILT.every((file) => existsSync(file)) && stamp === fingerprint()) return;
  await saying('Building', build);
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
  throw new Error(
    `Demarche needs Node ${OLDEST_NODE} or later, and this is Node ${process.versions.node}: install a newer one from nodejs.org and run the same command again.`,
  );
}

/** npm notes in node_modules/.package-lock.json what it installed; packages for other platforms are rightly absent there. */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const installed = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

/** Changes whenever a source file is added, removed or written. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  BUILT_FROM.forEach(visit);
  return hash.digest('hex');
}

async function saying(what, work) {
  const startedAt = performance.now();
  tell(`${what} …`);
  await work();
  tell(`${what}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** The file behind a package's command, to be run by this very Node without a shell. */
export function packageBin(packageName, command) {
  // Read rather than resolved: not every package exports its package.json.
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

function npmCommand() {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js') ? [process.execPath, path] : ['npm'];
}

/** Runs a command to its end; resolves to its exit code and everything it printed. */
export function run([command, ...first], rest) {
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...rest], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
