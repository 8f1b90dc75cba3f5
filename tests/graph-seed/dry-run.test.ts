// A dry run says what the load would do, to the last count and reject, whatever the store holds already.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { dryRun } from '../../graph-seed/dry-run.ts';
import { load, type LoadResult } from '../../graph-seed/load.ts';
import { edgeRecord, nodeRecord, recordAt } from '../../server/formats/columns.ts';
import type { FileRecord } from '../../server/formats/format.ts';
import type { Batch, Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { edge, node } from '../contract/sample-graph.ts';
import { graph } from '../property/arbitraries.ts';
import { NOW } from './load-text.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-dry-run-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function* recordsOf({ nodes, edges }: Batch): AsyncGenerator<FileRecord> {
  let line = 0;
  for (const each of nodes) yield recordAt((line += 1), nodeRecord(each));
  for (const each of edges) yield recordAt((line += 1), edgeRecord(each));
}

function loadInto(store: Parameters<typeof load>[0], batch: Batch, batchSize = 4): Promise<LoadResult> {
  return load(store, [{ name: 'file', records: recordsOf(batch) }], datasetNamed('demarche'), { now: NOW, batchSize });
}

const graphOf = async (store: Store) => [(await store.scanNodes({ first: 1_000 })).items, (await store.scanEdges({ first: 1_000 })).items];

describe('a dry run', () => {
  it('tells what the load does then, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(graph, graph, fc.integer({ min: 1, max: 9 }), async (kept, given, batchSize) => {
        const store = createNaiveStore();
        await store.write(kept);
        const before = await graphOf(store);
        const told = await loadInto(dryRun(store, createNaiveStore()), given, batchSize);
        expect(await graphOf(store)).toEqual(before);
        expect(told).toEqual(await loadInto(store, given, batchSize));
      }),
    );
  });

  it('rejects an edge whose id stands for one between other nodes already', async () => {
    const store = createNaiveStore();
    const claims = ['a', 'b', 'c', 'd'].map((id) => node(id, 'CLAIM', { text: id }));
    await store.write({ nodes: claims, edges: [edge('SUPPORTS', 'a', 'b', {}, { id: 'e' })] });
    const given = { nodes: [], edges: [edge('SUPPORTS', 'c', 'd', {}, { id: 'e' })] };
    const { rejects } = await loadInto(dryRun(store, createNaiveStore()), given);
    expect(rejects).toMatchObject([{ message: expect.stringMatching(/^Edge "e" joins "a" and "b" as SUPPORTS already/u) as string }]);
  });

  it('does not stumble over what is kept since before a rule that would refuse it today', async () => {
    const store = createNaiveStore();
    const source = node('s', 'SOURCE', { title: 'S' });
    await store.write({ nodes: [source], edges: [] });
    const older: Store = {
      ...store,
      nodes: async (ids) => ids.map((id) => (id === 's' ? node('s', 'SOURCE', { title: 'S', url: 'nowhere' }) : null)),
    };
    const told = await loadInto(dryRun(older, createNaiveStore()), { nodes: [source, node('t', 'SOURCE', { title: 'T' })], edges: [] });
    expect(told).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
  });
});

describe('npm run load --strict', () => {
  it('says that nothing was written where it was stopped while it looked', async () => {
    const MAIN = join(import.meta.dirname, '../../dist/graph-seed/main.js');
    const file = join(root, 'many.jsonl');
    const line = (nth: number) => `{"type":"node","id":"c${nth}","labels":["Claim"],"properties":{"text":"c"}}\n`;
    writeFileSync(file, Array.from({ length: 100_000 }, (_, nth) => line(nth)).join(''));
    const scratch = mkdtempSync(join(root, 'scratch-'));
    const env = { ...process.env, DATA_DIR: join(root, 'data'), NEO4J_URI: '', INIT_CWD: root, TMPDIR: scratch };
    const child = spawn(process.execPath, [MAIN, file, '--strict'], { env });
    // The scratch store is made there: the dry run is under way.
    const watcher = watch(scratch, () => {
      child.kill('SIGINT');
      watcher.close();
    });
    watcher.unref();
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    watcher.close();
    expect([code, out]).toEqual([130, expect.stringMatching(/^Stopped; would load of what was read: .*\nNothing was written\.$/mu)]);
  });
});
