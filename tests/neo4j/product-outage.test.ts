// The whole product while its Neo4j is absent, frozen, killed, refusing or read-only: it lives, says so in time, and is ready again when the server is.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { serverStarter, type Started } from '../server/started-server.ts';
import { driverOf } from './given-database.ts';
import { startOwnServer, whyNoOwnServer, type OwnServer } from './own-server.ts';
import { environmentOf } from './servers.ts';
import { timed } from './timed.ts';

const why = whyNoOwnServer();
const HEAVY = 'timeline { count } congruence { truncated }';
const LOADER = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const SEED = join(import.meta.dirname, '../../graph-seed/data/north-korean-troops-2024.yaml');

describe.skipIf(why !== undefined)(`the product without its server${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const { start, clear } = serverStarter();
  let own: OwnServer;
  let environment: Record<string, string>;
  beforeAll(async () => {
    own = await startOwnServer();
    environment = environmentOf({ ...own.settings, database: undefined });
    await seed();
  });
  afterAll(async () => {
    await own.remove();
    clear();
  });
  beforeEach(() => own.up());
  afterEach(async () => {
    for (const { kill, ended } of products.splice(0)) {
      kill('SIGKILL');
      await ended;
    }
  });

  const products: Started[] = [];
  function startProduct(settings: Record<string, string> = {}): Started {
    const product = start({ ...environment, ...settings });
    products.push(product);
    return product;
  }

  async function seed(): Promise<void> {
    const store = openNeo4jStore(own.settings);
    await loadSeed(store);
    await store.close();
  }

  async function ask(
    url: string,
    more = '',
  ): Promise<{ data?: { stats: { nodes: number } }; code: string | undefined; elapsedMs: number }> {
    const startedAt = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ stats { nodes } ${more} }` }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { stats: { nodes: number } };
      errors?: { extensions: { code: string } }[];
    };
    return { ...(data ? { data } : {}), code: errors?.[0]?.extensions.code, elapsedMs: performance.now() - startedAt };
  }

  /** It lives and says in time that its store does not answer; and so does every question, however many are asked. */
  async function expectCalm(url: string): Promise<void> {
    const [health, ready, ...answers] = await Promise.all([
      fetch(`${url}/healthz`),
      timed(fetch(`${url}/readyz`).then(({ status }) => expect(status).toBe(503))),
      // No more heavy ones than may run at once: others would hear that they have to wait.
      ...Array.from({ length: 20 }, (_, place) => ask(url, place < 4 ? HEAVY : '')),
    ]);
    expect(health.status).toBe(200);
    expect(ready.error).toBeUndefined();
    expect(ready.elapsedMs).toBeLessThan(5_000);
    for (const { code, elapsedMs } of answers) {
      expect(['STORE_UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(code);
      expect(elapsedMs).toBeLessThan(4_000);
    }
  }

  /** Within 10 s. */
  async function expectWell(url: string): Promise<void> {
    const ready = async () => (await fetch(`${url}/readyz`)).json();
    await expect.poll(ready, { timeout: 10_000 }).toMatchObject({ status: 'ready', store: 'Neo4j 5.26' });
    const { data, code } = await ask(url, HEAVY);
    expect([code, data!.stats.nodes > 50]).toEqual([undefined, true]);
  }

  async function expectStopped({ kill, ended }: Started): Promise<string> {
    kill('SIGTERM');
    const { code, out } = await ended;
    expect(code).toBe(0);
    return out;
  }

  it('may be there first: it waits, is ready when the server comes, and leaves what that holds alone', async () => {
    await own.down();
    const product = startProduct();
    const url = /listens at (http:\S+) and waits/u.exec(await product.says(/waits for it/u))![1]!;
    await expectCalm(url);
    await own.up();
    expect(await product.ready).toBe(url);
    await expectWell(url);
    expect(await expectStopped(product)).not.toContain('loaded the seed graph');
  });

  it('stays calm while the server is frozen, and while it is killed and started again', async () => {
    const product = startProduct();
    const url = await product.ready;
    await own.frozen(() => expectCalm(url));
    await expectWell(url);
    await own.down();
    await expectCalm(url);
    await own.up();
    await expectWell(url);
    await expectStopped(product);
  });

  it.each([
    ['a wrong password', { NEO4J_PASSWORD: 'not the password' }, /refuses the account "neo4j"; check NEO4J_USERNAME and NEO4J_PASSWORD/u],
    ['a database that is not there', { NEO4J_DATABASE: 'nowhere' }, /has no database "nowhere"; check NEO4J_DATABASE/u],
  ])('does not start with %s, nor does the loader, and says why in one line', async (_what, settings, sentence) => {
    const { code, out, err } = await startProduct(settings).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(sentence)]);
    const loaded = await runLoader({ ...environment, ...settings });
    expect(loaded.code).toBe(2);
    expect(loaded.err.trimEnd().split('\n')).toEqual([expect.stringMatching(sentence)]);
  });

  it('serves what may only be read, and says of an empty one that it cannot be seeded from here', async () => {
    const driver = driverOf({ ...own.settings, database: undefined });
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    await driver.close();
    await own.up(['server.databases.read_only=neo4j']);
    const product = startProduct();
    const url = await product.ready;
    expect(await product.says(/./u)).toMatch(
      /^The store is empty, and may not be written from here\. Load a graph with npm run load -- FILE\./u,
    );
    expect((await ask(url)).data!.stats.nodes).toBe(0);
    await expectStopped(product);
    const { code, err } = await runLoader(environment);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^The database in Neo4j at .* may only be read; .*server\.databases\.read_only/u),
    ]);
    await own.up();
    await seed();
  });

  it('does not serve a graph of an older version, and serves it once a load has brought it up to date, whatever that reads first', async () => {
    const driver = driverOf({ ...own.settings, database: undefined });
    await driver.executeQuery('MATCH (schema:DemarcheSchema) SET schema.version = 1 REMOVE schema.edges');
    await driver.close();
    const product = startProduct();
    const url = /listens at (http:\S+) and waits/u.exec(await product.says(/older version of Demarche; load any file/u))![1]!;
    await expectCalm(url);
    expect(await runLoader(environment)).toMatchObject({ code: 0 });
    expect(await product.ready).toBe(url);
    await expectWell(url);
    await expectStopped(product);
  });

  function runLoader(settings: Record<string, string>): Promise<{ code: number; err: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [LOADER, SEED], { env: { ...process.env, ...settings } }, (error, _out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, err }),
      );
    });
  }
});
