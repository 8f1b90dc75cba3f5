// A server that goes away under the store: stopped, frozen, read-only, impatient. One sentence in time, and all well again when it is back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../server/store/neo4j/connection.ts';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { GraphError } from '../../server/graph/graph-error.ts';
import type { Store } from '../../server/store/store.ts';
import { SAMPLE } from '../contract/sample-graph.ts';
import { ENDLESS, countEndless } from './endless.ts';
import { driverOf } from './given-database.ts';
import { startOwnServer, whyNoOwnServer, type OwnServer } from './own-server.ts';
import { timed } from './timed.ts';

/** How soon all is well again, once the server is. */
const SOON = { timeout: 10_000 };
const why = whyNoOwnServer();

describe.skipIf(why !== undefined)(`a server that goes away${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let own: OwnServer;
  let store: Store;
  beforeAll(async () => {
    own = await startOwnServer();
    store = openNeo4jStore(own.settings);
    await store.write(SAMPLE);
  });
  afterAll(async () => {
    await store.close();
    await own.remove();
  });
  beforeEach(() => own.up());

  const unavailable = { code: 'STORE_UNAVAILABLE' };

  it('is told from one that takes long: frozen, it answers nobody within 4 s, and everybody when it goes on', async () => {
    const [late, ...asked] = await own.frozen(() =>
      Promise.all([
        timed(store.stats({ deadlineMs: Date.now() + 300 })),
        timed(store.stats()),
        timed(store.ping()),
        timed(store.nodes(['kor'])),
        timed(store.stanceMatrix({ maxClaims: 1, maxSpeakers: 1 })),
        timed(store.write(SAMPLE)),
      ]),
    );
    for (const each of asked) {
      expect(each.error).toMatchObject(unavailable);
      expect(each.elapsedMs).toBeLessThan(4_000);
    }
    expect(late.error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(late.elapsedMs).toBeLessThan(1_500);
    await expect.poll(async () => (await store.stats()).nodes, SOON).toBe(SAMPLE.nodes.length);
  });

  it('fails a query that it is killed in the middle of, answers again after a start, without a start of ours, and has lost nothing', async () => {
    const connection = connect(own.settings, () => {});
    const driver = driverOf({ ...own.settings, database: undefined });
    const asking = timed(connection.read((ask) => ask(ENDLESS)));
    while ((await countEndless((text) => driver.executeQuery(text))) === 0);
    await driver.close();
    const killedAt = performance.now();
    await own.down();
    expect((await asking).error).toMatchObject(unavailable);
    expect(performance.now() - killedAt).toBeLessThan(4_000);
    const { error, elapsedMs } = await timed(store.stats());
    expect(error).toMatchObject(unavailable);
    expect(elapsedMs).toBeLessThan(4_000);

    await own.up();
    await expect.poll(async () => (await store.stats()).nodes, SOON).toBe(SAMPLE.nodes.length);
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    expect(await connection.read((ask) => ask('RETURN 1 AS one'))).toEqual([{ one: 1 }]);
    await connection.close();
  });

  it('may be read where it may not be written, and may have less patience than we', async () => {
    await own.up(['server.databases.read_only=neo4j', 'db.transaction.timeout=2s']);
    // A server that has just started may need longer than that for what it has never answered before.
    const answered = async <T>(asking: Promise<T>) => {
      try {
        return await asking;
      } catch (error) {
        if (error instanceof GraphError && error.code === 'DEADLINE_EXCEEDED') return undefined;
        throw error;
      }
    };
    await expect.poll(() => answered(store.stats().then(({ nodes }) => nodes)), SOON).toBe(SAMPLE.nodes.length);
    await expect.poll(() => answered(store.search({ text: 'seoul', first: 1 }).then(({ items }) => items.length)), SOON).toBe(1);
    const { error } = await timed(store.write({ nodes: [{ ...SAMPLE.nodes[0]!, id: 'new' }], edges: [] }));
    expect(error).toMatchObject({
      code: 'STORE_UNWRITABLE',
      message: expect.stringMatching(/^The database in Neo4j at .* may only be read; .*read_only/u),
    });

    const connection = connect(own.settings, () => {});
    const slow = await timed(connection.read((ask) => ask(ENDLESS)));
    expect(slow.error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(slow.elapsedMs).toBeLessThan(4_000);
    await connection.close();
  });
});
