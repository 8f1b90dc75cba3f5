// What the server answers beside GraphQL: health, metrics, exports, headers, and requests that are none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkGraph } from '../../../graph-seed/check-graph.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { loaded } from '../formats/written.ts';
import { send } from './raw-request.ts';
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

describe('an address where nothing is', () => {
  const askFor = (accept: string | undefined, path = '/nowhere/%3Cb%3E&') =>
    fetch(served.url + path, accept === undefined ? {} : { headers: { accept } });

  it('leads a browser back to the start', async () => {
    const response = await askFor('text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8');
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(response.headers.get('vary')).toContain('Accept');
    expect(page).toContain('<a href="/">');
    expect(page).toContain('<code>/nowhere/%3Cb%3E&amp;</code>');
  });

  it('does not let the address write into the page', async () => {
    const { status, body } = await send(served.url, '/"<script>alert(1)</script>', { accept: 'text/html' });
    expect([status, body]).toEqual([404, expect.stringContaining('<code>/&quot;&lt;script&gt;alert')]);
    expect(body).not.toContain('<script');
  });

  it.each([undefined, '*/*', 'application/json', 'text/plain', 'image/png'])('tells who accepts %s in one line of text', async (accept) => {
    const response = await askFor(accept, '/nowhere');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(await response.text()).toBe('There is no page at /nowhere; the explorer is at /.\n');
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
    expect(formats.map(({ name }) => name)).toEqual([
      'jsonl',
      'csv',
      'graphml',
      'gexf',
      'cytoscape',
      'cypher',
      'neo4j-csv',
      'ftm',
      'turtle',
      'jsonld',
    ]);
    for (const { name, extension, mediaType } of formats) {
      const response = await get(`/export?format=${name}&kinds=COUNTRY`);
      expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, mediaType]);
      expect(response.headers.get('content-disposition')).toMatch(
        new RegExp(`filename="demarche-[\\d-]{10}\\.${extension!.replace('.', '\\.')}"$`, 'u'),
      );
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    }
  });

  it('says what a format cannot hold instead of the file, by GET and by POST', async () => {
    const { nodes, edges } = await served.store.stats();
    const loss = (await (await get('/export?format=turtle&report=loss')).json()) as { lost: unknown[] };
    expect(loss).toEqual({
      format: 'turtle',
      nodes,
      edges,
      lost: expect.arrayContaining([{ kind: 'COUNTRY', property: 'aliases (order)', count: expect.any(Number) }]),
    });
    const part = await post('/export', JSON.stringify({ format: 'turtle', ids: ['statement:nowhere'], report: 'loss' }));
    expect(await part.json()).toEqual({ format: 'turtle', nodes: 0, edges: 0, lost: [] });
    expect(part.headers.get('content-disposition')).toBeNull();
  });

  it('lets what some ids rest on go along where it is asked for, so that the file is sound by itself', async () => {
    const { items } = await served.store.scanNodes({ first: 1_000, filter: { kinds: ['STATEMENT', 'CLAIM', 'OFFICIAL'] } });
    const ids = items.map(({ id }) => id);
    const asked = (more: object) => post('/export', JSON.stringify({ ids, ...more }));
    const bare = await loaded('jsonl', Buffer.from(await (await asked({})).arrayBuffer()));
    expect(bare.graph.edges.map(({ kind }) => kind)).not.toContain('REPORTED_IN');
    const { graph, rejects } = await loaded('jsonl', Buffer.from(await (await asked({ evidence: true })).arrayBuffer()));
    expect(rejects).toEqual([]);
    const there = new Set(graph.nodes.map(({ id }) => id));
    const named = graph.edges.flatMap(({ properties }) => properties.source ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect([...ids, ...named].filter((id) => !there.has(id))).toEqual([]);
    const reporters = (await served.store.edgesOf({ ids, kind: 'REPORTED_BY', direction: 'OUT' })).flat();
    expect(reporters.length).toBeGreaterThan(0);
    expect(graph.edges.filter(({ kind }) => kind === 'REPORTED_BY')).toHaveLength(reporters.length);
    const other = createNaiveStore();
    await other.write(graph);
    const { findings } = await checkGraph(other);
    expect(Object.entries(findings).filter(([, { count }]) => count > 0)).toEqual([]);
  });

  it('hands on the full text of a source only where it is asked for', async () => {
    const source = {
      id: 'source:kept',
      kind: 'SOURCE',
      recordedAt: '2024-10-23T00:00:00.000Z',
      properties: { title: 'Kept', text: 'One line.' },
    } as const;
    await served.store.write({ nodes: [source], edges: [] });
    const asked = (more: object) => post('/export', JSON.stringify({ ids: [source.id], ...more }));
    expect(await (await asked({})).text()).not.toContain('One line.');
    expect(await (await asked({ sourceTexts: true })).text()).toContain('One line.');
    expect(((await (await asked({ report: 'loss' })).json()) as { lost: unknown }).lost).toEqual([
      { kind: 'SOURCE', property: 'text', count: 1 },
    ]);
  });

  it.each([
    ['report', '/export?report=gain'],
    ['evidence', '/export?evidence=true&kinds=STATEMENT'],
    ['sourceTexts', '/export?sourceTexts=perhaps'],
    ['format', '/export?format=docx'],
    ['format', '/export?format=tab-separated'],
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

  it.each([
    '/..%2f..%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/assets/../../../etc/passwd',
    '/assets/..%5c..%5cetc%5cpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%00',
    '/%',
    '//etc/passwd',
    '/.owner.json',
    '/demarche.sqlite/../owner.json',
  ])('has nothing outside its folder: %s', async (path) => {
    const { status, body } = await send(served.url, path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/root:|pid|node_modules/u);
  });

  it.each(['PUT', 'DELETE', 'TRACE', 'OPTIONS', 'HEAD'])('answers %s at /graphql with what may be sent there', async (method) => {
    const { status, headers } = await send(served.url, '/graphql', { 'apollo-require-preflight': 'yes' }, method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, POST');
  });
});

describe('what a browser and a cache are told', () => {
  const HEADERS = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  };

  it.each(['/healthz', '/', '/nowhere', '/graphql', '/export?format=jsonl', '/metrics'])(
    'lets %s load nothing from elsewhere',
    async (path) => {
      const response = await get(path);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toBe(
        "default-src 'self';img-src 'self' data: blob:;style-src 'self';script-src 'self';worker-src 'self' blob:;connect-src 'self';" +
          "object-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(Object.fromEntries(response.headers)).toMatchObject(HEADERS);
      expect(response.headers.get('x-powered-by')).toBeNull();
    },
  );

  it.each(['/graphiql', '/graphiql/', '/graphiql?query=%7B%7D', '/graphiql.html'])(
    'lets %s style itself, and nothing more',
    async (path) => {
      writeFileSync(join(served.pageDirectory, 'graphiql.html'), '<!doctype html><title>editor</title>');
      const page = await get(path);
      expect(await page.text()).toContain('editor');
      expect(page.headers.get('cache-control')).toBe('no-cache');
      const policy = page.headers.get('content-security-policy');
      expect(policy).toContain("style-src 'self' 'unsafe-inline';script-src 'self';");
      expect(policy?.match(/unsafe/gu)).toHaveLength(1);
    },
  );

  it('keeps files with a digest in their name for ever, and asks for the page anew', async () => {
    mkdirSync(join(served.pageDirectory, 'assets'));
    writeFileSync(join(served.pageDirectory, 'index.html'), '<!doctype html><title>x</title>');
    writeFileSync(join(served.pageDirectory, 'assets/index-1a2b3c4d.js'), 'export {};');
    expect((await get('/assets/index-1a2b3c4d.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const page = await get('/');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const unchanged = await send(served.url, '/', { 'if-none-match': page.headers.get('etag')! });
    expect(unchanged.status).toBe(304);
  });

  it('answers a GET query that was asked before in one line, as long as the answer is the same', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ statements(first: 100) { edges { node { text } } } }')}`;
    const headers = { 'apollo-require-preflight': 'yes' };
    const first = await fetch(served.url + path, { headers });
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const etag = first.headers.get('etag')!;
    expect(await send(served.url, path, { ...headers, 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
    expect(await send(served.url, path.replace('100', '1'), { ...headers, 'if-none-match': etag })).toMatchObject({ status: 200 });
  });
});
