// Loading while the product runs: a real server holds the store, npm run load hands its batches over, and readers ask over HTTP.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_FRAME_BYTES, VERSION, socketOf } from '../../server/store/handover/protocol.ts';
import { serverStarter } from '../server/started-server.ts';
import { takeLock } from '../../server/store/embedded/lock.ts';

const MAIN = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const CLAIMS = 30_000;

const root = mkdtempSync(join(tmpdir(), 'demarche-handover-'));
const { newFolder, start, clear } = serverStarter();
afterAll(() => {
  clear();
  rmSync(root, { recursive: true, force: true });
});

const [few, many] = [join(root, 'few.jsonl'), join(root, 'many.jsonl')];
beforeAll(() => {
  const claim = (id: string) => `{"type":"node","id":"claim:${id}","labels":["Claim"],"properties":{"text":"handed over ${id}"}}`;
  writeFileSync(few, `${claim('one')}\n{"type":"node"}\n`);
  writeFileSync(many, Array.from({ length: CLAIMS }, (_, nth) => claim(String(nth))).join('\n'));
});

function startLoad(dataDir: string, ...rest: string[]) {
  const child = spawn(process.execPath, [MAIN, ...rest, '--rejects', join(root, 'rejects.jsonl')], {
    env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  );
}

async function ask<T>(url: string, query: string): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: T }).data;
}

const claimsAt = async (url: string) => {
  const { stats } = await ask<{ stats: { nodeKinds: { kind: string; count: number }[] } }>(url, '{ stats { nodeKinds { kind count } } }');
  return stats.nodeKinds.find(({ kind }) => kind === 'CLAIM')!.count;
};

/** What comes back on a connection of one's own, as frames, until it ends. */
async function talk(dataDir: string, say: (socket: Socket) => void): Promise<Record<string, unknown>[]> {
  const socket = connect(socketOf(dataDir));
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.once('connect', () => say(socket));
  await ended;
  const frames: Record<string, unknown>[] = [];
  for (let rest = Buffer.concat(chunks); rest.length > 0; rest = rest.subarray(4 + rest.readUInt32BE())) {
    frames.push(JSON.parse(rest.subarray(4, 4 + rest.readUInt32BE()).toString('utf8')) as Record<string, unknown>);
  }
  return frames;
}

