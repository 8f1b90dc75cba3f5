// The edges of a batch into their table, and from there to both their ends' adjacency; what stands there already is merged with what comes.
import type { Edge } from '../../graph/edge.ts';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS } from '../../graph/kinds.ts';
import { mergeElements } from '../../graph/merge.ts';
import type { WriteCounts } from '../store.ts';
import { addDegrees, type Totals } from './counts.ts';
import type { Database, SqlValue } from './database.ts';
import { EDGE_WIDTH } from './packed-batch.ts';
import { rankOfKind } from './rows.ts';
import { Unfit } from './unfit.ts';
import type { Place, WrittenNodes } from './write-nodes.ts';

const [MADE, EXPRESSES] = [rankOfKind('MADE'), rankOfKind('EXPRESSES')];

/** By edge kind: the kinds of node that it may leave and reach, bit n for the n-th. */
const MAY_JOIN = EDGE_KINDS.map((kind) => {
  const mask = (kinds: readonly string[]) => NODE_KINDS.reduce((bits, node, rank) => (kinds.includes(node) ? bits | (1 << rank) : bits), 0);
  return { from: mask(EDGE_ENDS[kind].from), to: mask(EDGE_ENDS[kind].to) };
});

const adjacent = (near: string, far: string, direction: number) => `
INSERT INTO adjacency (node, time, kind, other_id, edge_id, direction, other, edge)
SELECT e.${near}, n.time, e.kind, n.id, e.id, ${direction}, n.key, e.key FROM edge e CROSS JOIN node n ON n.key = e.${far} WHERE e.key > ?`;

/**
 * `edges` are packed. Gives the statements, by key, whose stances or speakers changed, beside those that changed themselves.
 * @throws Unfit where an end is missing or of a kind that the edge may not have, or the edge's id joins others already
 */
export function putEdges(
  database: Database,
  edges: readonly SqlValue[],
  { places, changed }: WrittenNodes,
  result: WriteCounts,
  totals: Totals,
): Set<number> {
  findEnds(database, edges, places);
  const insert = database.prepare(
    'INSERT INTO edge (key, id, kind, source, target, stance, recorded, properties) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const find = database.prepare('SELECT kind, source, target FROM edge WHERE id = ? AND properties = ? AND recorded <= ?');
  const newestBefore = database.all<{ key: number | null }>('SELECT max(key) AS key FROM edge')[0]?.key ?? 0;
  let key = newestBefore;
  // As with nodes: what follows one that was there is mostly there as well.
  let isAgain = false;
  for (let at = 0; at < edges.length; at += EDGE_WIDTH) {
    const [id, kind] = [edges[at] as string, edges[at + 1] as number];
    const [source, target] = [places.get(edges[at + 2] as string), places.get(edges[at + 3] as string)];
    const [stance, recorded, properties] = [edges[at + 4] as number | null, edges[at + 5] as string, edges[at + 6] as string];
    if (!source || !target || !((MAY_JOIN[kind]!.from >> source.kind) & (MAY_JOIN[kind]!.to >> target.kind) & 1)) throw new Unfit();
    const [same] = isAgain ? find.all<{ kind: number; source: number; target: number }>([id, properties, recorded]) : [];
    if (same && same.kind === kind && same.source === source.key && same.target === target.key) {
      result.unchanged += 1;
      continue;
    }
    if (insert.run([key + 1, id, kind, source.key, target.key, stance, recorded, properties]) === 1) {
      key += 1;
      totals.add('edge', kind);
      result.created += 1;
      isAgain = false;
    } else if (mergeEdge(database, id, kind, source.key, target.key, stance, recorded, properties)) {
      result.updated += 1;
      isAgain = true;
    } else {
      result.unchanged += 1;
      isAgain = true;
      continue;
    }
    if (kind === EXPRESSES) changed.add(source.key);
    if (kind === MADE) changed.add(target.key);
  }
  if (key > newestBefore) {
    database.prepare(adjacent('source', 'target', 0)).run([newestBefore]);
    database.prepare(adjacent('target', 'source', 1)).run([newestBefore]);
    addDegrees(database, newestBefore);
  }
  return changed;
}

/** Adds the ends that are not in the batch to `places`, where the store has them. */
function findEnds(database: Database, edges: readonly SqlValue[], places: Map<string, Place>): void {
  const missing = new Set<string>();
  for (let at = 0; at < edges.length; at += EDGE_WIDTH) {
    for (const end of [edges[at + 2] as string, edges[at + 3] as string]) if (!places.has(end)) missing.add(end);
  }
  if (missing.size === 0) return;
  const rows = database.all<{ id: string } & Place>(
    'SELECT n.id, n.key, n.kind FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value',
    { ids: JSON.stringify([...missing]) },
  );
  for (const { id, key, kind } of rows) places.set(id, { key, kind });
}

/** Merges an edge with the one that stands under its id; says whether that changes it. */
function mergeEdge(
  database: Database,
  id: string,
  kind: number,
  source: number,
  target: number,
  stance: number | null,
  recorded: string,
  properties: string,
): boolean {
  const row = database
    .prepare('SELECT key, kind, source, target, recorded, properties FROM edge WHERE id = ?')
    .all<{ key: number; kind: number; source: number; target: number; recorded: string; properties: string }>([id])[0]!;
  if (row.kind !== kind || row.source !== source || row.target !== target) throw new Unfit();
  if (row.properties === properties && row.recorded <= recorded) return false;
  const elementOf = (recordedAt: string, text: string) => ({ recordedAt, properties: JSON.parse(text) as Edge['properties'] });
  const kept = elementOf(row.recorded, row.properties);
  const merged = mergeElements(kept, elementOf(recorded, properties));
  if (merged === kept) return false;
  database
    .prepare('UPDATE edge SET stance = ?, recorded = ?, properties = ? WHERE key = ?')
    .run([stance, merged.recordedAt, JSON.stringify(merged.properties), row.key]);
  return true;
}
