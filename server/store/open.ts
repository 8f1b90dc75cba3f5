// Which store the settings ask for: the only file that knows the adapters.
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { openNeo4jStore } from './neo4j/neo4j-store.ts';
import type { Store } from './store.ts';

export interface StoreSettings {
  /** The folder of the embedded store. */
  dataDir: string;
  /** With it set, the store is Neo4j. Without `username` the server asks for no account; without `database` it is the account's own. */
  neo4j?: { uri: string; username?: string | undefined; password?: string | undefined; database?: string | undefined } | undefined;
}

/**
 * The embedded store is read from disk here; Neo4j is reached by the first question, which fails where it is away, and found again when it is back.
 * @throws GraphError STORE_LOCKED, STORE_UNWRITABLE, STORE_DAMAGED, INVALID_SETTING
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  return settings.neo4j === undefined ? openEmbeddedStore(settings.dataDir) : openNeo4jStore(settings.neo4j);
}
