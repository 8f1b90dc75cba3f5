// What a first visit fetches before anything is drawn: the scripts that the built page names stay under 200 kB gzip.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const page = join(import.meta.dirname, '../../dist/client');
const MOST_BYTES = 200_000;

it('loads less than 200 kB of gzipped script at first', async () => {
  const html = await readFile(join(page, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)].map(([, path]) => path as string);
  expect(scripts).not.toEqual([]);
  const sizes = await Promise.all(scripts.map(async (path) => gzipSync(await readFile(join(page, path))).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
