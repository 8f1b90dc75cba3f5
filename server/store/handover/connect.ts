// The loader's side of the handover: the store of another process, reached through the socket in its data folder.
import { connect, type Socket } from 'node:net';
import { GraphError } from '../../graph/graph-error.ts';
import { readFrames, writeFrame } from './frames.ts';
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
    await writeFrame(socket!, request);
    return answer;
  }
  /** The other side answers each operation with what the port promises for it; messages carry no types, so the promise is made here, once. */
  function bind<O extends HandoverOperation>(operation: O): StoreToLoad[O] {
    return ((argument?: unknown) => ask(operation, argument)) as StoreToLoad[O];
  }

  return {
    name: 'Embedded',
    batchSize: hello.batchSize,
    batchMs: hello.batchMs,
    isHandover: true,
    nodes: bind('nodes'),
    edges: bind('edges'),
    degrees: bind('degrees'),
    edgesOf: bind('edgesOf'),
    edgesBetween: bind('edgesBetween'),
    scanNodes: bind('scanNodes'),
    scanEdges: bind('scanEdges'),
    stats: () => ask('stats') as ReturnType<StoreToLoad['stats']>,
    write: bind('write'),
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
