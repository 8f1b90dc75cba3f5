// What the server answers beside GraphQL: health, metrics, exports, headers, and requests that are none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

const get = (path: string) => fetch(served.url + path);
const post = (path: string, body: string, type = 'application/json') =>
  fetch(served.url + path, { method: 'POST', headers: { 'content-type': type }, body });

interface Line {
  type: string;
  id: string;
  labels?: string[];
}

async function linesOf(response: Response): Promise<Line[]> {
  return (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('health', () => {
  it('is alive and ready, and counts for Prometheus', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ready', store: 'Embedded' });
    expect(await (await get('/metrics')).text()).toContain('process_resident_memory_bytes');
  });
});

describe('exports', () => {
  it('gives the whole graph as a file, nodes before edges', async () => {
    const response = await get('/export?format=jsonl');
    expect(response.headers.get('content-disposition')).toMatch(/filename="demarche-\d{4}-\d{2}-\d{2}\.jsonl"/u);
    const lines = await linesOf(response);
    const { nodes, edges } = await served.store.stats();
    expect(lines.map(({ type }) => type)).toEqual([...Array<string>(nodes).fill('node'), ...Array<string>(edges).fill('relationship')]);
  });

  it('gives a part by filter, and the subgraph of some ids', async () => {
    const countries = await linesOf(await get('/export?format=jsonl&kinds=COUNTRY'));
    expect(new Set(countries.flatMap(({ labels }) => labels ?? []))).toEqual(new Set(['Country']));
    const part = await linesOf(
      await post('/export', JSON.stringify({ format: 'jsonl', ids: ['country:RUS', 'official:vassily-nebenzia'] })),
    );
    expect(part.map(({ id }) => id)).toEqual([
      'country:RUS',
      'official:vassily-nebenzia',
      'SPEAKS_FOR--official:vassily-nebenzia--country:RUS',
    ]);
  });

  it('says which formats it writes, in words for who chooses, and writes each of them', async () => {
    const { formats } = (await (await get('/export/formats')).json()) as { formats: Record<string, string>[] };
    expect(formats[0]).toEqual({
      name: 'jsonl',
      extension: 'jsonl',
      mediaType: 'application/jsonl',
      title: 'JSON Lines',
      note: expect.stringMatching(/^\S.*\.$/u) as string,
    });
    for (const { name } of formats) expect((await get(`/export?format=${name}&kinds=COUNTRY`)).status).toBe(200);
  });

  it.each([
    ['format', '/export?format=docx'],
    ['kinds', '/export?kinds=RUMOUR'],
    ['from', '/export?from=2024-02-30'],
    ['colour', '/export?colour=red'],
  ])('names "%s" in %s', async (argument, path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string; argument: string } }[] };
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('requests that are none', () => {
  it.each([
    ['broken JSON', '{', 'application/json'],
    ['another type', 'x=1', 'text/plain'],
    ['nothing', '', 'application/json'],
  ])('refuses %s with one sentence', async (_what, body, type) => {
    const response = await post('/graphql', body, type);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/node_modules|at \w+ \(/u);
  });

  it('takes a body of 512 KiB and refuses one that is far larger', async () => {
    const query = (size: number) => JSON.stringify({ query: '{ stats { nodes } }', variables: { padding: 'x'.repeat(size) } });
    expect((await post('/graphql', query(512 * 1024 - 100))).status).toBe(200);
    expect((await post('/graphql', query(2_000_000))).status).toBe(413);
  });

  it('has no page where there is none, and nothing outside its folder', async () => {
    expect((await get('/nowhere')).status).toBe(404);
    expect((await get('/..%2f..%2fetc%2fpasswd')).status).toBeGreaterThanOrEqual(400);
  });

  it('lets the page load nothing from elsewhere', async () => {
    const policy = (await get('/healthz')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/unsafe|https?:/u);
  });
});
