// A server that goes away under the product: stopped, frozen, read-only, absent at the start. One sentence in time, and all well again when it is back.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import type { Store } from '../../server/store/store.ts';
import { SAMPLE } from '../contract/sample-graph.ts';
import { startOwnServer, type OwnServer } from './own-server.ts';

const [first] = inject('neo4j');
const why =
  first === undefined || 'missing' in first ? 'there is none' : first.name === 'at NEO4J_URI' ? 'the given one stays up' : undefined;

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

  const timed = async (work: Promise<unknown>) => {
    const startedAt = performance.now();
    const error: unknown = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return { error, elapsedMs: performance.now() - startedAt };
  };
  const unavailable = { code: 'STORE_UNAVAILABLE' };

  it('is told from one that takes long: frozen, it answers nobody within 4 s, and everybody when it goes on', async () => {
    process.kill(own.server().pid, 'SIGSTOP');
    const asked = await Promise.all([
      timed(store.stats()),
      timed(store.ping()),
      timed(store.nodes(['kor'])),
      timed(store.write(SAMPLE)),
      timed(store.stats({ deadlineMs: Date.now() + 300 })),
    ]);
    process.kill(own.server().pid, 'SIGCONT');
    for (const { error, elapsedMs } of asked.slice(0, 4)) {
      expect(error).toMatchObject(unavailable);
      expect(elapsedMs).toBeLessThan(4_000);
    }
    expect(asked[4].error).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(asked[4].elapsedMs).toBeLessThan(1_500);
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
  });

  it('answers again after kill -9 and a start, without a start of ours, and has lost nothing', async () => {
    const asking = timed(Promise.all(Array.from({ length: 10 }, () => store.neighbours({ ids: ['kor'], first: 5 }))));
    await own.server().stop('SIGKILL');
    const inTheMiddle = await asking;
    if (inTheMiddle.error !== undefined) expect(inTheMiddle.error).toMatchObject(unavailable);
    expect(inTheMiddle.elapsedMs).toBeLessThan(4_000);
    const { error, elapsedMs } = await timed(store.stats());
    expect(error).toMatchObject(unavailable);
    expect(elapsedMs).toBeLessThan(4_000);
    await own.start();
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
  });

  it('may be read where it may not be written', async () => {
    await own.server().stop('SIGKILL');
    await own.start(['server.databases.read_only=neo4j']);
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    expect((await store.search({ text: 'seoul', first: 1 })).items).toHaveLength(1);
    const { error } = await timed(store.write({ nodes: [{ ...SAMPLE.nodes[0]!, id: 'new' }], edges: [] }));
    expect(error).toMatchObject({ code: 'STORE_UNWRITABLE' });
    await own.server().stop('SIGKILL');
    await own.start();
  });

  it('may come after the product, which waits for it, seeds it, and is ready', async () => {
    await own.server().stop('SIGKILL');
    const product = startProduct(own);
    const url = /listens at (http:\S+) and waits/u.exec(await product.says(/waits for it/u))![1]!;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    await own.start();
    await product.says(/Demarche is ready at/u);
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'ready', store: 'Neo4j 5.26' });
    expect(product.printed()).not.toContain('loaded the seed graph');
    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
  });
});

interface Product {
  child: ChildProcess;
  ended: Promise<number | null>;
  printed(): string;
  /** Resolves to all that was printed once that matches. */
  says(sentence: RegExp): Promise<string>;
}

function startProduct({ settings }: OwnServer): Product {
  const { uri, username, password } = settings;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/server/main.js')], {
    env: { ...process.env, PORT: '0', NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
  });
  let printed = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      printed += String(chunk);
      for (const look of listeners) look();
    });
  }
  return {
    child,
    ended: new Promise((resolve) => child.once('close', resolve)),
    printed: () => printed,
    says: (sentence) =>
      new Promise((resolve) => {
        const look = () => {
          if (sentence.test(printed)) resolve(printed);
        };
        listeners.add(look);
        look();
      }),
  };
}
