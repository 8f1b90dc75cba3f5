// The server's app on a real port over a real store, for tests that speak HTTP to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeed } from '../../../graph-seed/load-seed.ts';
import { createAdmission } from '../../../server/api/admission.ts';
import { createApollo } from '../../../server/api/apollo.ts';
import { createApp } from '../../../server/http/app.ts';
import { listen } from '../../../server/http/listen.ts';
import { readLimits, type Limits } from '../../../server/limits.ts';
import { createLog } from '../../../server/log.ts';
import { openStore } from '../../../server/store/open.ts';
import type { ReadOptions, Store } from '../../../server/store/store.ts';

interface GraphqlAnswer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; argument?: string; requestId?: string } }[];
}

export interface Served {
  url: string;
  store: Store;
  /** The folder that stands for the built page; empty at first. */
  pageDirectory: string;
  /** How often each method of the store was asked since it was last cleared. */
  calls: Map<string, number>;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

export interface ServedWith {
  limits?: Partial<Limits>;
  allowedHosts?: readonly string[];
  /** Takes the log's lines; without it there is none. */
  log?: { level: string; write(line: string): unknown };
  /** Stands before every question to the store. */
  before?: (method: string, options: ReadOptions | undefined) => Promise<void> | void;
}

/** Serves the seed graph from an embedded store of its own. */
export async function serveSeed(wanted: ServedWith = {}): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'demarche-store-'));
  const store = await openStore({ dataDir });
  await loadSeed(store);
  const served = await serveStore(store, wanted);
  return {
    ...served,
    async close() {
      await served.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Serves a store, and closes it in the end. */
export async function serveStore(store: Store, wanted: ServedWith = {}): Promise<Served> {
  const pageDirectory = mkdtempSync(join(tmpdir(), 'demarche-page-'));
  const calls = new Map<string, number>();
  const counted = new Proxy(store, {
    get(target, name: keyof Store) {
      const value: unknown = target[name];
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        calls.set(name, (calls.get(name) ?? 0) + 1);
        await wanted.before?.(name, args.at(-1) as ReadOptions | undefined);
        return (value as (...given: unknown[]) => unknown)(...args);
      };
    },
  });
  const log = createLog(wanted.log?.level ?? 'silent', wanted.log);
  const limits = { ...readLimits({}), ...wanted.limits };
  const admission = createAdmission(limits);
  const apollo = createApollo({ log, limits, admission });
  await apollo.start();
  const app = createApp({
    store: counted,
    apollo,
    admission,
    log,
    limits,
    hosts: { listensOn: '127.0.0.1', allowed: wanted.allowedHosts ?? [] },
    knownOperations: ['Known'],
    pageDirectory,
  });
  const listener = await listen(app, { host: '127.0.0.1', port: 0 }, limits);
  return {
    url: listener.url,
    store,
    pageDirectory,
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
      rmSync(pageDirectory, { recursive: true, force: true });
    },
  };
}
