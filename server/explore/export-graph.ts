// The graph, or the part that a filter or a list of ids leaves, as a stream and as a file: first every node by id, then every edge by id.
import type { Edge } from '../graph/edge.ts';
import type { GraphFilter } from '../graph/filter.ts';
import type { Node } from '../graph/node.ts';
import type { writableFormat } from '../formats/format.ts';
import { createLoss, type LossReport } from '../formats/loss.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';
import { withEvidence } from './evidence-ids.ts';
import { edgePages, nodePages, PAGE } from './scan-pages.ts';
import { createSentNodes } from './sent-nodes.ts';

/** What an export needs of a store. */
export type ScannedStore = Pick<StoreReader, 'scanNodes' | 'scanEdges' | 'edgesBetween' | 'edgesOf'>;

export interface ExportQuery {
  filter?: GraphFilter | undefined;
  /** Only these nodes and the edges between them. */
  ids?: readonly string[] | undefined;
  /** Whether what the ids rest on goes along, as `withEvidence` has it. */
  evidence?: boolean | undefined;
  /** Whether the full texts of sources go along; they may be kept here, but seldom be handed on. */
  sourceTexts?: boolean | undefined;
}

/** The pieces of a file, and what it could not hold, complete when the last piece was taken. */
export function exportFile(
  store: ScannedStore,
  format: ReturnType<typeof writableFormat>,
  query: ExportQuery,
  options: ReadOptions = {},
): { pieces: AsyncGenerator<string | Uint8Array>; loss(): LossReport } {
  const { lost, counted, report } = createLoss(format.name);
  const withheld = () => lost('SOURCE', 'text');
  return { pieces: format.write(counted(exportGraph(store, query, options, withheld)), lost), loss: report };
}

/**
 * Pages of nodes, then pages of edges, whose ends all were among the nodes, whatever is written meanwhile. Memory grows by eight bytes with each node.
 * `withheld` hears of each text of a source that does not go along.
 */
export async function* exportGraph(
  store: ScannedStore,
  { sourceTexts = false, evidence = false, filter, ids }: ExportQuery,
  options: ReadOptions = {},
  withheld: () => void = () => {},
): AsyncGenerator<{ nodes: Node[]; edges: Edge[] }> {
  const handedOn = (node: Node): Node => {
    if (node.kind !== 'SOURCE' || node.properties.text === undefined) return node;
    withheld();
    const { text: _, ...properties } = node.properties;
    return { ...node, properties };
  };
  const query = { filter, ids: evidence && ids ? await withEvidence(store, ids, options) : ids };
  const sent = createSentNodes();
  const few: string[] = [];
  for await (const nodes of nodePages(store, query, options)) {
    sent.add(nodes);
    if (ids) for (const { id } of nodes) few.push(id);
    yield { nodes: sourceTexts ? nodes : nodes.map(handedOn), edges: [] };
  }
  // Between nodes that were named edges are read once: a store would look for all of them again for each page.
  const pages = ids ? partsOf(await store.edgesBetween({ ids: few, filter }, options)) : edgePages(store, query, options);
  for await (const edges of pages) {
    const whole = edges.filter(({ from, to }) => sent.has(from) && sent.has(to));
    if (whole.length > 0) yield { nodes: [], edges: whole };
  }
}

function* partsOf(edges: readonly Edge[]): Generator<readonly Edge[]> {
  for (let start = 0; start < edges.length; start += PAGE) yield edges.slice(start, start + PAGE);
}
