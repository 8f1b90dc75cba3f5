// npm run bench -- load: the command line's load of whole datasets into an empty embedded store, and the same again.
// Reads ../shared/data/scale where it is there; otherwise the votes are generated in the same shape, and the quadruples are left out.
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { writeVoteTables } from './data/vote-tables.ts';

const SCALE = join(import.meta.dirname, '../../../shared/data/scale');
const root = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
const report = (what: string, figure: string, wanted: string) => console.log(`${what.padEnd(44)} ${figure.padEnd(44)} wanted: ${wanted}`);

/** Loads files by the command line; `cpuSeconds` and `peakMb` are of its process, all its threads. */
async function loadOnce(
  dataDir: string,
  files: readonly string[],
): Promise<{ seconds: number; cpuSeconds: number; peakMb: number; summary: string }> {
  const usage =
    'process.on("exit",()=>{const u=process.resourceUsage();console.log("used",(u.userCPUTime+u.systemCPUTime)/1e6,u.maxRSS/1024)})';
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${usage}`, 'dist/graph-seed/main.js', ...files], {
    env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the load ended with ${String(code)}: ${out}`);
  // The database's thread says it as well, and before the process does.
  const [, cpu, peak] = [...out.matchAll(/^used (\S+) (\S+)$/gmu)].at(-1)!;
  const seconds = (performance.now() - start) / 1_000;
  return { seconds, cpuSeconds: Number(cpu), peakMb: Number(peak), summary: /^Loaded: .*$/mu.exec(out)![0] };
}

async function countRows(file: string): Promise<number> {
  const bytes = createReadStream(file);
  let lines = 0;
  for await (const chunk of file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes) {
    for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1;
  }
  return lines - 1;
}

async function measure(name: string, counted: string, files: readonly string[], wanted: readonly [string, string]): Promise<void> {
  const records = await countRows(counted);
  const dataDir = mkdtempSync(join(root, 'store-'));
  for (const [round, what] of ['into an empty store', 'again'].entries()) {
    const { seconds, cpuSeconds, peakMb, summary } = await loadOnce(dataDir, files);
    const rate = Math.round(records / seconds).toLocaleString('en-US');
    report(
      `${records.toLocaleString('en-US')} ${name} ${what}`,
      `${rate}/s (${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processors)`,
      wanted[round]!,
    );
    report('', `${Math.round(peakMb)} MB resident at most`, '1,024 MB at most');
    console.log(`  ${summary}`);
  }
  report('', `${Math.round(statSync(join(dataDir, 'demarche.sqlite')).size / 1e6)} MB on disk`, '');
  rmSync(dataDir, { recursive: true, force: true });
}

console.log(`The machine's load average is ${loadavg()[0]!.toFixed(1)}: what others take of its processors is missing below.`);
const real = [join(SCALE, 'un-votes.csv.gz'), join(SCALE, 'un-roll-calls.csv.gz')] as const;
const [votes, rollCalls] = real.every((file) => existsSync(file)) ? real : await writeVoteTables(root);
await measure('votes', votes, [votes, rollCalls], ['20,000/s', '10,000/s']);
const quads = join(SCALE, 'icews-quads.tsv.gz');
if (existsSync(quads)) await measure('quadruples', quads, [quads], ['5,000/s', '5,000/s']);
else console.log('ICEWS quadruples: left out, since ../shared/data/scale is not there.');
rmSync(root, { recursive: true, force: true });
