// Edges that wait: in order, within bounds of memory, whatever they hold, and nothing of them left on the disk.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Element } from '../../graph-seed/batch.ts';
import { createWaiting, type Waiting } from '../../graph-seed/waiting.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-waiting-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const edge = (id: string, properties: object = {}): Element => ({ line: 1, edge: { id, kind: 'ABOUT', from: 'a', to: 'b', properties } });
const node: Element = { line: 1, node: { id: 'n', kind: 'CLAIM', properties: { text: 'n' } } };
const NASTY = 'a\u2028b\u2029c\r\nd "e" \\ 😀 ';

async function idsIn(waiting: Waiting): Promise<unknown[]> {
  const ids: unknown[] = [];
  for await (const { element, file } of waiting.all())
    ids.push('edge' in element ? [element.edge.id, element.edge.properties, file] : 'node');
  return ids;
}

describe('createWaiting', () => {
  it.each([
    ['by their number', { maxEdges: 3, maxCharacters: 1e9 }],
    ['by their texts', { maxEdges: 1e9, maxCharacters: 3_000 }],
  ])('gives all in the order in which they came, also those that are too many %s', async (_, limits) => {
    const waiting = createWaiting(limits, root);
    const wanted = Array.from({ length: 2_000 }, (_each, nth) => [`e${nth}`, { source: `${NASTY}${nth}`.repeat(30) }, 'a file\n']);
    for (const [id, properties, file] of wanted) waiting.add(edge(id as string, properties as object), file as string);
    const [folder] = readdirSync(root);
    expect(statSync(join(root, folder!, 'edges.jsonl')).size).toBeGreaterThan(500_000);
    expect(await idsIn(waiting)).toEqual(wanted);
    waiting.close();
    expect(readdirSync(root)).toEqual([]);
  });

  it('lets a later version of what waits wait, and nothing else', async () => {
    const waiting = createWaiting(undefined, root);
    waiting.add(edge('e'), 'f');
    const taken = { elements: [node, edge('e', { order: 2 }), edge('d')], files: ['f', 'g', 'h'] };
    expect(waiting.sift(taken)).toEqual({ elements: [node, edge('d')], files: ['f', 'h'] });
    expect(await idsIn(waiting)).toEqual([
      ['e', {}, 'f'],
      ['e', { order: 2 }, 'g'],
    ]);
    waiting.close();
    expect(readdirSync(root)).toEqual([]);
  });

  it('says where there is no room for them', () => {
    const waiting = createWaiting({ maxEdges: 0, maxCharacters: 0 }, join(root, 'nowhere'));
    const fill = () => {
      for (let nth = 0; nth < 5_000; nth += 1) waiting.add(edge(`e${nth}`, { source: 'x'.repeat(100) }), 'f');
    };
    expect(fill).toThrow(/^The edges that wait for their ends cannot be kept in ".*nowhere"; free some space there, or let TMPDIR/u);
  });
});
