// Two server processes side by side on one Neo4j, as behind a balancer: neither keeps anything that the other would need.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import { serverStarter } from '../server/started-server.ts';
import { describeNeo4j, environmentOf } from './servers.ts';

const LOADER = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const NOTED = { id: 'statement:noted-now', text: 'Noted between two pages.', act: 'STATE', recordedAt: '2024-11-01T00:00:00.000Z' };

interface Page {
  totalCount: number;
  pageInfo: { endCursor: string; hasNextPage: boolean };
  edges: { node: { id: string } }[];
}

async function ask<T>(url: string, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

describeNeo4j('two servers', (_name, { open, settings }) => {
  const { start, clear } = serverStarter();
  const folder = mkdtempSync(join(tmpdir(), 'demarche-replicas-'));
  afterAll(() => {
    clear();
    rmSync(folder, { recursive: true, force: true });
  });

  it('go on with each other’s cursors, and both see what is loaded meanwhile', async () => {
    const store = await open();
    await loadSeed(store);
    await store.close();
    const servers = [start(environmentOf(settings)), start(environmentOf(settings))];
    const urls = (await Promise.all(servers.map(({ ready }) => ready))) as [string, string];

    const page = (place: number, after: string | undefined) =>
      ask<{ statements: Page }>(
        urls[place % 2]!,
        'query ($after: String) { statements(first: 4, after: $after) { totalCount pageInfo { endCursor hasNextPage } edges { node { id } } } }',
        { after },
      ).then(({ statements }) => statements);
    const walk = async () => {
      const seen: string[] = [];
      let last: Page | undefined;
      for (let place = 0; last === undefined || last.pageInfo.hasNextPage; place += 1) {
        last = await page(place, last?.pageInfo.endCursor);
        seen.push(...last.edges.map(({ node }) => node.id));
      }
      return { seen, totalCount: last.totalCount };
    };
    const before = await walk();
    expect(new Set(before.seen).size).toBe(before.totalCount);

    const file = join(folder, 'noted.jsonl');
    const { id, ...properties } = NOTED;
    writeFileSync(file, JSON.stringify({ type: 'node', id, labels: ['Statement'], properties: { id, ...properties } }));
    await promisify(execFile)(process.execPath, [LOADER, file], { env: { ...process.env, ...environmentOf(settings) } });
    for (const url of urls) {
      const { node, stats } = await ask<{ node: object; stats: { nodes: number } }>(url, `{ node(id: "${id}") { id } stats { nodes } }`);
      expect(node).toEqual({ id });
      expect(stats.nodes).toBeGreaterThan(before.totalCount);
    }
    const after = await walk();
    expect(after.totalCount).toBe(before.totalCount + 1);
    expect(after.seen.toSorted()).toEqual([...before.seen, id].toSorted());

    for (const { kill } of servers) kill('SIGTERM');
    for (const { ended } of servers) expect((await ended).code).toBe(0);
  });
});
