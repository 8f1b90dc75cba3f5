// The loader's side of the handover: the store of another process, reached through the socket in its data folder.
import { connect, type Socket } from 'node:net';
import { GraphError } from '../../graph/graph-error.ts';
import { settleBatch, siftBatch } from '../batch.ts';
import type { Page, ScanQuery } from '../store.ts';
import { isTooLarge, readFrames, writeFrame } from './frames.ts';
import {
  VERSION,
  socketOf,
  type HandoverOperation,
  type HandoverReply,
  type HandoverRequest,
  type Hello,
  type StoreToLoad,
} from './protocol.ts';

const WENT_AWAY =
  'The Demarche that holds the store went away in the middle; what it acknowledged is kept. Run the same command again, whether it is started again or not.';

/**
 * Undefined where nobody listens there.
 * @throws GraphError STORE_LOCKED where it may not be used, or speaks another version
 */
export async function connectHandover(dataDir: string): Promise<StoreToLoad | undefined> {
  const socket = await open(socketOf(dataDir));
  if (!socket) return undefined;
  const frames = readFrames(socket);
  const hello = (await frames.next()).value as Partial<Hello> | undefined;
  if (
    hello?.demarche !== 'handover' ||
    hello.version !== VERSION ||
    typeof hello.batchSize !== 'number' ||
    typeof hello.batchMs !== 'number'
  ) {
    socket.destroy();
    const why =
      hello?.demarche === 'handover' ? `hands over by version ${String(hello.version)}, and this one by ${VERSION}` : 'takes no load now';
    throw new GraphError('STORE_LOCKED', `The Demarche that holds "${dataDir}" ${why}; stop it, load, and start it again.`);
  }

  const pending = new Map<number, { resolve(value: unknown): void; reject(error: GraphError): void }>();
  let lastId = 0;
  let failure: GraphError | undefined;
  void receive().catch((error: unknown) => fail(error));

  async function receive(): Promise<void> {
    for (;;) {
      const next = await frames.next();
      if (next.done === true) break;
      const reply = next.value as HandoverReply;
      const asked = pending.get(reply.id);
      pending.delete(reply.id);
      if (!('failure' in reply)) asked?.resolve(reply.value);
      else asked?.reject(new GraphError(reply.failure.code, reply.failure.message, { details: reply.failure.details }));
    }
    fail(undefined);
  }
  function fail(cause: unknown): void {
    failure ??= new GraphError('STORE_UNAVAILABLE', WENT_AWAY, { cause });
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
  }

  async function ask(operation: HandoverOperation, argument?: unknown): Promise<unknown> {
    if (failure) throw failure;
    lastId += 1;
    const request: HandoverRequest = { id: lastId, operation, argument };
    const answer = new Promise<unknown>((resolve, reject) => pending.set(request.id, { resolve, reject }));
    // Looked at below; a failure in between must not count as one that nobody looks at.
    answer.catch(() => undefined);
    try {
      await writeFrame(socket!, request);
    } catch (error) {
      pending.delete(request.id);
      throw error;
    }
    return answer;
  }
  /** The other side answers each operation with what the port promises for it; messages carry no types, so the promise is made here, once. */
  function bind<O extends HandoverOperation>(operation: O): StoreToLoad[O] {
    return ((argument?: unknown) => ask(operation, argument)) as StoreToLoad[O];
  }

  /** An answer too large for one message, such as the long texts of many sources, is asked for by halves. */
  async function inHalves<T>(ids: readonly string[], part: (ids: readonly string[]) => Promise<T[]>): Promise<T[]> {
    try {
      return await part(ids);
    } catch (error) {
      if (!isTooLarge(error) || ids.length < 2) throw error;
      const middle = ids.length >> 1;
      return [...(await inHalves(ids.slice(0, middle), part)), ...(await inHalves(ids.slice(middle), part))];
    }
  }
  function paged<T>(scan: (query: ScanQuery) => Promise<Page<T>>): (query: ScanQuery) => Promise<Page<T>> {
    let most = Number.MAX_SAFE_INTEGER;
    return async function page(query: ScanQuery): Promise<Page<T>> {
      const first = Math.min(query.first, most);
      try {
        const answer = await scan({ ...query, first });
        // The next one may be of shorter texts.
        most = Math.max(most, first * 2);
        return answer;
      } catch (error) {
        if (!isTooLarge(error) || first < 2) throw error;
        most = first >> 1;
        return page(query);
      }
    };
  }
  const asked = { nodes: bind('nodes'), edges: bind('edges'), edgesOf: bind('edgesOf'), write: bind('write') };

  return {
    name: 'Embedded',
    batchSize: hello.batchSize,
    batchMs: hello.batchMs,
    isHandover: true,
    nodes: (ids) => inHalves(ids, asked.nodes),
    edges: (ids) => inHalves(ids, asked.edges),
    degrees: bind('degrees'),
    edgesOf: (query) => inHalves(query.ids, (ids) => asked.edgesOf({ ...query, ids })),
    edgesBetween: bind('edgesBetween'),
    scanNodes: paged(bind('scanNodes')),
    scanEdges: paged(bind('scanEdges')),
    stats: () => ask('stats') as ReturnType<StoreToLoad['stats']>,
    async write(batch) {
      try {
        return await asked.write(batch);
      } catch (error) {
        // What no store would take is named here: it may be all that is too large.
        if (isTooLarge(error)) settleBatch({ ...siftBatch(batch), edges: [] }, { nodes: new Map(), edges: new Map() });
        throw error;
      }
    },
    async close() {
      socket.destroy();
    },
  };
}

async function open(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES' || error.code === 'EPERM') {
        reject(new GraphError('STORE_LOCKED', 'The store is held by a Demarche of another user; load as that user.', { cause: error }));
      } else {
        // ENOENT, ECONNREFUSED: the holder does not listen, or it is one that was killed.
        resolve(undefined);
      }
    });
  });
}
