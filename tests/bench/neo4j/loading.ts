// The command line's load of a file into Neo4j, timed with its start and its end.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writableFormat } from '../../../server/formats/format.ts';
import type { Batch } from '../../../server/store/store.ts';

const root = join(import.meta.dirname, '../../..');

/** Writes batches as JSON Lines; resolves to how many nodes and edges these are. */
export async function writeGraph(file: string, batches: Iterable<Batch>): Promise<number> {
  let elements = 0;
  async function* parts() {
    for (const batch of batches) {
      elements += batch.nodes.length + batch.edges.length;
      yield batch;
    }
  }
  await pipeline(
    writableFormat('jsonl').write(parts(), () => undefined),
    createWriteStream(file),
  );
  return elements;
}

/** What npm run load does, once all is built. Resolves to the seconds that it took, and what it said. */
export async function loadFile(file: string, account: Readonly<Record<string, string>>): Promise<{ seconds: number; said: string }> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/graph-seed/main.js'), file], {
    env: { ...process.env, ...account },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The load ended with ${code}: ${said}`);
  return { seconds: (performance.now() - start) / 1_000, said: said.trim() };
}
