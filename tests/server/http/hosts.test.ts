// Who is answered: those who ask for a name of ours, from a page of ours. A name that was made to lead here is not one of ours.
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostGuard } from '../../../server/http/hosts.ts';
import { listen } from '../../../server/http/listen.ts';
import { requests } from '../../../server/http/requests.ts';
import { readLimits } from '../../../server/limits.ts';
import { createLog } from '../../../server/log.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import { send, trickle } from './raw-request.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed({ allowedHosts: ['demarche.example', '2001:db8::1'] });
});
afterAll(() => served.close());

const ROUTES = ['/', '/graphql?query={stats{nodes}}', '/export?format=jsonl&kinds=COUNTRY', '/metrics', '/assets/x.js', '/nowhere'];
const PREFLIGHT = { 'apollo-require-preflight': 'yes' };

describe('Host', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:9',
    '127.1.2.3',
    'localhost',
    'LOCALHOST:4000',
    'localhost.',
    '[::1]:4000',
    'demarche.example',
    'Demarche.Example:443',
    '[2001:db8::1]',
  ])('%s is ours', async (host) => {
    expect((await send(served.url, '/metrics', { host })).status).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:4000',
    '192.0.2.7',
    '0.0.0.0',
    '[::]',
    '127.1',
    '2130706433',
    'sub.demarche.example',
    'localhost:4000@evil.example',
    'localhost/evil.example',
    'localhost,evil.example',
    ' ',
  ])('%j is not', async (host) => {
    const { status, body } = await send(served.url, '/metrics', { host });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.stringMatching(/ALLOWED_HOSTS/u), extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) } }],
    });
    expect(body).not.toContain('evil');
  });

  it('must be there', async () => {
    expect(await trickle(served.url, ['GET /metrics HTTP/1.0\r\n\r\n'], 1)).toMatch(/^HTTP\/1\.1 403 /u);
    expect(await trickle(served.url, ['GET /metrics HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'], 1)).toMatch(/^HTTP\/1\.1 403 /u);
  });

  it.each(ROUTES)('holds for %s', async (path) => {
    expect((await send(served.url, path, { host: 'evil.example', ...PREFLIGHT })).status).toBe(403);
    expect((await send(served.url, path, { host: 'localhost', ...PREFLIGHT })).status).not.toBe(403);
  });

  it.each(['/healthz', '/readyz'])('is free for %s, which tells nothing', async (path) => {
    expect((await send(served.url, path, { host: '10.1.2.3:4000', origin: 'https://evil.example' })).status).toBe(200);
  });
});

describe('Origin', () => {
  const ask = (origin: string, host = 'localhost:4000') =>
    send(served.url, '/graphql?query={stats{nodes}}', { host, origin, ...PREFLIGHT });

  it.each([
    ['http://localhost:4000', 'localhost:4000'],
    ['http://localhost', 'localhost'],
    ['http://localhost', 'localhost:80'],
    ['https://demarche.example', 'demarche.example'],
    ['https://demarche.example', '127.0.0.1:4000'],
    ['https://demarche.example:8443', '127.0.0.1:4000'],
  ])('%s is ours at %s', async (origin, host) => {
    expect((await ask(origin, host)).status).toBe(200);
  });

  it.each([
    'https://evil.example',
    'http://localhost:3000',
    'http://127.0.0.1:4000',
    'null',
    'file://',
    'http://demarche.example.evil.example',
    'demarche.example',
    'http://',
  ])('%s is not', async (origin) => {
    const { status, body } = await ask(origin);
    expect(status).toBe(403);
    expect(body).toMatch(/BAD_REQUEST/u);
  });
});

describe('a server that listens on every address', () => {
  it('answers to any address, and to no name that it was not told', async () => {
    const log = createLog('silent');
    const metrics = createMetrics({ operations: [], admission: { load: () => ({ light: 0, heavy: 0, waiting: 0 }) } });
    const app = express();
    app.use(requests(log, metrics), hostGuard({ listensOn: '0.0.0.0', allowed: ['box'] }));
    app.get('/', (_req, res) => void res.send('here'));
    const listener = await listen(app, { host: '127.0.0.1', port: 0 }, readLimits({}));
    const statusFor = async (host: string) => (await send(listener.url, '/', { host })).status;
    expect(await statusFor('192.0.2.7:4000')).toBe(200);
    expect(await statusFor('[2001:db8::7]:4000')).toBe(200);
    expect(await statusFor('box:4000')).toBe(200);
    expect(await statusFor('evil.example')).toBe(403);
    await listener.close(0);
  });
});
