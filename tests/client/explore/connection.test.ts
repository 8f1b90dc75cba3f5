// A server that is gone: noticed by a request without an answer, asked for with growing pauses, and found again.
import { beforeEach, describe, expect, it } from 'vitest';
import { StatsDocument } from '../../../client/api/operations.generated.ts';
import type { Answer, SendRequest } from '../../../client/api/request.ts';
import { createConnection, type Connection } from '../../../client/explore/connection.ts';

let isThere: boolean;
let pings: number;
/** Calls of a passing second; empty while nothing is counted down. */
let seconds: Set<() => void>;
let connection: Connection;

beforeEach(() => {
  isThere = true;
  pings = 0;
  seconds = new Set();
  const send = (async () =>
    isThere ? { data: {} } : { error: { code: 'NETWORK', message: 'The server did not answer.' } }) as unknown as SendRequest;
  connection = createConnection({
    send,
    ping: async () => {
      pings += 1;
      return isThere;
    },
    everySecond(run) {
      seconds.add(run);
      return () => seconds.delete(run);
    },
    isOffline: () => false,
  });
});

const ask = (): Promise<Answer<unknown>> => connection.send(StatsDocument, {});

async function passSecond(): Promise<void> {
  for (const run of seconds) run();
  await settled();
}

/** Everything that is ready to run has run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the connection', () => {
  it('says nothing while the server answers, nor of one answer that was lost', async () => {
    await ask();
    expect(connection.gone.value).toBeUndefined();
    isThere = false;
    const lost = ask();
    isThere = true;
    await lost;
    await settled();
    expect(connection.gone.value).toBeUndefined();
  });

  it('asks again after 1, 2, 4, 8, 15, 30, 60 and 60 s', async () => {
    isThere = false;
    await ask();
    await settled();
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { nextTryInS } = connection.gone.value!;
      pauses.push(nextTryInS);
      const before = pings;
      for (let second = 0; second < nextTryInS; second += 1) {
        expect(pings).toBe(before);
        await passSecond();
      }
      expect(pings).toBe(before + 1);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 60, 60]);
  });

  it('is found by a try of its own, by a request, and at once when it is asked to', async () => {
    const findings: (() => Promise<unknown>)[] = [passSecond, ask, async () => connection.tryNow()];
    for (const find of findings) {
      isThere = false;
      await ask();
      await settled();
      expect(connection.gone.value).toMatchObject({ isTrying: false, nextTryInS: 1 });
      isThere = true;
      await find();
      await settled();
      expect(connection.gone.value).toBeUndefined();
      expect(seconds.size).toBe(0);
    }
  });
});
