// What tests of formats share: a graph to bytes, and bytes back to a graph by the way that a load takes.
import { datasetNamed } from '../../../graph-seed/datasets/dataset.ts';
import { load, type LoadResult } from '../../../graph-seed/load.ts';
import { readableFormat, writableFormat } from '../../../server/formats/format.ts';
import { createLoss, type LossReport } from '../../../server/formats/loss.ts';
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';

export interface Graph {
  nodes: readonly Node[];
  edges: readonly Edge[];
}

export async function write(format: string, graph: Graph): Promise<{ bytes: Buffer; loss: LossReport }> {
  const { counted, lost, report } = createLoss(format);
  const pieces: Uint8Array[] = [];
  for await (const piece of writableFormat(format).write(counted(partsOf(graph)), lost)) {
    pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  }
  return { bytes: Buffer.concat(pieces), loss: report() };
}

/** Several parts, as a store gives them. */
async function* partsOf({ nodes, edges }: Graph): AsyncGenerator<Graph> {
  for (let start = 0; start < nodes.length; start += 5) yield { nodes: nodes.slice(start, start + 5), edges: [] };
  for (let start = 0; start < edges.length; start += 5) yield { nodes: [], edges: edges.slice(start, start + 5) };
}

export async function* bytesOf(content: string | Uint8Array, chunk = 4_096): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let start = 0; start < bytes.length; start += chunk) yield bytes.subarray(start, start + chunk);
}

/** Loads a file into an empty store, and gives what is in it then, by id. */
export async function loaded(
  format: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  chunk?: number,
): Promise<LoadResult & { graph: Graph }> {
  const store = createNaiveStore();
  const records = readableFormat(format).read(
    typeof content === 'string' || content instanceof Uint8Array ? bytesOf(content, chunk) : content,
  );
  const result = await load(store, [{ name: 'file', records }], datasetNamed('demarche'), {
    now: new Date('2025-05-05T05:05:05Z'),
  });
  const graph = {
    nodes: (await store.scanNodes({ first: 10_000 })).items,
    edges: (await store.scanEdges({ first: 10_000 })).items,
  };
  return { ...result, graph };
}

/** What a graph comes down to: the same elements, whatever their order. */
export function sorted({ nodes, edges }: Graph): Graph {
  const byId = <T extends { id: string }>(items: readonly T[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { nodes: byId(nodes), edges: byId(edges) };
}
