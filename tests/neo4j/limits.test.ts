// What a caller's time and leave do to a query, and what an account, a database or an address that is wrong says.
import { expect, it } from 'vitest';
import { connect, type Ask } from '../../server/store/neo4j/connection.ts';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { ENDLESS, countEndless } from './endless.ts';
import { describeNeo4j } from './servers.ts';

/** Long before the query would end by itself, or by the server's own limit for transactions. */
const STOPS = { timeout: 5_000 };

describeNeo4j('limits', (_name, { settings, cypher }) => {
  const endless = (ask: Ask) => ask(ENDLESS);
  const untilRunning = async (count: number) => {
    await expect.poll(() => countEndless(cypher), STOPS).toBe(count);
  };

  it('ends a query at its deadline, here and on the server', async () => {
    const connection = connect(settings, () => {});
    const startedAt = performance.now();
    await expect(connection.read(endless, { deadlineMs: Date.now() + 500 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    await untilRunning(0);
    await connection.close();
  });

  it('stops the query on the server when whoever asked has gone', async () => {
    const connection = connect(settings, () => {});
    const controller = new AbortController();
    const asked = connection.read(endless, { signal: controller.signal });
    await untilRunning(1);
    controller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
    await untilRunning(0);
    expect(await connection.read((ask) => ask('RETURN 1 AS one'))).toEqual([{ one: 1 }]);
    await connection.close();
  });

  it('lets a query run that takes long on a server that lives', async () => {
    const connection = connect(settings, () => {});
    const controller = new AbortController();
    const asked = connection.read(endless, { signal: controller.signal, deadlineMs: Date.now() + 6_000 });
    await expect(asked).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await connection.close();
  });

  it('gives up in time where all connections are in use, and goes on once one is free', async () => {
    const connection = connect(settings, () => {});
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let holding = 0;
    const holders = Array.from({ length: 100 }, () =>
      connection.read(async (ask) => {
        await ask('RETURN 1 AS one');
        holding += 1;
        await held;
      }),
    );
    await expect.poll(() => holding).toBe(100);
    expect(connection.pool()).toEqual({ inUse: 100, free: 0 });
    const startedAt = performance.now();
    await expect(connection.read((ask) => ask('RETURN 1 AS one'))).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('All connections to Neo4j'),
    });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    letGo();
    await Promise.all(holders);
    expect(connection.pool()).toEqual({ inUse: 0, free: 100 });
    expect(await connection.read((ask) => ask('RETURN 1 AS one'))).toEqual([{ one: 1 }]);
    await connection.close();
  });

  it('says that an account is refused, and does not try it again and again', async () => {
    const tried: string[] = [];
    const store = openNeo4jStore({ ...settings, username: settings.username ?? 'neo4j', password: 'not the password' }, (text) =>
      tried.push(text),
    );
    const refused = {
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/refuses the account "neo4j"; check NEO4J_USERNAME and NEO4J_PASSWORD/u),
      details: { setting: 'NEO4J_PASSWORD' },
    };
    const first = await Promise.all(Array.from({ length: 20 }, () => store.ping().catch((error: unknown) => error)));
    for (const error of first) expect(error).toMatchObject(refused);
    const startedAt = performance.now();
    await expect(store.ping()).rejects.toMatchObject(refused);
    expect(performance.now() - startedAt).toBeLessThan(50);
    expect(tried).toEqual([]);
    await store.close();
    expect(await cypher('RETURN 1')).toBeDefined();
  });

  it('names a database that is not there', async () => {
    const store = openNeo4jStore({ ...settings, database: 'nowhere' });
    await expect(store.ping()).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('no database "nowhere"'),
      details: { setting: 'NEO4J_DATABASE' },
    });
    await store.close();
  });

  it('says within its time that nobody answers at an address', async () => {
    const store = openNeo4jStore({ ...settings, uri: 'bolt://127.0.0.1:1' });
    const startedAt = performance.now();
    const errors = await Promise.all(Array.from({ length: 20 }, () => store.stats().catch((error: unknown) => error)));
    for (const error of errors) expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', cause: expect.any(Error) });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    await store.close();
  });
});
