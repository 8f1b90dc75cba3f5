// How much there is, by the counts that the server keeps; where others use our labels or types too, by walking our own indexes.
import { EDGE_KINDS, NODE_KINDS, labelOfKind } from '../../graph/kinds.ts';
import type { StoreStats } from '../store.ts';
import type { Ask } from './connection.ts';
import { isUnmixed, WALKED_EDGE_COUNTS } from './edge-counts.ts';
import { OURS } from './schema.ts';

const LABELS = NODE_KINDS.map(labelOfKind);

const inOneQuery = (counts: readonly string[]) => counts.join(' UNION ALL ');

/** One lookup for all of ours, and one for each label. Ours carry one label of a kind each, so that these add up to our nodes unless others carry them, too. */
const KEPT_NODE_COUNTS = inOneQuery([OURS, ...LABELS].map((label) => `MATCH (n:${label}) RETURN count(n) AS count`));

const WALKED_NODE_COUNTS = `MATCH (n:${OURS}) USING INDEX n:${OURS}(id) WHERE n.id > ''
  WITH [${LABELS.map((label) => `count(CASE WHEN n:${label} THEN 1 END)`).join(', ')}] AS counts UNWIND counts AS count RETURN count`;

const KEPT_EDGE_COUNTS = inOneQuery(EDGE_KINDS.map((kind) => `MATCH ()-[r:${kind}]->() RETURN count(r) AS count`));

const FIRST_DAY = `MATCH (n:${OURS}) USING INDEX n:${OURS}(saidAtStart) WHERE n.saidAtStart > '' RETURN n.saidAtStart AS day ORDER BY n.saidAtStart LIMIT 1`;
const LAST_DAY = `MATCH (n:${OURS}) USING INDEX n:${OURS}(saidAtEnd) WHERE n.saidAtEnd > '' RETURN n.saidAtEnd AS day ORDER BY n.saidAtEnd DESC LIMIT 1`;

export async function readStats(ask: Ask): Promise<StoreStats> {
  const [nodes, edges, [first], [last]] = await Promise.all([
    countNodes(ask),
    countEdges(ask),
    ask<{ day: string }>(FIRST_DAY),
    ask<{ day: string }>(LAST_DAY),
  ]);
  return {
    nodes: sum(nodes),
    edges: sum(edges),
    nodeKinds: NODE_KINDS.map((kind, place) => ({ kind, count: nodes[place] ?? 0 })),
    edgeKinds: EDGE_KINDS.map((kind, place) => ({ kind, count: edges[place] ?? 0 })),
    said: first && last ? { from: first.day, until: last.day } : undefined,
  };
}

export async function countStatements(ask: Ask): Promise<number> {
  return (await countNodes(ask))[NODE_KINDS.indexOf('STATEMENT')] ?? 0;
}

/** In the order of the enum. */
async function countNodes(ask: Ask): Promise<number[]> {
  const [ours, ...counts] = await countsOf(ask, KEPT_NODE_COUNTS);
  return sum(counts) === ours ? counts : countsOf(ask, WALKED_NODE_COUNTS);
}

async function countEdges(ask: Ask): Promise<number[]> {
  return countsOf(ask, (await isUnmixed(ask)) ? KEPT_EDGE_COUNTS : WALKED_EDGE_COUNTS);
}

async function countsOf(ask: Ask, text: string): Promise<number[]> {
  return (await ask<{ count: number }>(text)).map(({ count }) => count);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
