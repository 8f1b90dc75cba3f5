// Whether a database is ready for us: readers look, the writer makes it so.
import { GraphError } from '../../graph/graph-error.ts';
import { completeImported } from './complete-imported.ts';
import { wholeNumber, type Ask, type Connection } from './connection.ts';
import { countAnew, isUnmixed } from './edge-counts.ts';
import { INDEXES, OURS, SCHEMA, SCHEMA_NODE, SCHEMA_VERSION } from './schema.ts';

/** For all of our indexes together. Those of an empty database are there at once, those of ten million nodes and edges after some minutes. */
const INDEX_SECONDS = 600;
/** Of a graph that was imported past us: it has our label, and does not have yet what writing keeps beside it. */
const IMPORTED = 0;

/** How many nodes have our label, which the server keeps, and then what the schema says: where there are nodes that were loaded, so is it by then. */
const VERSION = `MATCH (n:${OURS}) RETURN count(n) AS value UNION ALL MATCH ${SCHEMA_NODE} RETURN schema.version AS value`;

/**
 * `IMPORTED` also where nothing says so yet: nodes with our label, and no schema of ours. Undefined where the database holds nothing of ours.
 * @throws GraphError STORE_UNAVAILABLE where a newer version made it
 */
async function versionOf(ask: Ask): Promise<number | undefined> {
  const [nodes, said] = await ask<{ value: number }>(VERSION);
  const version = said?.value ?? (nodes && nodes.value > 0 ? IMPORTED : undefined);
  if (version !== undefined && version > SCHEMA_VERSION)
    throw new GraphError('STORE_UNAVAILABLE', 'The graph in Neo4j was made by a newer version of Demarche; update Demarche.');
  return version;
}

/**
 * Whether the database holds a graph of ours; one that does not is an empty store.
 * @throws GraphError STORE_UNAVAILABLE where another version of Demarche made it, or it was imported and not completed, with what to do
 */
export async function isPrepared(ask: Ask): Promise<boolean> {
  const version = await versionOf(ask);
  if (version !== undefined && version < SCHEMA_VERSION) {
    const what =
      version === IMPORTED
        ? 'was imported, and lacks what Demarche reads it by; load any file, npm run load -- FILE, to complete it.'
        : 'was made by an older version of Demarche; load any file with this version, npm run load -- FILE, to bring it up to date.';
    throw new GraphError('STORE_UNAVAILABLE', `The graph in Neo4j ${what}`);
  }
  return version !== undefined;
}

/**
 * Makes what is missing. Safe to do twice, and by two writers at once.
 * @throws GraphError STORE_UNAVAILABLE where a newer version made it, or its indexes cannot be built; STORE_DAMAGED where what was imported is not a graph
 */
export async function prepare(connection: Connection): Promise<void> {
  const version = await connection.read(versionOf);
  if (version === SCHEMA_VERSION) {
    if (!(await connection.read(isUnmixed))) await connection.write(countAnew);
    return;
  }
  // Changes of the schema and of data never share a transaction.
  await connection.write((ask) => Promise.all(SCHEMA.map((statement) => ask(statement))));
  await awaitIndexes(connection);
  if (version === IMPORTED) {
    await connection.write((ask) => ask(`MERGE ${SCHEMA_NODE} SET schema.version = ${IMPORTED}`));
    await completeImported(connection);
  }
  await connection.write(countAnew);
}

/** Ours alone: somebody else's may have failed long ago. */
async function awaitIndexes(connection: Connection): Promise<void> {
  try {
    await connection.read(
      (ask) =>
        ask('UNWIND $p.names AS name CALL db.awaitIndex(name, $p.seconds) RETURN count(*)', {
          names: INDEXES,
          seconds: wholeNumber(INDEX_SECONDS),
        }),
      { deadlineMs: Date.now() + INDEX_SECONDS * 1_000 },
    );
  } catch (cause) {
    const late = await connection.read((ask) =>
      ask<{ name: string; state: string }>(
        'SHOW INDEXES YIELD name, state WHERE name IN $p.names AND state <> "ONLINE" RETURN name, state',
        {
          names: INDEXES,
        },
      ),
    );
    if (late.length === 0) throw cause;
    const failed = late.filter(({ state }) => state === 'FAILED').map(({ name }) => name);
    throw new GraphError(
      'STORE_UNAVAILABLE',
      failed.length > 0
        ? `Neo4j cannot build the index ${failed[0]}; SHOW INDEXES YIELD name, failureMessage says why. Mend that, DROP INDEX ${failed[0]}, and load again.`
        : `Neo4j has not built the index ${late[0]!.name} within ${INDEX_SECONDS} s; load again once SHOW INDEXES says that it is ONLINE.`,
      { cause },
    );
  }
}
