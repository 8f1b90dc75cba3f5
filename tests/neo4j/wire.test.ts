// What goes wrong between two messages: a transaction that cannot begin, an end that fails behind its answer, a connection that falls silent.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Ask, type Connection } from '../../server/store/neo4j/connection.ts';
import { ENDLESS } from './endless.ts';
import { startOwnServer, whyNoOwnServer, type OwnServer } from './own-server.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { timed } from './timed.ts';

const ONE = 'RETURN 1 AS one';
/** The message that ends a transaction well, as Bolt writes it: its length, a structure without fields, and its signature. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);
/** With the one of the pulse, which is asked between two transactions of others. */
const MOST = 3;
const why = whyNoOwnServer();

describe.skipIf(why !== undefined)(`the wire to a server${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let own: OwnServer;
  let connection: Connection | undefined;
  let proxy: Proxy | undefined;
  const asked: string[] = [];
  beforeAll(async () => {
    own = await startOwnServer();
    await own.up([`db.transaction.concurrent.maximum=${MOST}`]);
  });
  afterAll(() => own.remove());
  afterEach(async () => {
    await connection?.close();
    await proxy?.close();
    asked.length = 0;
  });

  const open = (uri = own.settings.uri) => (connection = connect({ ...own.settings, uri }, (text) => asked.push(text)));
  const one = (ask: Ask) => ask(ONE);
  /** Fills the server with transactions that last until they are let go. */
  async function fill(through: Connection): Promise<() => Promise<unknown>> {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let holding = 0;
    const holders = Array.from({ length: MOST }, () =>
      through.read(async (ask) => {
        await ask(ONE);
        holding += 1;
        await held;
      }),
    );
    await expect.poll(() => holding).toBe(MOST);
    return () => {
      letGo();
      return Promise.all(holders);
    };
  }

  it('begins a transaction again that could not begin, though its first query went with the beginning', async () => {
    const opened = open();
    await opened.read(one);
    const letGo = await fill(opened);
    asked.length = 0;
    const answer = opened.read(one);
    await expect.poll(() => asked.length).toBeGreaterThan(1);
    await letGo();
    expect(await answer).toEqual([{ one: 1 }]);
    expect(opened.pool().inUse).toBe(0);
  });

  it('says in time that it cannot begin, and why', async () => {
    const opened = open();
    await opened.read(one);
    const letGo = await fill(opened);
    const { error, elapsedMs } = await timed(opened.read(one));
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('as many transactions as it may') });
    // Tries go on for 3 s, and the pause before the last one, which begins within them, may take some 5 s more.
    expect(elapsedMs).toBeLessThan(9_000);
    await letGo();
    expect(await opened.read(one)).toEqual([{ one: 1 }]);
  });

  it('has its answer before the transaction ends, and bears that the end fails', async () => {
    proxy = await startProxy(own.settings.uri);
    const opened = open(proxy.uri);
    await opened.read(one);
    let cut = 0;
    proxy.cutAt((piece) => piece.includes(COMMIT) && ++cut > 0);
    asked.length = 0;
    expect(await opened.read(one)).toEqual([{ one: 1 }]);
    await expect.poll(() => cut).toBe(1);
    proxy.cutAt(() => false);
    // While another is asked the driver comes back to the first, after a second; nothing is asked again, since nobody waits for it.
    const other = opened.read((ask) => ask(ENDLESS), { deadlineMs: Date.now() + 3_000 });
    await expect(other).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(asked).toEqual([ONE, ENDLESS]);
    expect(opened.pool().inUse).toBe(0);
  });

  it('does not let a write pass whose end failed', async () => {
    proxy = await startProxy(own.settings.uri);
    const opened = open(proxy.uri);
    await opened.read(one);
    proxy.cutAt((piece) => piece.includes(COMMIT));
    await expect(opened.write((ask) => ask('CREATE (:DemarcheTestsOther)'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    proxy.cutAt(() => false);
    await expect
      .poll(() => opened.read((ask) => ask('MATCH (n:DemarcheTestsOther) RETURN count(n) AS count')).catch(() => undefined))
      .toEqual([{ count: 0 }]);
  });

  it('takes another connection for its pulse where the one that it had falls silent', async () => {
    proxy = await startProxy(own.settings.uri);
    const opened = open(proxy.uri);
    await opened.read(one);
    expect(proxy.made()).toBe(2);
    // The first is the pulse's: whether there is a server is asked before all else.
    proxy.silence(0);
    const { error, elapsedMs } = await timed(opened.read((ask) => ask(ENDLESS)));
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('does not answer') });
    expect(elapsedMs).toBeLessThan(4_000);
    await expect.poll(() => opened.read(one).catch(() => undefined), { timeout: 10_000 }).toEqual([{ one: 1 }]);
    // One that takes longer than the patience with a server, and is answered: the pulse beats again.
    await expect(opened.read((ask) => ask(ENDLESS), { deadlineMs: Date.now() + 5_000 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });
});
