// The built server as a process of its own, with data folders that are cleared away at the end.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../dist/server/main.js');

export interface Started {
  /** Resolves to its address once it says that it is ready. */
  ready: Promise<string>;
  /** Resolves to what it has printed for its operator once that matches. */
  says(sentence: RegExp): Promise<string>;
  ended: Promise<{ code: number | null; out: string; err: string }>;
  kill(signal: NodeJS.Signals): void;
}

export function serverStarter() {
  const root = mkdtempSync(join(tmpdir(), 'demarche-start-'));
  const newFolder = () => mkdtempSync(join(root, 'data-'));

  const running = new Set<ChildProcess>();

  function start(settings: Record<string, string>, [command = '', ...words]: readonly string[] = [process.execPath, MAIN]): Started {
    const env = { ...process.env, PORT: '0', NEO4J_URI: '', DATA_DIR: newFolder(), ...settings };
    const child = spawn(command, words, { env });
    running.add(child);
    child.once('close', () => running.delete(child));
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    const says = (sentence: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => sentence.test(err) && resolve(err);
        look();
        child.stderr.on('data', look);
      });
    const ready = new Promise<string>((resolve) => {
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
        const match = /^Demarche is ready at (http:\S+)$/mu.exec(out);
        if (match) resolve(match[1]!);
      });
    });
    const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, out, err })),
    );
    return { ready, says, ended, kill: (signal) => child.kill(signal) };
  }

  /** A test that failed may have left its server running. */
  function clear(): void {
    for (const child of running) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  }

  return { newFolder, start, clear };
}
