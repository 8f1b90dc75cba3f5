// How many edges are ours: what the schema node remembers, kept by every writing, held against what the server counts of our types.
import { EDGE_KINDS } from '../../graph/kinds.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { ANY_KIND, SCHEMA_NODE, SCHEMA_VERSION } from './schema.ts';

/** Ours first: what is written in between the two makes the second larger, never equal. */
const OURS_AND_ALL = `MATCH ${SCHEMA_NODE} RETURN schema.edges AS count UNION ALL MATCH ()-[r:${ANY_KIND}]->() RETURN count(r) AS count`;

/** For each kind, in the order of the enum. Looks at each edge of ours. */
export const WALKED_EDGE_COUNTS = EDGE_KINDS.map(
  (kind) => `MATCH ()-[r:${kind}]->() USING INDEX r:${kind}(_out) WHERE r._out > '' RETURN count(r) AS count`,
).join(' UNION ALL ');

/** Whether the counts that the server keeps of our types are of our edges alone: nobody else uses one of these types, not even between our nodes. */
export async function isUnmixed(ask: Ask): Promise<boolean> {
  const [ours, all] = await ask<{ count: number | null }>(OURS_AND_ALL);
  return ours !== undefined && ours.count === all?.count;
}

/** In the transaction that creates them, behind its lock. */
export async function addEdges(ask: Ask, created: number): Promise<void> {
  if (created > 0) await ask(`MATCH ${SCHEMA_NODE} SET schema.edges = schema.edges + $p.created`, { created: wholeNumber(created) });
}

/** Says in the schema node how many there are, and that the schema is ours: for one of an older version, and where others took edges of ours away. */
export async function countAnew(ask: Ask): Promise<void> {
  const [, counts] = await Promise.all([
    // Writing it takes its lock.
    ask(`MERGE ${SCHEMA_NODE} SET schema.writtenAt = datetime()`),
    ask<{ count: number }>(WALKED_EDGE_COUNTS),
  ]);
  await ask(`MATCH ${SCHEMA_NODE} SET schema.edges = $p.edges, schema.version = $p.version`, {
    edges: wholeNumber(counts.reduce((sum, { count }) => sum + count, 0)),
    version: wholeNumber(SCHEMA_VERSION),
  });
}
