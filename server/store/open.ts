// Which store the settings ask for: the only file that knows the adapters.
import { GraphError } from '../graph/graph-error.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import type { Store } from './store.ts';

export interface StoreSettings {
  /** The folder of the embedded store. */
  dataDir: string;
  /** With it set, the store is Neo4j. */
  neo4jUri?: string | undefined;
}

/** @throws GraphError STORE_LOCKED, STORE_UNWRITABLE, STORE_DAMAGED, NOT_IMPLEMENTED */
export async function openStore(settings: StoreSettings): Promise<Store> {
  if (settings.neo4jUri !== undefined) {
    throw new GraphError(
      'NOT_IMPLEMENTED',
      'NEO4J_URI is set, but this version keeps its data in DATA_DIR only; unset NEO4J_URI to start.',
    );
  }
  return openEmbeddedStore(settings.dataDir);
}
