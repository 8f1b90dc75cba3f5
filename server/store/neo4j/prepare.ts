// Whether a database is ready for us: readers look, the writer makes it so.
import { GraphError } from '../../graph/graph-error.ts';
import { wholeNumber, type Ask, type Connection } from './connection.ts';
import { countAnew, isUnmixed } from './edge-counts.ts';
import { SCHEMA, SCHEMA_NODE, SCHEMA_VERSION } from './schema.ts';

const INDEX_SECONDS = 300;
const VERSION = `MATCH ${SCHEMA_NODE} RETURN schema.version AS version`;

/**
 * Whether the database holds a graph of ours; one that does not is an empty store.
 * @throws GraphError STORE_UNAVAILABLE where another version of Demarche made it, with what to do
 */
export async function isPrepared(ask: Ask): Promise<boolean> {
  const [found] = await ask<{ version: number }>(VERSION);
  if (found && found.version > SCHEMA_VERSION) throw newer();
  if (found && found.version < SCHEMA_VERSION) {
    throw new GraphError(
      'STORE_UNAVAILABLE',
      'The graph in Neo4j was made by an older version of Demarche; load any file with this version, npm run load -- FILE, to bring it up to date.',
    );
  }
  return found !== undefined;
}

/** Makes what is missing. Safe to do twice, and by two writers at once. @throws GraphError STORE_UNAVAILABLE where a newer version made it */
export async function prepare(connection: Connection): Promise<void> {
  const [found] = await connection.read((ask) => ask<{ version: number }>(VERSION));
  if (found && found.version > SCHEMA_VERSION) throw newer();
  if (found?.version !== SCHEMA_VERSION) {
    // Changes of the schema and of data never share a transaction.
    await connection.write((ask) => Promise.all(SCHEMA.map((statement) => ask(statement))));
    await connection.read((ask) => ask('CALL db.awaitIndexes($p.seconds)', { seconds: wholeNumber(INDEX_SECONDS) }));
  } else if (await connection.read(isUnmixed)) return;
  await connection.write(countAnew);
}

function newer(): GraphError {
  return new GraphError('STORE_UNAVAILABLE', 'The graph in Neo4j was made by a newer version of Demarche; update Demarche.');
}
