// Clients that take their time on purpose are cut off, and lose nobody else anything.
import { connect } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trickle } from './raw-request.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed({
    limits: { headersTimeoutMs: 300, requestTimeoutMs: 600, idleTimeoutMs: 300, deadlineMs: 100, exportsAtOnce: 1_000 },
  });
});
afterAll(() => served.close());

function* forever(first: string, part: string): Generator<string> {
  yield first;
  for (;;) yield part;
}

describe('a slow client', () => {
  it('is cut off where its headers never end', async () => {
    const answer = await trickle(served.url, forever('GET /healthz HTTP/1.1\r\nHost: localhost\r\n', 'X-More: 1\r\n'), 50);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /u);
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
  });

  it('is cut off where its body never ends', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';
    expect(await trickle(served.url, forever(head, ' '), 50)).toMatch(/^(HTTP\/1\.1 408 .*)?$/su);
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
  });

  it('is cut off where it opens a connection and says nothing', async () => {
    expect(await trickle(served.url, [], 50)).toMatch(/^(HTTP\/1\.1 408 .*)?$/su);
  });

  it('is cut off where it does not read', async () => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = once(socket, 'close');
    // Export after export on one connection, more than the buffers in between can hold, and nothing of it is read.
    socket.pause();
    socket.write('GET /export?format=jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(300));
    const metrics = async () => (await fetch(`${served.url}/metrics`)).text();
    await expect.poll(metrics, { timeout: 20_000 }).toMatch(/http_requests_total\{route="\/export",status="0"\} [1-9]/u);
    socket.resume();
    await closed;
  });
});
