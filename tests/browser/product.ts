// The built product on a free port with a data folder of its own, as npm start runs it; what it says comes out, stop ends it.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import { openStore } from '../../server/store/open.ts';
import type { Batch } from '../../server/store/store.ts';

export interface Product {
  /** `http://127.0.0.1:…` */
  url: string;
  /** Ends the server and its connections; the page that is open stays. Safe to call twice. */
  stop(): Promise<void>;
}

/** What the store holds before the first start (without any of it, the first start loads the seed graph), and where it listens. */
export interface ProductOptions {
  /** Any free one where it is absent. */
  port?: number;
  /** Nodes and edges beside the seed graph. */
  beside?: Batch;
  /** Of a file in our own format, instead of the seed graph. */
  lines?: readonly object[];
  /** Files that are loaded instead of the seed graph. */
  load?: readonly string[];
  /** Settings that put it on a Neo4j instead of the embedded store. */
  neo4j?: Readonly<Record<string, string>>;
}

const program = (name: string) => join(import.meta.dirname, '../../dist', name);

/** @throws Error with everything that the server printed, where it ends before it is ready. */
export async function startProduct({
  port = 0,
  beside,
  lines,
  load = [],
  neo4j = { NEO4J_URI: '' },
}: ProductOptions = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'demarche-browser-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...neo4j };
  if (beside) await fill(dataDir, beside);
  const files = [...load];
  if (lines) {
    files.push(join(dataDir, 'graph.jsonl'));
    await writeFile(files.at(-1)!, lines.map((line) => JSON.stringify(line)).join('\n'));
  }
  if (files.length > 0) await promisify(execFile)(process.execPath, [program('graph-seed/main.js'), ...files], { env });
  const child = spawn(process.execPath, [program('server/main.js')], { env });
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

async function fill(dataDir: string, beside: Batch): Promise<void> {
  const store = await openStore({ dataDir });
  try {
    await loadSeed(store);
    await store.write(beside);
  } finally {
    await store.close();
  }
}
