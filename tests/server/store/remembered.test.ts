// What the embedded store remembers of single nodes is what it would read: also where somebody reads while somebody else writes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Store } from '../../../server/store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'demarche-remembered-'));
let store: Store;
beforeAll(async () => {
  store = await openStore({ dataDir: folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const recordedAt = '2024-10-23T00:00:00.000Z';
const claim = (id: string, text: string): Node => ({ id, kind: 'CLAIM', recordedAt, properties: { text } });
const nameOf = async (id: string) => ((await store.nodes([id]))[0]?.properties as { text: string } | undefined)?.text;

it('forgets what was read while it was written, whichever came first', async () => {
  await store.write({ nodes: [claim('claim:a', 'first')], edges: [] });
  for (let round = 0; round < 50; round += 1) {
    const written = { nodes: [claim('claim:a', `round ${round}`)], edges: [] };
    const order = [() => store.write(written), () => store.nodes(['claim:a', 'claim:none']), () => store.degrees(['claim:a'])];
    await Promise.all((round % 2 === 0 ? order : order.toReversed()).map((ask) => ask()));
    expect(await nameOf('claim:a')).toBe(`round ${round}`);
    expect(await nameOf('claim:a')).toBe(`round ${round}`);
  }
});

it('forgets what a long read saw before a write came in between', async () => {
  const many = Array.from({ length: 8_000 }, (_, place) => claim(`claim:many.${place}`, 'before'));
  await store.write({ nodes: many, edges: [] });
  const reading = store.nodes(many.map(({ id }) => id));
  // A turn later, so that the read has begun.
  await new Promise((resolve) => setImmediate(resolve));
  const order: string[] = [];
  const written = store.write({ nodes: [claim('claim:many.0', 'after')], edges: [] }).then(() => order.push('written'));
  const [nodes] = await Promise.all([reading, reading.then(() => order.push('read')), written]);
  // That it was so: the write was done while the read went on, which had seen the first node before.
  expect(order).toEqual(['written', 'read']);
  expect(nodes[0]).toEqual(many[0]);
  expect(await nameOf('claim:many.0')).toBe('after');
});

it('remembers nothing of ids that nobody has, until somebody has them', async () => {
  expect(await store.nodes(['claim:new'])).toEqual([null]);
  expect(await store.edgesOf({ ids: ['claim:new'], kind: 'CONTRADICTS', direction: 'IN' })).toEqual([[]]);
  expect(await store.contested(['claim:new'])).toEqual([false]);
  const edge: Edge = {
    id: 'CONTRADICTS--claim:a--claim:new',
    kind: 'CONTRADICTS',
    from: 'claim:a',
    to: 'claim:new',
    recordedAt,
    properties: {},
  };
  await store.write({ nodes: [claim('claim:new', 'now it is')], edges: [edge] });
  expect(await nameOf('claim:new')).toBe('now it is');
  expect(await store.edgesOf({ ids: ['claim:new'], kind: 'CONTRADICTS', direction: 'IN' })).toEqual([[edge]]);
  expect(await store.degrees(['claim:new'])).toEqual([[{ kind: 'CONTRADICTS', direction: 'IN', count: 1 }]]);
});

it('remembers pages of all statements until something is written', async () => {
  const statement = (id: string): Node => ({ id, kind: 'STATEMENT', recordedAt, properties: { text: id, act: 'STATE' } });
  await store.write({ nodes: [statement('statement:a'), statement('statement:b')], edges: [] });
  const page = async (first: number, acts?: ['STATE' | 'DENY']) => (await store.statements({ first, filter: { acts } }))[0]!;
  const first = await page(10);
  expect(first.items.map(({ id }) => id)).toEqual(['statement:a', 'statement:b']);
  expect((await page(10)).items).toBe(first.items);
  expect((await page(1)).items.map(({ id }) => id)).toEqual(['statement:a']);
  expect((await page(10, ['DENY'])).totalCount).toBe(0);
  await store.write({ nodes: [statement('statement:c')], edges: [] });
  expect((await page(10)).totalCount).toBe(3);
});

it('answers in the order asked, whatever is remembered, each as often as it is asked for', async () => {
  const ids = ['claim:a', 'claim:none', 'claim:new', 'claim:a'];
  for (const asked of [ids, ids.toReversed(), ids]) {
    expect((await store.nodes(asked)).map((node) => node?.id ?? null)).toEqual(asked.map((id) => (id === 'claim:none' ? null : id)));
  }
});

it('reads anew what is long', async () => {
  const long = claim('claim:long', 'x'.repeat(10_000));
  await store.write({ nodes: [long], edges: [] });
  expect(await store.nodes(['claim:long'])).toEqual([long]);
  const [first] = await store.nodes(['claim:long']);
  const [second] = await store.nodes(['claim:long']);
  // The same object would be the same memory.
  expect(first).not.toBe(second);
  expect((await store.nodes(['claim:a']))[0]).toBe((await store.nodes(['claim:a']))[0]);
});
