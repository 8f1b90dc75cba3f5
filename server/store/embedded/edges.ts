// Edges by their ids.
import type { Edge } from '../../graph/edge.ts';
import type { Database } from './database.ts';
import { chunksOf } from './nodes.ts';
import { EDGE_PARTS, arrayOf, edgeOfParts, type EdgeParts } from './rows.ts';
import type { Slices } from '../slices.ts';

export async function readEdges(database: Database, ids: readonly string[], slices: Slices): Promise<(Edge | null)[]> {
  const found = new Map<string, Edge>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    await slices.pause();
    const rows = database.list<[from: string, to: string, edge: EdgeParts]>(
      `SELECT ${arrayOf(`json_quote(s.id), json_quote(t.id), ${arrayOf(EDGE_PARTS)}`)} AS row FROM json_each(:ids) k
       CROSS JOIN edge e ON e.id = k.value CROSS JOIN node s ON s.key = e.source CROSS JOIN node t ON t.key = e.target`,
      { ids: JSON.stringify(chunk) },
    );
    for (const [from, to, parts] of rows) found.set(parts[0], edgeOfParts(parts, from, to));
  }
  return ids.map((id) => found.get(id) ?? null);
}
