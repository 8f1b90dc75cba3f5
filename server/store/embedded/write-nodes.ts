// The nodes of a batch into their table and the full text; what stands there already is merged with what comes.
import { NODE_KINDS } from '../../graph/kinds.ts';
import { mergeElements } from '../../graph/merge.ts';
import type { Node } from '../../graph/node.ts';
import type { WriteCounts } from '../store.ts';
import type { Totals } from './counts.ts';
import type { Database, SqlValue } from './database.ts';
import { ADD_FOUND, replaceFound } from './found.ts';
import { newestNode } from './id-order.ts';
import { NODE_WIDTH, timesOf } from './packed-batch.ts';
import { nodeOfRow, rankOfNodeKind, type NodeRow } from './rows.ts';
import { Unfit } from './unfit.ts';

/** Where a node stands: its key and its kind's rank. */
export interface Place {
  key: number;
  kind: number;
}

export interface WrittenNodes {
  /** Every node of the batch by its id. */
  places: Map<string, Place>;
  /** Statements that were there before and changed, by key. */
  changed: Set<number>;
  /** The highest key before the batch; nodes that the batch created stand above it. */
  newestBefore: number;
}

const STATEMENT = rankOfNodeKind('STATEMENT');

/** `nodes` are packed. @throws Unfit where one stands for another kind already */
export function putNodes(database: Database, nodes: readonly SqlValue[], result: WriteCounts, totals: Totals): WrittenNodes {
  const newestBefore = newestNode(database);
  const insert = database.prepare(
    'INSERT INTO node (key, id, kind, time, time_end, recorded, properties) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const find = database.prepare('SELECT key, kind FROM node WHERE id = ? AND properties = ? AND recorded <= ?');
  const addWords = database.prepare(ADD_FOUND);
  const written: WrittenNodes = { places: new Map(), changed: new Set(), newestBefore };
  let key = newestBefore;
  // What follows one that was there as it comes is mostly there as well, and to look first is then cheaper than to try to insert.
  let isAgain = false;
  for (let at = 0; at < nodes.length; at += NODE_WIDTH) {
    const [id, kind] = [nodes[at] as string, nodes[at + 1] as number];
    const [time, timeEnd, recorded, properties] = [nodes[at + 2]!, nodes[at + 3]!, nodes[at + 4] as string, nodes[at + 5] as string];
    const [same] = isAgain ? find.all<Place>([id, properties, recorded]) : [];
    if (same?.kind === kind) {
      written.places.set(id, same);
      result.unchanged += 1;
      continue;
    }
    if (insert.run([key + 1, id, kind, time, timeEnd, recorded, properties]) === 1) {
      key += 1;
      written.places.set(id, { key, kind });
      addWords.run([key, nodes[at + 6]!, nodes[at + 7]!]);
      totals.add('node', kind);
      result.created += 1;
      isAgain = false;
    } else {
      const changed = mergeNode(database, id, kind, recorded, properties, written.places);
      result[changed === undefined ? 'unchanged' : 'updated'] += 1;
      isAgain = true;
      if (changed !== undefined && kind === STATEMENT) written.changed.add(changed);
    }
  }
  return written;
}

/** Merges a node with the one that stands under its id; gives its key where that changes it. */
function mergeNode(
  database: Database,
  id: string,
  kind: number,
  recorded: string,
  properties: string,
  places: Map<string, Place>,
): number | undefined {
  const row = database
    .prepare('SELECT key, time, id, kind, recorded, properties FROM node WHERE id = ?')
    .all<NodeRow & { key: number; time: string }>([id])[0]!;
  if (row.kind !== kind) throw new Unfit();
  places.set(id, { key: row.key, kind });
  if (row.properties === properties && row.recorded <= recorded) return undefined;
  const kept = nodeOfRow(row);
  const merged = mergeElements(kept, {
    id,
    kind: NODE_KINDS[kind]!,
    recordedAt: recorded,
    properties: JSON.parse(properties) as unknown,
  } as Node);
  if (merged === kept) return undefined;
  const { time, timeEnd } = timesOf(merged);
  database
    .prepare('UPDATE node SET time = ?, time_end = ?, recorded = ?, properties = ? WHERE key = ?')
    .run([time, timeEnd, merged.recordedAt, JSON.stringify(merged.properties), row.key]);
  replaceFound(database, row.key, merged);
  if (time !== row.time) moveInTime(database, row.key, row.time, time);
  return row.key;
}

/** The neighbours of a node sort it by its time, so they are told when that changes. */
function moveInTime(database: Database, key: number, before: string, time: string): void {
  const mirrored = database.all<{ other: number; edge: number; direction: number }>(
    'SELECT other, edge, direction FROM adjacency WHERE node = :key',
    { key },
  );
  const move = database.prepare('UPDATE adjacency SET time = ? WHERE node = ? AND time = ? AND edge = ? AND direction = ?');
  for (const { other, edge, direction } of mirrored) move.run([time, other, before, edge, 1 - direction]);
}
