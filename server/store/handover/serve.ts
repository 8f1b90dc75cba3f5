// The holder's side of the handover: a Unix socket in the data folder that only this user can open. Flows in: requests of loaders. Flows out: replies.
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { GraphError } from '../../graph/graph-error.ts';
import type { Store } from '../store.ts';
import { readFrames, writeFrame } from './frames.ts';
import { BATCH_MS, BATCH_SIZE, OPERATIONS, VERSION, socketOf, type HandoverReply, type HandoverRequest, type Hello } from './protocol.ts';

/** Loaders at once; each holds one message. */
const MAX_LOADERS = 4;
/** Of the socket's address, which the system bounds (sun_path of unix(7): 108 on Linux, 104 elsewhere). */
const MAX_PATH_BYTES = 103;

export interface HandoverServer {
  /** Lets the requests under way end, and goes. */
  close(): Promise<void>;
}

/**
 * Only for the process that holds the folder: what a holder that was killed left behind is cleared.
 * @throws GraphError NOT_IMPLEMENTED, STORE_UNWRITABLE where there can be no socket: loads then need the server stopped
 */
export async function serveHandover(store: Store, dataDir: string): Promise<HandoverServer> {
  const path = socketOf(dataDir);
  if (process.platform === 'win32') throw new GraphError('NOT_IMPLEMENTED', 'On Windows, stop Demarche before you load files.');
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) {
    throw new GraphError(
      'STORE_UNWRITABLE',
      `The path of DATA_DIR is too long for a socket in it (${MAX_PATH_BYTES} bytes); stop Demarche before you load files, or use a shorter one.`,
    );
  }
  const sockets = new Set<Socket>();
  const turns = new Set<Promise<void>>();
  let isClosing = false;

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined);
    if (isClosing || sockets.size >= MAX_LOADERS) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    const turn = attend(store, socket, () => isClosing).finally(() => {
      socket.destroySoon();
      sockets.delete(socket);
      turns.delete(turn);
    });
    turns.add(turn);
  });

  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (cause) =>
      reject(new GraphError('STORE_UNWRITABLE', `There can be no socket in DATA_DIR; stop Demarche before you load files.`, { cause })),
    );
    // The file is made inside of listen, with the rights that are left here: at no moment can somebody else open it.
    const before = process.umask(0o177);
    try {
      server.listen(path);
    } finally {
      process.umask(before);
    }
  });
  chmodSync(path, 0o600);

  return {
    async close() {
      isClosing = true;
      server.close();
      // Who waits for its next request is sent away; who waits for a reply gets it first.
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      await Promise.all(turns);
    },
  };
}

/** Sockets whose request is being answered. */
const busy = new WeakSet<Socket>();

/** One request after the other: whoever sends faster than the store writes is slowed down by the socket. */
async function attend(store: Store, socket: Socket, isClosing: () => boolean): Promise<void> {
  try {
    await writeFrame(socket, { demarche: 'handover', version: VERSION, batchSize: BATCH_SIZE, batchMs: BATCH_MS } satisfies Hello);
    for await (const request of readFrames(socket)) {
      busy.add(socket);
      const reply = await answer(store, request);
      await writeFrame(socket, reply).catch((error: unknown) => writeFrame(socket, failed(reply.id, error)));
      busy.delete(socket);
      if (isClosing()) return;
    }
  } catch (error) {
    // It broke off, or it does not speak as agreed: told as far as it still listens.
    if (!socket.destroyed) await writeFrame(socket, failed(0, error)).catch(() => undefined);
  }
}

async function answer(store: Store, request: unknown): Promise<HandoverReply> {
  const { id, operation, argument } = (request ?? {}) as Partial<HandoverRequest>;
  if (typeof id !== 'number' || !OPERATIONS.some((known) => known === operation)) {
    return failed(typeof id === 'number' ? id : 0, new GraphError('INVALID_ARGUMENT', 'A message is no request that is known.'));
  }
  try {
    // The store checks what it is asked, whoever asks.
    const ask = store[operation!] as (argument: unknown) => Promise<unknown>;
    return { id, value: await (operation === 'stats' ? store.stats() : ask(argument)) };
  } catch (error) {
    return failed(id, error);
  }
}

function failed(id: number, error: unknown): HandoverReply {
  if (error instanceof GraphError) return { id, failure: { code: error.code, message: error.message, details: error.details } };
  return { id, failure: { code: 'INVALID_ARGUMENT', message: 'A message could not be understood.', details: {} } };
}
