// Files on disk: gzip is told by its bytes, whatever the name says, and data that breaks off costs one sentence and nothing that was read.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { createNaiveStore } from '../contract/naive-store.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-read-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

const node = (id: string) => `{"type":"node","id":"${id}","labels":["Claim"],"properties":{"text":"${id}"}}\n`;
const LINES = Array.from({ length: 30_000 }, (_, nth) => node(`claim:${nth}-${Math.imul(nth, 2_654_435_761) >>> 0}`)).join('');

async function loadFile(path: string) {
  const store = createNaiveStore();
  return { store, ...(await load(store, await readFile(path), datasetNamed('demarche'))) };
}

describe('a file', () => {
  it('is unpacked where it is gzip, whatever its name', async () => {
    const { created, rejects } = await loadFile(fileOf('packed.jsonl', gzipSync(LINES)));
    expect([created, rejects]).toEqual([30_000, []]);
  });

  it('is read as it is where it only has the name of gzip', async () => {
    expect((await loadFile(fileOf('plain.gz', node('claim:a')))).created).toBe(1);
  });

  it('may be several gzip files one behind the other', async () => {
    const { created } = await loadFile(fileOf('parts.gz', Buffer.concat([gzipSync(node('claim:a')), gzipSync(node('claim:b'))])));
    expect(created).toBe(2);
  });

  it('is loaded as far as its gzip data goes, and says that it breaks off', async () => {
    const packed = gzipSync(LINES);
    const { created, rejects } = await loadFile(fileOf('cut.gz', packed.subarray(0, packed.length >> 1)));
    expect(rejects).toHaveLength(1);
    expect(rejects[0]!.message).toMatch(/^breaks off in the middle of its gzip data; get it again\./u);
    expect(rejects[0]!.line).toBe(created);
    expect(created).toBeGreaterThan(10_000);
  });

  it('says that its gzip data is damaged', async () => {
    const packed = gzipSync(LINES);
    const middle = packed.length >> 1;
    packed.fill(0xff, middle, middle + 64);
    const { rejects } = await loadFile(fileOf('damaged.gz', packed));
    expect(rejects.at(-1)!.message).toMatch(/^holds damaged gzip data; get it again\./u);
  });

  it('tells the columns of a table', async () => {
    expect(await readFile(fileOf('t.csv', gzipSync('rcid,vote\n1,yes\n')))).toMatchObject([
      { columns: ['rcid', 'vote'], format: 'comma-separated', packing: 'gzip' },
    ]);
    expect((await readFile(fileOf('x.jsonl', node('x'))))[0]!.columns).toBeUndefined();
  });

  it.each([
    ['nothing', /does not exist/u, undefined],
    ['empty', /is empty; there is nothing to load/u, ''],
    ['half.gz', /no format that can be guessed/u, Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
  ])('names %s', async (name, sentence, bytes) => {
    const path = bytes === undefined ? join(root, name) : fileOf(name, bytes);
    await expect(readFile(path)).rejects.toThrow(sentence);
  });

  it('names a folder', async () => {
    await expect(readFile(root)).rejects.toThrow(/is a folder/u);
  });
});
