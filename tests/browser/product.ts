// The built product on a free port with a data folder of its own, as npm start runs it; what it says comes out, stop ends it.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Product {
  /** `http://127.0.0.1:…` */
  url: string;
  /** Ends the server and its connections; the page that is open stays. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * @param lines of a file in our own format, loaded before the first start; without them, the first start loads the seed graph
 * @throws Error with everything that the server printed, where it ends before it is ready.
 */
export async function startProduct(lines?: readonly object[]): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demarche-browser-'));
  if (lines) {
    const file = join(dataDir, 'graph.jsonl');
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const loader = join(import.meta.dirname, '../../dist/graph-seed/main.js');
    await promisify(execFile)(process.execPath, [loader, file], { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' } });
  }
  const main = join(import.meta.dirname, '../../dist/server/main.js');
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, NEO4J_URI: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const ready = /Demarche is ready at (http:\S+)/u.exec(printed);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(`The server ended before it was ready:\n${printed}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
