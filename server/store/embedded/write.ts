// Writing a batch as one transaction, and keeping what repeats or counts it (adjacency, degrees, totals, full text, what was said) right.
// A transaction is never interrupted, so no reader sees half a batch; batches are bounded, and readers get their turn between two.
import { NODE_KINDS } from '../../graph/kinds.ts';
import { idsToLookUp, settleBatch, type Kept } from '../batch.ts';
import type { WriteCounts, WriteResult } from '../store.ts';
import { createTotals } from './counts.ts';
import type { Database } from './database.ts';
import { unpackBatch, type PackedBatch } from './packed-batch.ts';
import { EDGE_COLUMNS, edgeOfRow, type EdgeRow } from './rows.ts';
import { copyNewSaid, refreshSaid } from './said.ts';
import { Unfit } from './unfit.ts';
import { putEdges } from './write-edges.ts';
import { putNodes } from './write-nodes.ts';

/**
 * Most batches fit what the store holds. So they are written at once, each element held against what stands under its id as it comes; where one does not
 * fit, all of it is undone, and the batch is looked through as a whole to name every element at fault.
 */
export function writeBatch(database: Database, batch: PackedBatch): WriteResult {
  if (batch.problems.length === 0) {
    try {
      return database.transaction(() => put(database, batch));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
    }
  }
  const sifted = unpackBatch(batch);
  settleBatch(sifted, readKept(database, idsToLookUp(sifted)));
  throw new Error('a batch did not fit, and no element of it is at fault');
}

function put(database: Database, batch: PackedBatch): WriteResult {
  const result: WriteCounts = { created: 0, updated: 0, unchanged: 0 };
  const totals = createTotals();
  const written = putNodes(database, batch.nodes, result, totals);
  const nodes = { ...result };
  const touched = putEdges(database, batch.edges, written, result, totals);
  totals.flush(database);
  copyNewSaid(database, written.newestBefore);
  refreshSaid(
    database,
    [...touched].filter((statement) => statement <= written.newestBefore),
  );
  return { ...result, nodes };
}

function readKept(database: Database, ids: ReturnType<typeof idsToLookUp>): Kept {
  const nodes = database.all<{ id: string; kind: number }>(
    'SELECT n.id, n.kind FROM json_each(:ids) k CROSS JOIN node n ON n.id = k.value',
    { ids: JSON.stringify(ids.nodes) },
  );
  const edges = database.all<EdgeRow>(
    `SELECT ${EDGE_COLUMNS} FROM json_each(:ids) k CROSS JOIN edge e ON e.id = k.value JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target`,
    { ids: JSON.stringify(ids.edges) },
  );
  return {
    nodes: new Map(nodes.map(({ id, kind }) => [id, { kind: NODE_KINDS[kind]! }])),
    edges: new Map(edges.map((row) => [row.edge_id, edgeOfRow(row)])),
  };
}
