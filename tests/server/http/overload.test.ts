// Under load: a request ends by its deadline, its work in the store is given up, and two hundred expensive ones keep nobody else waiting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../server/store/store.ts';
import { serveSeed, type Served } from './served.ts';

/** Resolves when the test says so; until then the store is at work. */
function held() {
  let release!: () => void;
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
}

const HEAVY = '{ statements(first: 200) { edges { node { id text speaker { id label } expresses { stance claim { id } } } } } }';
/** How long a busy machine may take until something is so. */
const PATIENCE = { timeout: 20_000 };
const JSON_TYPE = { 'content-type': 'application/json' };
const SMALL = '{ stats { nodes } }';

describe('a deadline', () => {
  let served: Served;
  let hold = held();
  let seen: ReadOptions | undefined;
  beforeAll(async () => {
    served = await serveSeed({
      limits: { deadlineMs: 150 },
      before: (method, options) => {
        if (method !== 'stats') return undefined;
        seen = options;
        return hold.promise;
      },
    });
  });
  afterAll(() => served.close());

  it('ends a request whose store does not come to an end, and frees its place', async () => {
    const started = performance.now();
    const { errors } = await served.ask('{ stats { nodes } }');
    expect(errors?.[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
    expect(errors?.[0]?.message).toBe('The operation took longer than 150 ms (DEADLINE_MS); ask for less, or try again.');
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
    expect(await (await fetch(`${served.url}/metrics`)).text()).toContain('demarche_operations_in_flight{lane="light"} 0');
    hold.release();
  });

  it('is known to the store from the start, as is the client', async () => {
    hold = held();
    const started = Date.now();
    const client = new AbortController();
    const answer = fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: SMALL }),
      signal: client.signal,
    });
    seen = undefined;
    await expect.poll(() => seen, PATIENCE).toBeDefined();
    expect(seen!.deadlineMs! - started).toBeGreaterThanOrEqual(150);
    expect(seen!.signal?.aborted).toBe(false);
    client.abort();
    await expect(answer).rejects.toThrow(/abort/u);
    await expect.poll(() => seen!.signal?.aborted, PATIENCE).toBe(true);
    hold.release();
  });
});

describe('two hundred expensive operations at once', () => {
  const hold = held();
  let served: Served;
  beforeAll(async () => {
    served = await serveSeed({
      limits: { maxWaitMs: 60_000 },
      before: (method) => (method === 'statements' ? hold.promise : undefined),
    });
  });
  afterAll(() => served.close());

  it('leave small ones and probes alone; those beyond the queue are told when to come back', async () => {
    const post = (query: string) =>
      fetch(`${served.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const expensive = Array.from({ length: 200 }, () => post(HEAVY));
    // 4 run and 32 wait; the other 164 are refused while those still run.
    const refused: Response[] = [];
    for (const each of expensive) void each.then((response) => response.status === 503 && refused.push(response));
    await expect.poll(() => refused.length, PATIENCE).toBe(164);
    for (const path of ['/healthz', '/readyz', '/metrics']) expect((await fetch(served.url + path)).status).toBe(200);
    expect((await served.ask(SMALL)).errors).toBeUndefined();
    expect(await (await fetch(`${served.url}/metrics`)).text()).toMatch(/in_flight\{lane="heavy"\} 4\n.*in_flight\{lane="waiting"\} 32/u);
    // A long request is not even read: were it, this one would be found to be none.
    const long = () => fetch(`${served.url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: '{'.repeat(20_000) });
    expect((await long()).status).toBe(503);
    hold.release();
    const responses = await Promise.all(expensive);
    expect((await long()).status).toBe(400);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(36);
    for (const response of refused) expect(response.headers.get('retry-after')).toBe('1');
    expect(await refused[0]!.json()).toMatchObject({
      errors: [
        {
          message: 'The server is busy: 4 heavy operations are under way (HEAVY_AT_ONCE) and 32 wait (HEAVY_WAITING). Try again in 1 s.',
          extensions: { code: 'TOO_BUSY', requestId: expect.any(String) },
        },
      ],
    });
  });
});

describe('exports', () => {
  const hold = held();
  let served: Served;
  beforeAll(async () => {
    served = await serveSeed({ limits: { exportsAtOnce: 1 }, before: (method) => (method === 'scanNodes' ? hold.promise : undefined) });
  });
  afterAll(() => served.close());

  it('take turns as well', async () => {
    const first = fetch(`${served.url}/export?format=jsonl`);
    await expect.poll(() => served.calls.get('scanNodes'), PATIENCE).toBe(1);
    const second = await fetch(`${served.url}/export?format=jsonl`);
    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('1');
    expect(await second.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_BUSY' } }] });
    hold.release();
    expect((await first).status).toBe(200);
    await (await first).text();
    expect((await fetch(`${served.url}/export?format=jsonl`)).status).toBe(200);
  });
});
