// One run of the command line's load as a process of its own, with its time, its processors' time and its memory.
import { spawn } from 'node:child_process';

interface Counts {
  new: number;
  changed: number;
  unchanged: number;
}

export interface LoadRun {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  summary: { nodes: Counts; edges: Counts; rejected: number };
}

const USAGE =
  'process.on("exit",()=>{const u=process.resourceUsage();console.log("used",(u.userCPUTime+u.systemCPUTime)/1e6,u.maxRSS/1024)})';

/** `cpuSeconds` and `peakMb` are of all its threads. @throws Error where it does not end well */
export async function loadFiles(dataDir: string, files: readonly string[]): Promise<LoadRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${USAGE}`, 'dist/graph-seed/main.js', ...files, '--json'], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1_000;
  if (code !== 0) throw new Error(`the load ended with ${String(code)}: ${out}`);
  // The database's thread says it as well, and before the process does.
  const [, cpu, peak] = [...out.matchAll(/^used (\S+) (\S+)$/gmu)].at(-1)!;
  const summary = JSON.parse(/^\{.*\}$/mu.exec(out)![0]) as LoadRun['summary'];
  return { seconds, cpuSeconds: Number(cpu), peakMb: Number(peak), summary };
}
