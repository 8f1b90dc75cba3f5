// An export while others write: a file is closed in itself, whatever comes between its pages, and holds all that was there before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportGraph, type ExportQuery, type ScannedStore } from '../../../server/explore/export-graph.ts';
import { createSentNodes } from '../../../server/explore/sent-nodes.ts';
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Batch, Store } from '../../../server/store/store.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { edge, node } from '../../contract/sample-graph.ts';

const claim = (id: string) => node(id, 'CLAIM', { text: id });
const BEFORE: Batch = { nodes: [claim('b'), claim('d')], edges: [edge('SUPPORTS', 'b', 'd')] };
/** Ids before, between and behind those that were there. */
const MEANWHILE: Batch = {
  nodes: ['a', 'c', 'e'].map(claim),
  edges: [edge('SUPPORTS', 'a', 'b'), edge('SUPPORTS', 'b', 'c'), edge('SUPPORTS', 'd', 'e'), edge('CONTRADICTS', 'b', 'd')],
};

async function exported(store: ScannedStore, query: ExportQuery = {}): Promise<{ nodes: Node[]; edges: Edge[] }> {
  const all = { nodes: [] as Node[], edges: [] as Edge[] };
  for await (const { nodes, edges } of exportGraph(store, query)) {
    all.nodes.push(...nodes);
    all.edges.push(...edges);
  }
  return all;
}

/** Writes once all nodes were read, before the first edge is. */
function writtenMeanwhile(store: Store): ScannedStore {
  return {
    scanNodes: (query) => store.scanNodes(query),
    async scanEdges(query) {
      await store.write(MEANWHILE);
      return store.scanEdges(query);
    },
    async edgesBetween(query) {
      await store.write(MEANWHILE);
      return store.edgesBetween(query);
    },
    edgesOf: (query) => store.edgesOf(query),
  };
}

describe('an export while a load writes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-export-graph-'));
  it.each([
    ['in memory', async () => createNaiveStore()],
    ['embedded', () => openStore({ dataDir: folder })],
  ])('holds no edge whose end it lacks, from a store %s', async (_, open) => {
    const store = await open();
    await store.write(BEFORE);
    const { nodes, edges } = await exported(writtenMeanwhile(store));
    await store.close();
    rmSync(folder, { recursive: true, force: true });
    expect(nodes.map(({ id }) => id)).toEqual(['b', 'd']);
    expect(edges.map(({ id }) => id)).toEqual(['CONTRADICTS--b--d', 'SUPPORTS--b--d']);
  });

  it('holds none either where it is of some nodes only', async () => {
    const store = createNaiveStore();
    await store.write(BEFORE);
    const { nodes, edges } = await exported(writtenMeanwhile(store), { ids: ['a', 'b', 'd'] });
    expect([nodes.map(({ id }) => id), edges.map(({ id }) => id)]).toEqual([
      ['b', 'd'],
      ['CONTRADICTS--b--d', 'SUPPORTS--b--d'],
    ]);
  });

  it('reads the edges between named nodes once, however many pages they are', async () => {
    const store = createNaiveStore();
    const ids = Array.from({ length: 40 }, (_, nth) => `c${nth}`);
    const edges = ids.flatMap((from) => ids.map((to) => edge('SUPPORTS', from, to)));
    await store.write({ nodes: ids.map(claim), edges });
    let asked = 0;
    const counting: ScannedStore = {
      ...store,
      scanEdges: () => Promise.reject(new Error('all edges were looked through')),
      edgesBetween(query) {
        asked += 1;
        return store.edgesBetween(query);
      },
    };
    expect((await exported(counting, { ids })).edges).toEqual((await store.scanEdges({ first: 2_000 })).items);
    expect(asked).toBe(1);
  });
});

describe('createSentNodes', () => {
  it('knows each of many nodes, and none of those between them', () => {
    const sent = createSentNodes();
    const ids = Array.from({ length: 100_000 }, (_, nth) => `statement:${String(nth).padStart(6, '0')}`);
    for (let start = 0; start < ids.length; start += 500) sent.add(ids.slice(start, start + 500).map(claim));
    expect(ids.filter((id) => !sent.has(id))).toEqual([]);
    expect(ids.filter((id) => sent.has(`${id}.1`))).toEqual([]);
    expect(['', 'a', 'statement:', 'statement:1', 'z'].filter((id) => sent.has(id))).toEqual([]);
  });

  it('knows none before the first page, and passes over an empty one', () => {
    const sent = createSentNodes();
    expect(sent.has('a')).toBe(false);
    sent.add([]);
    expect(sent.has('a')).toBe(false);
  });
});