function frame(value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

describe('loading while the server runs', () => {
  it('goes through it, and its readers see the new data at their next question', async () => {
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir });
    const url = await server.ready;
    const before = await claimsAt(url);
    const dry = await startLoad(dataDir, few, '--dry-run');
    expect([dry.code, dry.out]).toEqual([1, expect.stringContaining('Would load: 1 nodes and edges new (1 nodes, 0 edges)')]);
    expect(await claimsAt(url)).toBe(before);
    const { code, out, err } = await startLoad(dataDir, few);
    expect(out).toContain('A running Demarche holds the store: what is loaded goes through it');
    expect(out).toContain('Loaded: 1 nodes and edges new (1 nodes, 0 edges), 0 changed, 0 as they were, 1 rejected.');
    expect([code, err]).toEqual([1, expect.stringMatching(/few\.jsonl:2: has the labels/u)]);
    expect(await claimsAt(url)).toBe(before + 1);
    const found = await ask<{ search: { edges: { node: { id: string } }[] } }>(
      url,
      '{ search(text: "handed over one") { edges { node { id } } } }',
    );
    expect(found.search.edges[0]!.node.id).toBe('claim:one');
    server.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    expect((await startLoad(dataDir, few)).out).toContain('1 as they were');
  });

  it.skipIf(process.platform === 'win32')(
    'leaves the socket to this user alone, bounds what it is sent, and lives on whatever that is',
    async () => {
      const dataDir = newFolder();
      const server = start({ DATA_DIR: dataDir });
      const url = await server.ready;
      expect(statSync(socketOf(dataDir)).mode & 0o777).toBe(0o600);
      const hello = {
        demarche: 'handover',
        version: VERSION,
        batchSize: expect.any(Number) as number,
        batchMs: expect.any(Number) as number,
      };
      const tooLong = Buffer.alloc(4);
      tooLong.writeUInt32BE(MAX_FRAME_BYTES + 1);
      expect(await talk(dataDir, (socket) => socket.write(tooLong))).toEqual([
        hello,
        {
          id: 0,
          failure: {
            code: 'INVALID_ARGUMENT',
            message: `A message of ${MAX_FRAME_BYTES + 1} bytes is more than ${MAX_FRAME_BYTES}; send less.`,
            details: {},
          },
        },
      ]);
      expect(await talk(dataDir, (socket) => socket.write(Buffer.from('\0\0\0\u0004nope')))).toMatchObject([
        hello,
        { id: 0, failure: { message: 'A message is not JSON.' } },
      ]);
      const requests = [
        { id: 1, operation: 'close' },
        { id: 2, operation: 'nodes', argument: 7 },
        null,
        { id: 4, operation: 'write', argument: { nodes: [{ properties: {} }], edges: [] } },
      ];
      const replies = await talk(dataDir, (socket) => {
        for (const request of requests) socket.write(frame(request));
        socket.end();
      });
      expect(replies.slice(1)).toMatchObject([
        { id: 1, failure: { message: 'A message is no request that is known.' } },
        { id: 2, failure: { code: expect.any(String) as string } },
        { id: 0, failure: {} },
        { id: 4, failure: { code: 'INVALID_BATCH' } },
      ]);
      // Half a frame, and then nothing: the next one is served all the same.
      const idle = connect(socketOf(dataDir));
      idle.on('error', () => undefined);
      idle.write('\0\0');
      expect((await startLoad(dataDir, few)).code).toBe(1);
      expect(await claimsAt(url)).toBeGreaterThan(0);
      server.kill('SIGTERM');
      expect(await server.ended).toMatchObject({ code: 0 });
      idle.destroy();
    },
  );

  it('says in one sentence that the server died, and the same command goes on, with the server or without it', async () => {
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir });
    const url = await server.ready;
    const before = await claimsAt(url);
    const loading = startLoad(dataDir, many);
    await expect.poll(() => claimsAt(url), { interval: 5, timeout: 20_000 }).toBeGreaterThan(before);
    server.kill('SIGKILL');
    const { code, err } = await loading;
    expect(code).toBe(3);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^The Demarche that holds the store went away in the middle; what it acknowledged is kept\. .* [\d,]+ nodes and edges were written before that/u,
      ),
    ]);
    const written = Number(/ ([\d,]+) nodes and edges were written/u.exec(err)![1]!.replaceAll(',', ''));
    // The socket of the dead server is still there.
    expect(statSync(socketOf(dataDir)).isSocket()).toBe(true);
    const again = start({ DATA_DIR: dataDir });
    const next = await again.ready;
    expect(await claimsAt(next)).toBeGreaterThanOrEqual(before + written);
    const rerun = await startLoad(dataDir, many, '--json');
    const { nodes } = JSON.parse(rerun.out) as { nodes: { new: number; unchanged: number } };
    expect([rerun.code, nodes.new + nodes.unchanged]).toEqual([0, CLAIMS]);
    expect(nodes.unchanged).toBeGreaterThanOrEqual(written);
    expect(await claimsAt(next)).toBe(before + CLAIMS);
    again.kill('SIGTERM');
    expect(await again.ended).toMatchObject({ code: 0 });
  });

  it('ends with a sentence where the server stops as it should, which finishes the batch and then goes', async () => {
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir });
    const url = await server.ready;
    const before = await claimsAt(url);
    const loading = startLoad(dataDir, many);
    await expect.poll(() => claimsAt(url), { interval: 5, timeout: 20_000 }).toBeGreaterThan(before);
    server.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    expect(await loading).toMatchObject({ code: 3, err: expect.stringMatching(/^The Demarche that holds the store went away/u) as string });
  });

  it('refuses a holder that speaks another version, and one that does not take loads', async () => {
    const dataDir = newFolder();
    const lock = takeLock(dataDir, join(dataDir, 'demarche.sqlite'));
    expect(await startLoad(dataDir, few)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The data folder ".*" is in use by process \d+/u) as string,
    });
    const other = createServer((socket) => socket.end(frame({ demarche: 'handover', version: 99, batchSize: 1, batchMs: 1 })));
    await new Promise<void>((resolve) => void other.listen(socketOf(dataDir), resolve));
    expect(await startLoad(dataDir, few)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/hands over by version 99, and this one by 2; stop it, load, and start it again/u) as string,
    });
    other.close();
    lock.release();
  });
});
