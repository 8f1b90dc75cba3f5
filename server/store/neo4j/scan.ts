// The whole graph, or the part that a filter or a list of ids leaves of it, by id in pages: the way out for exports.
import type { Edge } from '../../graph/edge.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import { EDGE_KINDS } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { compareIds } from '../../graph/order.ts';
import type { Page, ScanQuery } from '../store.ts';
import { sortable } from '../sortable.ts';
import { edgeConditions, isOurs, nodeConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { readEdgesBetween } from './edges-between.ts';
import { readMarks } from './marks.ts';
import { readNodes } from './nodes.ts';
import { edgeOfRow, nodeColumns, nodeOfRow, type EdgeRow, type NodeRow } from './rows.ts';
import { OURS } from './schema.ts';

/** So many edges are looked at in one query at most. */
const MAX_RUN = 20_000;

export async function scanNodes(ask: Ask, { filter, ids, first, after }: ScanQuery): Promise<Page<Node>> {
  if (ids) {
    const wanted = behind([...new Set(ids)], (id) => id, after);
    const passing: Node[] = [];
    // No more than a page needs, or one page would cost what all of them do.
    for (let at = 0; at < wanted.length && passing.length <= first; at += first + 1) {
      const found = await readNodes(ask, wanted.slice(at, at + first + 1), filter);
      passing.push(...found.filter((node) => node !== null));
    }
    return pageOf(passing, first);
  }
  const { text, parameters } = nodeConditions(filter, 'n');
  const order = await orderOf(ask, 'n');
  const rows = await ask<NodeRow>(
    `MATCH (n:${OURS}) USING INDEX n:${OURS}(id) WHERE n.id > ${order === 'n.id' ? '$p.after' : `'' AND ${order} > $p.after`}${text}
     WITH n ORDER BY ${order} LIMIT $p.limit RETURN ${nodeColumns('n')}`,
    { ...parameters, after: sortable(after ?? ''), limit: wholeNumber(first + 1) },
  );
  return pageOf(rows.map(nodeOfRow), first);
}

export async function scanEdges(ask: Ask, query: ScanQuery): Promise<Page<Edge>> {
  const { filter, ids, first, after } = query;
  if (ids) {
    const passing = await readNodes(ask, [...new Set(ids)], filter);
    const edges = await readEdgesBetween(ask, { ids: passing.flatMap((node) => node?.id ?? []), filter });
    return pageOf(
      behind(edges, (edge) => edge.id, after),
      first,
    );
  }
  const order = await orderOf(ask, 'r');
  const edges: Edge[] = [];
  let from = sortable(after ?? '');
  // Whether an edge passes is asked once they are in order, run by run: asked of each kind's list by itself, it would be planned twelve times over.
  for (let run = first + 1; edges.length <= first; run = Math.min(run * 2, MAX_RUN)) {
    const { rows, last } = await readRun(ask, order, filter, from, run);
    edges.push(...rows.map(edgeOfRow));
    if (last === undefined) break;
    from = last;
  }
  return pageOf(edges, first);
}

/** The passing ones among the next edges of all kinds, and the place of the last of these; undefined where no more follow. */
async function readRun(
  ask: Ask,
  order: string,
  filter: GraphFilter | undefined,
  after: string,
  run: number,
): Promise<{ rows: EdgeRow[]; last: string | undefined }> {
  const edge = edgeConditions(filter, 'r');
  const [start, end] = [nodeConditions(filter, 'a'), nodeConditions(filter, 'b')];
  const ofKind = (kind: string) =>
    `WITH 1 AS one WHERE $p.edgeKinds IS NULL OR '${kind}' IN $p.edgeKinds
     MATCH ()-[r:${kind}]->() USING INDEX r:${kind}(id) WHERE r.id > ${order === 'r.id' ? '$p.after' : `'' AND ${order} > $p.after`} AND ${isOurs('r')}
     RETURN r, ${order} AS place ORDER BY place LIMIT $p.run`;
  const [row] = await ask<{ rows: EdgeRow[]; count: number; last: string }>(
    `CALL () { ${EDGE_KINDS.map(ofKind).join(' UNION ALL ')} }
     WITH r, place ORDER BY place LIMIT $p.run
     WITH startNode(r) AS a, r, endNode(r) AS b, place
     RETURN count(r) AS count, max(place) AS last,
       collect(CASE WHEN true${edge.text}${start.text}${end.text} THEN r{type: type(r), properties: properties(r), from: a.id, to: b.id} END) AS rows`,
    { edgeKinds: filter?.edgeKinds ?? null, ...edge.parameters, ...start.parameters, after, run: wholeNumber(run) },
  );
  return { rows: row?.rows ?? [], last: row && row.count === run ? row.last : undefined };
}

/** What to sort by: the id itself, read off its index, unless ids were written that sort otherwise with us. */
async function orderOf(ask: Ask, element: 'n' | 'r'): Promise<string> {
  return (await readMarks(ask)).outOfOrder ? `coalesce(${element}._order, ${element}.id)` : `${element}.id`;
}

/** In the order of their ids, from behind `after`. */
function behind<T>(elements: readonly T[], idOf: (element: T) => string, after: string | undefined): T[] {
  return elements.filter((element) => after === undefined || idOf(element) > after).toSorted((a, b) => compareIds(idOf(a), idOf(b)));
}

function pageOf<T>(elements: readonly T[], first: number): Page<T> {
  return { items: elements.slice(0, first), hasNextPage: elements.length > first };
}
