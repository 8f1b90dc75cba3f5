// The store of another process over its socket: texts too long for one message come in several, and what no store takes is named.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '../../../server/graph/node.ts';
import { connectHandover } from '../../../server/store/handover/connect.ts';
import type { StoreToLoad } from '../../../server/store/handover/protocol.ts';
import { serveHandover, type HandoverServer } from '../../../server/store/handover/serve.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { edge, node } from '../../contract/sample-graph.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'demarche-handover-'));
/** Six bytes each in a message. */
const TEXT = '\u0001'.repeat(4_000_000);
const SOURCES = ['a', 'b', 'c', 'd', 'e'].map((id) => node(id, 'SOURCE', { title: id, text: TEXT }));
const store = createNaiveStore();
let server: HandoverServer;
let held: StoreToLoad;

beforeAll(async () => {
  for (const source of SOURCES) await store.write({ nodes: [source], edges: [] });
  server = await serveHandover(store, dataDir);
  held = (await connectHandover(dataDir))!;
});
afterAll(async () => {
  await held.close();
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.skipIf(process.platform === 'win32')('a store over the socket', () => {
  it('gives sources by their ids in the order asked, however long their texts are together', async () => {
    const nodes = await held.nodes(['e', 'nobody', 'a', 'b', 'c', 'd']);
    expect(nodes.map((found) => found?.id ?? null)).toEqual(['e', null, 'a', 'b', 'c', 'd']);
    expect(nodes.every((found) => found === null || (found.kind === 'SOURCE' && found.properties.text === TEXT))).toBe(true);
  });

  it('gives all of them page by page', async () => {
    const found: Node[] = [];
    for (let isMore = true; isMore;) {
      const { items, hasNextPage } = await held.scanNodes({ first: 500, after: found.at(-1)?.id });
      found.push(...items);
      isMore = hasNextPage;
    }
    expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('names an element that is too large for a message, and goes on', async () => {
    const monster = node('monster', 'SOURCE', { title: 'm', text: '\u0001'.repeat(12_000_000) });
    const batch = { nodes: [node('small', 'CLAIM', { text: 's' }), monster], edges: [edge('SUPPORTS', 'small', 'small')] };
    await expect(held.write(batch)).rejects.toMatchObject({
      code: 'INVALID_BATCH',
      details: { problems: [{ part: 'nodes', index: 1, id: 'monster' }] },
    });
    expect(await held.write({ nodes: [batch.nodes[0]!], edges: [] })).toMatchObject({ created: 1 });
  });
});
