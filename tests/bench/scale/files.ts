// The tables that are loaded, or a share of them: the first roll calls with their votes, and the first quadruples.
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { writeVoteTables } from '../data/vote-tables.ts';

const SCALE = join(import.meta.dirname, '../../../../shared/data/scale');

export interface ScaleFiles {
  votes: number;
  voteTables: [string, string];
  quads: { count: number; path: string } | undefined;
}

/** @param folder where copies go that have to be made */
export async function scaleFiles(folder: string, share: number): Promise<ScaleFiles> {
  mkdirSync(folder, { recursive: true });
  const real: [string, string] = [join(SCALE, 'un-votes.csv.gz'), join(SCALE, 'un-roll-calls.csv.gz')];
  const [votes, calls] = real.every((file) => existsSync(file)) ? real : await writeVoteTables(folder);
  const quads = join(SCALE, 'icews-quads.tsv.gz');
  const some = await shareOf(votes, share, join(folder, 'some-votes.csv'));
  const someQuads = existsSync(quads) ? await shareOf(quads, share, join(folder, 'some-quads.tsv')) : undefined;
  return { votes: some.count, voteTables: [some.path, calls], quads: someQuads };
}

async function shareOf(path: string, share: number, copy: string): Promise<{ count: number; path: string }> {
  let all = 0;
  for await (const _ of linesOf(path)) all += 1;
  const count = Math.round((all - 1) * share);
  if (share >= 1) return { count, path };
  await pipeline(Readable.from(firstOf(path, count + 1)), createWriteStream(copy));
  return { count, path: copy };
}

async function* firstOf(path: string, count: number): AsyncGenerator<string> {
  let given = 0;
  for await (const line of linesOf(path)) {
    if (given === count) return;
    given += 1;
    yield `${line}\n`;
  }
}

function linesOf(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  return createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Number.POSITIVE_INFINITY });
}
