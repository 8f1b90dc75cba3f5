// Stopping the built server: the first signal finishes what is under way and then closes the store, a second one stops at once.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serverStarter, type Started } from './started-server.ts';

const { newFolder, start, clear } = serverStarter();
afterAll(clear);

const BODY = '{"query":"query Last { stats { nodes } }"}';
const PATIENCE = { timeout: 20_000 };

/** A request whose body is half there, so that it is under way until `finish`. `answer` is all that comes back until the connection ends. */
async function halfRequest(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`;
  // The server says this once it has begun to work on the request.
  socket.write(`${head}Expect: 100-continue\r\n\r\n`);
  let received = '';
  socket.on('data', (part) => (received += part.toString()));
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  socket.on('error', () => undefined);
  await expect.poll(() => received, PATIENCE).toContain('100 Continue');
  return { answer, finish: () => socket.write(BODY) };
}

/** Resolves once nobody answers there any more: the server has taken the signal. */
async function refused(url: string): Promise<void> {
  const isRefused = () =>
    new Promise<boolean>((resolve) => {
      const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.once('error', () => resolve(true));
      socket.once('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
  await expect.poll(isRefused, PATIENCE).toBe(true);
}

async function started(settings: Record<string, string>): Promise<{ server: Started; url: string; isHeld(): boolean }> {
  const dataDir = newFolder();
  const server = start({ DATA_DIR: dataDir, ...settings });
  // What is released stays, without its owner.
  const isHeld = () => readFileSync(join(dataDir, 'owner.1.json'), 'utf8') !== '{}';
  return { server, url: await server.ready, isHeld };
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('finishes what is under way, takes nothing new, and closes the store', async () => {
    const { server, url, isHeld } = await started({});
    const idle = await fetch(`${url}/healthz`);
    await idle.text();
    const { answer, finish } = await halfRequest(url);
    expect(isHeld()).toBe(true);
    server.kill(signal);
    await refused(url);
    const startedMs = performance.now();
    finish();
    expect(await answer).toMatch(/HTTP\/1\.1 200 OK.*"nodes":\d+/su);
    expect(await server.ended).toMatchObject({ code: 0, err: '' });
    // Not the five seconds for which an idle connection is kept.
    expect(performance.now() - startedMs).toBeLessThan(4_000);
    expect(isHeld()).toBe(false);
  });
});

describe('a server that stops', () => {
  it('waits no longer than the grace', async () => {
    const { server, url, isHeld } = await started({ SHUTDOWN_GRACE_MS: '200' });
    const { answer } = await halfRequest(url);
    server.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0 });
    expect(await answer).not.toContain('200 OK');
    expect(isHeld()).toBe(false);
  });

  it('stops at once at the second signal, and starts again on the same data', async () => {
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir });
    const url = await server.ready;
    const { answer } = await halfRequest(url);
    server.kill('SIGTERM');
    await refused(url);
    server.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 1 });
    expect(await answer).not.toContain('200 OK');
    const again = start({ DATA_DIR: dataDir });
    await again.ready;
    again.kill('SIGTERM');
    expect(await again.ended).toMatchObject({ code: 0, out: expect.not.stringContaining('loaded the seed') });
  });

  it('stops when whoever started it by npm start is stopped', async () => {
    const dataDir = newFolder();
    const server = start({ DATA_DIR: dataDir, npm_lifecycle_event: 'start' }, ['sh', '-c', 'node tools/start.mjs; exit $?']);
    const url = await server.ready;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    // A shell dies of it, and passes nothing on.
    server.kill('SIGTERM');
    await refused(url);
    await expect.poll(() => readFileSync(join(dataDir, 'owner.1.json'), 'utf8'), PATIENCE).toBe('{}');
  });
});
