// All shortest paths between two nodes, by the server's own search from both ends, which tests every node and edge while it walks.
import type { Path, ShortestPathsQuery } from '../questions.ts';
import type { Page } from '../store.ts';
import { edgeConditions, isOurs, nodeConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { readNodes } from './nodes.ts';
import { edgeOfRow, nodeOfRow, type EdgeRow, type NodeRow } from './rows.ts';
import { ANY_KIND, OURS } from './schema.ts';

/** The length stands in the query's text, as the language wants it; the port's bounds leave eight. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export async function readShortestPaths(ask: Ask, { from, to, maxLength, filter, first }: ShortestPathsQuery): Promise<Page<Path>> {
  if (from === to) {
    const [node] = await readNodes(ask, [from], { recordedUntil: filter?.recordedUntil });
    return { items: node ? [{ nodes: [node], edges: [] }] : [], hasNextPage: false };
  }
  const node = nodeConditions(filter, 'm');
  const edge = edgeConditions(filter, 'r');
  const length = LENGTHS.find((one) => one === maxLength)!;
  const rows = await ask<{ nodes: NodeRow[]; edges: EdgeRow[] }>(shortestPaths(length, node.text, edge.text), {
    ...node.parameters,
    ...edge.parameters,
    ends: [{ from, to }],
    limit: wholeNumber(first + 1),
  });
  const paths = rows.map(({ nodes, edges }): Path => ({ nodes: nodes.map(nodeOfRow), edges: edges.map(edgeOfRow) }));
  return { items: paths.slice(0, first), hasNextPage: paths.length > first };
}

/** The ends pass whatever they are; where they were recorded too late, so were their edges held. */
function shortestPaths(length: number, nodeText: string, edgeText: string): string {
  const between = nodeText === '' ? '' : ` AND all(m IN nodes(path) WHERE m = a OR m = b OR (true${nodeText}))`;
  return `UNWIND $p.ends AS ends MATCH (a:${OURS} {id: ends.from}) USING INDEX a:${OURS}(id)
    CALL (ends) { MATCH (b:${OURS} {id: ends.to}) USING INDEX b:${OURS}(id) RETURN b }
    MATCH path = allShortestPaths((a)-[:${ANY_KIND}*..${length}]-(b))
    WHERE all(r IN relationships(path) WHERE ${isOurs('r')}${edgeText})${between}
    WITH path LIMIT $p.limit
    RETURN [m IN nodes(path) | m{labels: labels(m), properties: properties(m)}] AS nodes,
      [r IN relationships(path) | r{type: type(r), properties: properties(r), from: startNode(r).id, to: endNode(r).id}] AS edges`;
}
