// Edges by their ids, looked for in the kinds that an id may be of.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_KINDS, type EdgeKind } from '../../graph/kinds.ts';
import { isOurs } from './conditions.ts';
import type { Ask } from './connection.ts';
import { namedKind, readMarks } from './marks.ts';
import { edgeColumns, edgeOfRow, type EdgeRow } from './rows.ts';

export async function readEdges(ask: Ask, ids: readonly string[]): Promise<(Edge | null)[]> {
  const { strangers } = await readMarks(ask);
  const found = await readEdgesOfKinds(ask, [...new Set(ids)], (id) => [...new Set([...kindsByName(id), ...strangers])]);
  const byId = new Map(found.map((edge) => [edge.id, edge]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Each kind has an index of its own, so that looking in all of them for each edge would cost twelve times as much. */
export function kindsByName(id: string): readonly EdgeKind[] {
  const named = namedKind(id);
  return named === undefined ? EDGE_KINDS : [named];
}

/** Each id looked for in its kinds alone. */
export async function readEdgesOfKinds(ask: Ask, ids: readonly string[], kindsOf: (id: string) => readonly EdgeKind[]): Promise<Edge[]> {
  const byKind = new Map<EdgeKind, string[]>();
  for (const id of ids) {
    for (const kind of kindsOf(id)) {
      const some = byKind.get(kind) ?? [];
      byKind.set(kind, some);
      some.push(id);
    }
  }
  const found = await Promise.all([...byKind].map(([kind, some]) => readEdgesOfKind(ask, kind, some)));
  return found.flat();
}

async function readEdgesOfKind(ask: Ask, kind: EdgeKind, ids: readonly string[]): Promise<Edge[]> {
  const rows = await ask<EdgeRow>(
    `MATCH (a)-[r:${kind}]->(b) USING INDEX r:${kind}(id) WHERE r.id IN $p.ids AND ${isOurs('r')} RETURN ${edgeColumns('r', 'a', 'b')}`,
    { ids },
  );
  return rows.map(edgeOfRow);
}
