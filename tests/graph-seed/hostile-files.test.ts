// Broken and hostile files: each costs one sentence with its file and line, bounded memory and time, and nothing of the rest.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGzip, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { createNaiveStore } from '../contract/naive-store.ts';

const MAIN = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const root = mkdtempSync(join(tmpdir(), 'demarche-hostile-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const claim = (id: string, text = id) => `{"type":"node","id":"claim:${id}","labels":["Claim"],"properties":{"text":"${text}"}}\n`;

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

async function loadFile(path: string) {
  const store = createNaiveStore();
  return { store, ...(await load(store, await readFile(path), datasetNamed('demarche'))) };
}

/** A zip archive made by hand, so that it may lie: `size` is what it says that each file unpacks to. */
function zipOf(files: readonly { name: string; text: string; size?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text, size = text.length } of files) {
    const packed = deflateRawSync(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(text), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const entry = Buffer.alloc(42);
    entry.writeUInt16LE(20, 0);
    head.copy(entry, 2);
    entry.writeUInt32LE(offset, 38);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), entry, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

describe('an encoding that is not UTF-8', () => {
  it('is told by its first line, and what stands before it is loaded', async () => {
    const latin = Buffer.from(`${claim('a')}${claim('b', 'Zürich')}`, 'latin1');
    const { created, rejects } = await loadFile(fileOf('latin.jsonl', Buffer.concat([latin, Buffer.from(claim('c'))])));
    expect(created).toBe(1);
    expect(rejects).toMatchObject([
      { line: 2, message: expect.stringMatching(/^holds bytes that are not UTF-8 \(the text may be Latin-1/u) as string },
    ]);
  });

  it('is told by its line also far behind the beginning, and where a chunk ends within a character', async () => {
    const many = Array.from({ length: 20_000 }, (_, nth) => claim(String(nth), 'Zürich 😀 서울')).join('');
    const good = await loadFile(fileOf('good.jsonl', many));
    expect([good.created, good.rejects]).toEqual([20_000, []]);
    const bad = await loadFile(fileOf('bad.jsonl', Buffer.concat([Buffer.from(many), Buffer.from(claim('x', 'Zürich'), 'latin1')])));
    expect([bad.created, bad.rejects[0]!.line]).toEqual([20_000, 20_001]);
  });

  it('is told where the last character breaks off', async () => {
    const { rejects } = await loadFile(fileOf('cut.jsonl', Buffer.from(`${claim('a')}{"text":"é`).subarray(0, -1)));
    expect(rejects.at(-1)).toMatchObject({ message: expect.stringMatching(/not UTF-8/u) as string });
  });

  it.each([
    ['utf-16le', Buffer.from(`\uFEFF${claim('a')}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${claim('a')}`, 'utf16le').swap16()],
  ])('is told where it is %s', async (name, bytes) => {
    await expect(readFile(fileOf(name, bytes))).rejects.toThrow(/is written in UTF-16; save it as UTF-8/u);
  });

  it('is none where a byte order mark stands in front', async () => {
    expect((await loadFile(fileOf('bom.jsonl', `\uFEFF${claim('a')}`))).created).toBe(1);
    expect(await readFile(fileOf('bom.csv', '\uFEFFrcid,vote\n1,yes\n'))).toMatchObject([{ columns: ['rcid', 'vote'] }]);
  });
});

describe('a zip archive', () => {
  it('is read file by file, whatever its name, and a reject names the file inside', async () => {
    const path = fileOf(
      'archive.dat',
      zipOf([
        { name: 'a.jsonl', text: claim('a') },
        { name: 'inner/', text: '' },
        { name: '__MACOSX/._a.jsonl', text: 'x' },
        { name: 'inner/b.jsonl', text: `${claim('b')}[]\n` },
      ]),
    );
    expect(await readFile(path)).toMatchObject([
      { packing: 'zip', format: 'jsonl' },
      { packing: 'zip', name: `${path}/inner/b.jsonl` },
    ]);
    const { created, rejects } = await loadFile(path);
    expect([created, rejects.map(({ file, line }) => [file, line])]).toEqual([2, [[`${path}/inner/b.jsonl`, 2]]]);
  });

  it.each([
    [
      'climbs out',
      zipOf([{ name: '../../etc/passwd', text: claim('a') }]),
      /is a zip archive that cannot be read \(invalid relative path/u,
    ],
    ['is absolute', zipOf([{ name: '/etc/passwd', text: claim('a') }]), /cannot be read \(absolute path/u],
    ['is truncated', zipOf([{ name: 'a.jsonl', text: claim('a') }]).subarray(0, -30), /cannot be read/u],
    ['holds nothing', zipOf([{ name: 'folder/', text: '' }]), /is a zip archive without a file in it/u],
    ['is a bomb', zipOf([{ name: 'a.jsonl', text: claim('a'), size: 400_000_000 }]), /unpacks to hundreds of times its size/u],
    ['holds too many files', zipOf(Array.from({ length: 1_001 }, (_, nth) => ({ name: `f${nth}`, text: 'x' }))), /more than 1000 files/u],
  ])('that %s is refused in a sentence', async (name, bytes, sentence) => {
    await expect(readFile(fileOf(`${name}.zip`, bytes))).rejects.toThrow(sentence);
  });

  it('that lies about a size is read up to there, and told', async () => {
    const path = fileOf('liar.zip', zipOf([{ name: 'a.jsonl', text: claim('a').repeat(3_000), size: 90_000 }]));
    const { rejects } = await loadFile(path).catch((error: Error) => ({ rejects: [{ message: error.message }] }));
    expect(rejects.at(-1)!.message).toMatch(/cannot be read on \(too many bytes in the stream/u);
  });
});

describe('what would fill the memory', () => {
  it('is bounded: a gzip bomb ends at 100 MB, a line of 100 MB is one reject', { timeout: 120_000 }, async () => {
    const bomb = join(root, 'bomb.jsonl.gz');
    const zeros = Buffer.alloc(1_000_000, 0x20);
    await pipeline(
      Readable.from(
        (function* () {
          yield Buffer.from(claim('first'));
          for (let mb = 0; mb < 150; mb += 1) yield zeros;
        })(),
      ),
      createGzip({ level: 1, memLevel: 9 }),
      createWriteStream(bomb),
    );
    const long = join(root, 'long.jsonl');
    await pipeline(
      Readable.from(
        (function* () {
          yield claim('before');
          yield '{"type":"node","id":"x","text":"';
          for (let mb = 0; mb < 100; mb += 1) yield 'x'.repeat(1_000_000);
          yield `"}\n${claim('after')}`;
        })(),
      ),
      createWriteStream(long),
    );
    const dataDir = mkdtempSync(join(root, 'data-'));
    const report = 'process.on("exit",()=>console.log("peak",process.resourceUsage().maxRSS))';
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${report}`, MAIN, bomb, long, '--rejects', join(root, 'rejects.jsonl')],
      { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' }, encoding: 'utf8' },
    );
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => !line.includes(' records read')),
    ).toEqual([
      expect.stringMatching(
        /bomb\.jsonl\.gz:1: unpacks to hundreds of times its size, as no data does that is meant to be read; get it again\./u,
      ),
      expect.stringMatching(/long\.jsonl:2: is longer than 16000000 characters/u),
    ]);
    expect([status, stdout]).toEqual([1, expect.stringContaining('Loaded: 3 nodes and edges new')]);
    expect(Number(/peak (\d+)/u.exec(stdout)![1]) / 1_024).toBeLessThan(600);
  });

  it('is not nesting: what is 100,000 deep is a reject', async () => {
    const deep = `{"type":"node","id":"x","labels":["Claim"],"properties":{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}}\n`;
    const labels = `{"type":"node","id":"y","labels":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`;
    const { created, rejects } = await loadFile(fileOf('deep.jsonl', `${deep}${labels}${claim('a')}`));
    expect(created).toBe(1);
    expect(rejects.map(({ line, message }) => [line, message])).toEqual(
      [1, 2].map((line) => [line, expect.stringMatching(/nested more than 64 levels deep/u)]),
    );
  });
});

describe('a value that cannot be made text', () => {
  const odd = '{"toString":0}';
  it.each([
    ['a type', `{"type":${odd}}`],
    ['an id', `{"type":"node","id":${odd},"labels":["Claim"],"properties":{"text":"x"}}`],
    ['the id of an edge', `{"type":"relationship","id":${odd},"label":"CONTRADICTS","start":"claim:a","end":"claim:a"}`],
    ['an entry of a list', `{"type":"node","id":"claim:b","labels":["Agency"],"properties":{"name":"x","aliases":[${odd}]}}`],
  ])('costs its own record alone: %s', async (_what, line) => {
    const { rejected, created } = await loadFile(fileOf('odd.jsonl', `${line}\n${claim('a')}`));
    expect([rejected, created]).toEqual([1, 1]);
  });

  it('is none of FollowTheMoney', async () => {
    const file = fileOf('null.ftm.json', '{"schema":"Person",\nnull\n');
    expect((await loadFile(file)).rejects.map(({ message }) => message)).toContain(
      'is not FollowTheMoney: its first line has no "schema".',
    );
  });
});

describe('what is not as its name says', () => {
  it.each([
    ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /picture\.csv: is in no format that can be guessed/u],
    ['page.jsonl', '<!doctype html><p>Not found</p>', /page\.jsonl: is in no format that can be guessed/u],
  ])('is told: %s', async (name, bytes, sentence) => {
    await expect(readFile(fileOf(name, bytes))).rejects.toThrow(sentence);
  });

  it('is read as what it is where that is known', async () => {
    expect(await readFile(fileOf('table.jsonl', 'rcid\tvote\n1\tyes\n'))).toMatchObject([{ format: 'tab-separated' }]);
    expect(await readFile(fileOf('packed.csv', gzipSync(claim('a'))))).toMatchObject([{ format: 'jsonl', packing: 'gzip' }]);
  });
});

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  function loadPiped(bytes: Uint8Array, ...options: string[]) {
    const fifo = join(mkdtempSync(join(root, 'fifo-')), 'pipe');
    spawnSync('mkfifo', [fifo]);
    const child = spawn(process.execPath, [MAIN, fifo, '--rejects', join(root, 'rejects.jsonl'), ...options], {
      env: { ...process.env, DATA_DIR: mkdtempSync(join(root, 'data-')), NEO4J_URI: '' },
    });
    let text = '';
    child.stdout.on('data', (chunk) => (text += String(chunk)));
    child.stderr.on('data', (chunk) => (text += String(chunk)));
    // Whoever reads nothing closes the pipe before all of it is written.
    void pipeline(Readable.from([bytes]), createWriteStream(fifo)).catch(() => undefined);
    return new Promise<{ code: number | null; text: string }>((resolve) => child.once('close', (code) => resolve({ code, text })));
  }
  const lines = Array.from({ length: 5_000 }, (_, nth) => claim(String(nth))).join('');

  it('is loaded like a file, packed or not', async () => {
    expect(await loadPiped(Buffer.from(lines))).toMatchObject({
      code: 0,
      text: expect.stringContaining('5,000 nodes and edges new') as string,
    });
    expect(await loadPiped(gzipSync(lines))).toMatchObject({ code: 0, text: expect.stringContaining('jsonl in gzip') as string });
  });

  it('that ends early costs the record that it breaks off in', async () => {
    const { code, text } = await loadPiped(Buffer.from(lines.slice(0, -20)));
    expect([code, text]).toEqual([1, expect.stringMatching(/pipe:5000: is not JSON/u)]);
    expect(text).toContain('4,999 nodes and edges new');
    expect((await loadPiped(gzipSync(lines).subarray(0, 9_000))).text).toMatch(/breaks off in the middle of its gzip data/u);
  });

  it('that is empty, or should be read twice, is refused', async () => {
    expect(await loadPiped(Buffer.alloc(0))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/is empty; there is nothing to load/u) as string,
    });
    expect(await loadPiped(Buffer.from(lines), '--strict')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/is a pipe, and --strict reads everything twice/u) as string,
    });
  });
});
