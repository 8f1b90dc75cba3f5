// How much there is, by the counts that the server keeps; where others use our labels or types too, by walking our own indexes.
import { EDGE_KINDS, NODE_KINDS, labelOfKind } from '../../graph/kinds.ts';
import type { StoreStats } from '../store.ts';
import type { Ask } from './connection.ts';
import { isUnmixed } from './nodes.ts';
import { OURS } from './schema.ts';

const LABELS = NODE_KINDS.map(labelOfKind);

/** One lookup for each label. Ours carry one label of a kind each, so that these add up to our nodes unless others carry them, too. */
const KEPT_NODE_COUNTS = `CALL () { MATCH (n:${OURS}) RETURN count(n) AS ours }
  ${LABELS.map((label) => `CALL () { MATCH (n:${label}) RETURN count(n) AS of${label} }`).join('\n')}
  RETURN ours, [${LABELS.map((label) => `of${label}`).join(', ')}] AS counts`;

const WALKED_NODE_COUNTS = `MATCH (n:${OURS}) USING INDEX n:${OURS}(id) WHERE n.id > ''
  RETURN [${LABELS.map((label) => `count(CASE WHEN n:${label} THEN 1 END)`).join(', ')}] AS counts`;

const KEPT_EDGE_COUNTS = `${EDGE_KINDS.map((kind) => `CALL () { MATCH (:${OURS})-[r:${kind}]->() RETURN count(r) AS of${kind} }`).join('\n')}
  RETURN [${EDGE_KINDS.map((kind) => `of${kind}`).join(', ')}] AS counts`;

const WALKED_EDGE_COUNTS = `${EDGE_KINDS.map(
  (kind) => `CALL () { MATCH ()-[r:${kind}]->() USING INDEX r:${kind}(_out) WHERE r._out > '' RETURN count(r) AS of${kind} }`,
).join('\n')}
  RETURN [${EDGE_KINDS.map((kind) => `of${kind}`).join(', ')}] AS counts`;

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
    nodeKinds: NODE_KINDS.map((kind, place) => ({ kind, count: nodes[place]! })),
    edgeKinds: EDGE_KINDS.map((kind, place) => ({ kind, count: edges[place]! })),
    said: first && last ? { from: first.day, until: last.day } : undefined,
  };
}

export async function countStatements(ask: Ask): Promise<number> {
  return (await countNodes(ask))[NODE_KINDS.indexOf('STATEMENT')]!;
}

/** In the order of the enum. */
async function countNodes(ask: Ask): Promise<number[]> {
  const [kept] = await ask<{ ours: number; counts: number[] }>(KEPT_NODE_COUNTS);
  if (kept && sum(kept.counts) === kept.ours) return kept.counts;
  return countsOf(NODE_KINDS, await ask(WALKED_NODE_COUNTS));
}

async function countEdges(ask: Ask): Promise<number[]> {
  return countsOf(EDGE_KINDS, await ask((await isUnmixed(ask)) ? KEPT_EDGE_COUNTS : WALKED_EDGE_COUNTS));
}

function countsOf(kinds: readonly string[], [row]: { counts?: number[] }[]): number[] {
  return row?.counts ?? kinds.map(() => 0);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
