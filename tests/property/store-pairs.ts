// Random graphs, each in the naive store and in an embedded one, and the same questions asked of both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Node } from '../../server/graph/node.ts';
import { openStore } from '../../server/store/open.ts';
import type { Batch, Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { day } from '../contract/sample-graph.ts';

export interface StorePairs {
  pairs: readonly { batch: Batch; naive: Store; embedded: Store; ids: string[] }[];
  /** Asks both stores of each pair `questions` random questions over the graph's ids, and holds their answers equal. */
  compare<Q>(question: (ids: readonly string[]) => fc.Arbitrary<Q>, ask: (store: Store, query: Q) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

/** Half of the nodes and the edges among them as they were before somebody knew better: recorded later, said on another day, with another stance. */
function halfOtherwise({ nodes, edges }: Batch): Batch {
  const recordedAt = '2025-06-01T00:00:00.000Z';
  const half = nodes.filter((_, place) => place % 2 === 0);
  const ids = new Set(half.map(({ id }) => id));
  return {
    nodes: half.map((node): Node => {
      if (node.kind !== 'STATEMENT' || !node.properties.saidAt) return { ...node, recordedAt };
      return { ...node, recordedAt, properties: { ...node.properties, act: 'WARN', saidAt: day('2024-09-30') } };
    }),
    edges: edges
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map((edge) => ({
        ...edge,
        recordedAt,
        properties: edge.kind === 'EXPRESSES' ? { ...edge.properties, stance: 'CONSIDERS' } : edge.properties,
      })),
  };
}

/** A random graph for each question would mean a database for each, so each graph gets a share of the questions. */
export async function openPairs(
  graphs: fc.Arbitrary<Batch>,
  { count, questions }: { count: number; questions: number },
): Promise<StorePairs> {
  const root = mkdtempSync(join(tmpdir(), 'demarche-property-'));
  const pairs: { batch: Batch; naive: Store; embedded: Store; ids: string[] }[] = [];
  for (const batch of fc.sample(graphs, count)) {
    const naive = createNaiveStore();
    const embedded = await openStore({ dataDir: mkdtempSync(join(root, 'store-')) });
    // Half of it otherwise first, so that what writing keeps beside the rows is kept by updates too.
    for (const part of [halfOtherwise(batch), batch]) {
      await naive.write(part);
      await embedded.write(part);
    }
    pairs.push({ batch, naive, embedded, ids: batch.nodes.map(({ id }) => id) });
  }
  return {
    pairs,
    async compare(question, ask) {
      for (const { naive, embedded, ids } of pairs) {
        await fc.assert(
          fc.asyncProperty(question(ids), async (query) => {
            expect(await ask(embedded, query)).toEqual(await ask(naive, query));
          }),
          { numRuns: questions },
        );
      }
    },
    async close() {
      for (const { embedded } of pairs) await embedded.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
