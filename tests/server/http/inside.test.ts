// What can be seen from outside of what goes on inside: figures with closed label sets, one log line for each request, and the caller's trace in both.
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../../server/http/metrics.ts';
import { parseTraceparent } from '../../../server/http/trace.ts';
import { createLog } from '../../../server/log.ts';
import { serveSeed, type Served } from './served.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

let served: Served;
const lines: string[] = [];
beforeAll(async () => {
  served = await serveSeed({ log: { level: 'info', write: (line) => lines.push(line) } });
});
afterAll(() => served.close());

const metricsText = async () => (await fetch(`${served.url}/metrics`)).text();
const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${served.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** The value of one series; undefined where there is none. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('metrics', () => {
  it('count operations by name and outcome, names that nobody announced together', async () => {
    await ask('query Known { stats { nodes } }');
    await ask('query Known { statements(first: 0) { totalCount } }');
    await ask('{ stats { nodes } }');
    await ask('{');
    await ask('query Known { stats { nodes } }', { 'content-type': 'text/plain' });
    for (let place = 0; place < 50; place += 1) await ask(`query Made${place} { stats { nodes } }`);
    const text = await metricsText();
    expect(valueOf(text, 'demarche_operations_total{operation="Known",outcome="OK"}')).toBe(1);
    expect(valueOf(text, 'demarche_operations_total{operation="Known",outcome="BAD_USER_INPUT"}')).toBe(1);
    expect(valueOf(text, 'demarche_operations_total{operation="anonymous",outcome="OK"}')).toBe(1);
    expect(valueOf(text, 'demarche_operations_total{operation="anonymous",outcome="GRAPHQL_PARSE_FAILED"}')).toBe(1);
    expect(valueOf(text, 'demarche_operations_total{operation="anonymous",outcome="BAD_REQUEST"}')).toBe(1);
    expect(valueOf(text, 'demarche_operations_total{operation="other",outcome="OK"}')).toBe(50);
    expect(valueOf(text, 'demarche_operation_duration_seconds_count{operation="other"}')).toBe(50);
    expect(text).not.toContain('Made');
  });

  it('count requests by route, whatever the path, and questions to the store by method', async () => {
    for (let place = 0; place < 20; place += 1) await fetch(`${served.url}/nowhere/${place}`);
    await fetch(`${served.url}/GraphQL/?x`);
    const text = await metricsText();
    expect(valueOf(text, 'demarche_http_requests_total{route="page",status="404"}')).toBe(20);
    expect(text).not.toContain('nowhere');
    expect(text).toMatch(/http_requests_total\{route="\/graphql",status="400"\}/u);
    expect(valueOf(text, 'demarche_store_calls_total{method="stats",outcome="OK"}')).toBeGreaterThan(50);
    expect(valueOf(text, 'demarche_store_call_duration_seconds_count{method="stats"}')).toBeGreaterThan(50);
    expect(valueOf(text, 'demarche_operations_in_flight{lane="light"}')).toBe(0);
    expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('show the connections of a store that has a pool', async () => {
    const parts = { operations: [], admission: { load: () => ({ light: 0, heavy: 0, waiting: 0 }) } };
    expect(await createMetrics(parts).text()).not.toContain('store_connections');
    const text = await createMetrics({ ...parts, pool: () => ({ inUse: 3, free: 5 }) }).text();
    expect(valueOf(text, 'demarche_store_connections{state="inUse"}')).toBe(3);
    expect(valueOf(text, 'demarche_store_connections{state="free"}')).toBe(5);
  });
});

describe('the log', () => {
  it('has one line for each request, with what it cost, under the id that the client gets and the trace that it gave', async () => {
    lines.length = 0;
    const response = await ask('query Known { statements(first: 3) { edges { node { id speaker { label } } } } }', {
      traceparent: `00-${TRACE}-${PARENT}-01`,
    });
    await response.text();
    await expect.poll(() => lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toEqual({
      level: 30,
      time: expect.any(Number),
      msg: 'POST /graphql Known OK',
      method: 'POST',
      path: '/graphql',
      status: 200,
      durationMs: expect.any(Number),
      operation: 'Known',
      outcome: 'OK',
      cost: 2 + 3 * 4,
      storeCalls: 3,
      requestId: response.headers.get('x-request-id'),
      traceId: TRACE,
      parentId: PARENT,
    });
  });

  it('says of other requests what was asked, of probes nothing, and nothing of what was in a query', async () => {
    lines.length = 0;
    await (await fetch(`${served.url}/export?format=jsonl&kinds=COUNTRY`)).text();
    for (const path of ['/healthz', '/readyz', '/metrics']) await (await fetch(served.url + path)).text();
    await (await ask('{ search(text: "a secret of mine") { edges { cursor } } }')).text();
    await expect.poll(() => lines).toHaveLength(2);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['GET /export 200', 'POST /graphql OK']);
    expect(lines.join('')).not.toContain('secret');
  });

  it('cuts a name that is made up to fill the log', async () => {
    lines.length = 0;
    await (await ask(`query ${'A'.repeat(50_000)} { __typename }`)).text();
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]!.length).toBeLessThan(1_000);
  });

  it('says of what was refused before it became an operation under which id, as the client is told', async () => {
    lines.length = 0;
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"query":"{ __typename }"}]',
    });
    const { errors } = (await response.json()) as { errors: { extensions: unknown }[] };
    const requestId = response.headers.get('x-request-id');
    expect(errors[0]!.extensions).toEqual({ code: 'BAD_REQUEST', requestId });
    await expect.poll(() => lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ requestId, outcome: 'BAD_REQUEST' });
  });

  it('repeats no word of a client, not even of its mistakes where everything is logged', async () => {
    const told: string[] = [];
    const verbose = await serveSeed({ log: { level: 'debug', write: (line) => told.push(line) } });
    try {
      for (const query of [
        '{ secretField }',
        '{ node(id: 1, secret: 2) { id } }',
        '{ neighbours(id: "secret", first: 999) { totalCount } }',
      ])
        await (
          await fetch(`${verbose.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          })
        ).text();
      await expect.poll(() => told.filter((line) => line.includes('"BAD_USER_INPUT"') && line.includes('first'))).not.toEqual([]);
      expect(told.join('')).not.toContain('secret');
    } finally {
      await verbose.close();
    }
  });

  it('is for people where a person looks on, and no control sequence gets through', () => {
    const shown: string[] = [];
    createLog('info', { isTTY: true, write: (text) => shown.push(text) }).info(
      { operation: 'A\u001b[2J', cost: 5 },
      'GET / \u009b31m \u0007',
    );
    expect(shown).toHaveLength(1);
    // Colours are ours.
    const plain = stripVTControlCharacters(shown[0]!);
    expect(plain).toMatch(/^\[\d\d:\d\d:\d\d\.\d+\] INFO: GET \/ \ufffd31m \ufffd \{"operation":"A\ufffd\[2J","cost":5\}\n$/u);
  });
});

describe('traceparent', () => {
  it.each([
    [`00-${TRACE}-${PARENT}-01`, { traceId: TRACE, parentId: PARENT }],
    [`01-${TRACE}-${PARENT}-01-more`, { traceId: TRACE, parentId: PARENT }],
    [`00-${TRACE}-${PARENT}-01-more`, undefined],
    [`ff-${TRACE}-${PARENT}-01`, undefined],
    [`00-${'0'.repeat(32)}-${PARENT}-01`, undefined],
    [`00-${TRACE}-${'0'.repeat(16)}-01`, undefined],
    [`00-${TRACE.toUpperCase()}-${PARENT}-01`, undefined],
    [`00-${TRACE}-${PARENT}`, undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (header, expected) => {
    expect(parseTraceparent(header)).toEqual(expected);
  });
});
