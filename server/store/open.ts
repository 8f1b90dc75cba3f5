// Which store the settings ask for: the only file that knows the adapters.
import { GraphError } from '../graph/graph-error.ts';
import { MAX_BATCH } from './batch.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { connectHandover } from './handover/connect.ts';
import type { StoreToLoad } from './handover/protocol.ts';
import { serveHandover, type HandoverServer } from './handover/serve.ts';
import { openNeo4jStore } from './neo4j/neo4j-store.ts';
import type { Store } from './store.ts';

export type { StoreToLoad };

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

/** The same for a load: where a running Demarche holds the embedded store, the load goes through it. */
export async function openStoreToLoad(settings: StoreSettings): Promise<StoreToLoad> {
  try {
    const store = await openStore(settings);
    // The store's name is only known once it has answered.
    return Object.defineProperty({ ...store, batchSize: MAX_BATCH, isHandover: false }, 'name', { get: () => store.name });
  } catch (error) {
    if (!(error instanceof GraphError && error.code === 'STORE_LOCKED')) throw error;
    const held = await connectHandover(settings.dataDir);
    if (!held) throw error;
    return held;
  }
}

/**
 * Lets loaders of this user write to a store that this process holds; undefined where they reach it by themselves.
 * @throws GraphError where that cannot be: a load then needs this process stopped
 */
export async function offerHandover(store: Store, { neo4j, dataDir }: StoreSettings): Promise<HandoverServer | undefined> {
  return neo4j === undefined ? serveHandover(store, dataDir) : undefined;
}
