// The server's app on a real port over a real store, for tests that speak HTTP to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadSeed } from '../../../graph-seed/load-seed.ts';
import { createApollo } from '../../../server/api/apollo.ts';
import { createApp } from '../../../server/http/app.ts';
import { listen } from '../../../server/http/listen.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Store } from '../../../server/store/store.ts';

interface GraphqlAnswer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; argument?: string; requestId?: string } }[];
}

export interface Served {
  url: string;
  store: Store;
  /** How often each method of the store was asked since the last `resetCalls`. */
  calls: Map<string, number>;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

/** Serves the seed graph from an embedded store of its own. */
export async function serveSeed(): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demarche-http-'));
  const store = await openStore({ dataDir });
  await loadSeed(store);
  const calls = new Map<string, number>();
  const counted = new Proxy(store, {
    get(target, name: keyof Store) {
      const value: unknown = target[name];
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        return (value as (...given: unknown[]) => unknown)(...args);
      };
    },
  });
  const log = pino({ level: 'silent' });
  const apollo = createApollo(log);
  await apollo.start();
  const listener = await listen(createApp({ store: counted, apollo, log, pageDirectory: dataDir }), '127.0.0.1', 0);
  return {
    url: listener.url,
    store,
    calls,
    async ask(query, variables = {}) {
      const response = await fetch(`${listener.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
    async close() {
      await listener.close(0);
      await apollo.stop();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
