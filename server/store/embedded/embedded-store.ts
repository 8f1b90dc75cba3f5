// The embedded store: SQLite in a worker thread. This side turns each call into a message and each answer into a promise.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { GraphError } from '../../graph/graph-error.ts';
import { checked, type StoreAdapter } from '../checked.ts';
import type { ReadOptions, Store } from '../store.ts';
import { takeLock } from './lock.ts';
import { packBatch } from './packed-batch.ts';
import {
  FLAG_SLOTS,
  type Operation,
  type Question,
  type Request,
  type Response,
  type WorkerFailure,
  type WorkerSettings,
} from './protocol.ts';
import { remembering } from './remembered.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(error: GraphError): void;
  slot: number;
}

/**
 * Opens the store in a folder, making both where they are missing.
 * @throws GraphError STORE_LOCKED, STORE_UNWRITABLE, STORE_DAMAGED
 */
export async function openEmbeddedStore(dataDir: string): Promise<Store> {
  const file = join(dataDir, 'demarche.sqlite');
  const lock = takeLock(dataDir, file);
  try {
    return checked(remembering(await startWorker(file, () => lock.release())));
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startWorker(file: string, onClosed: () => void): Promise<StoreAdapter> {
  const flags = new SharedArrayBuffer(FLAG_SLOTS * Int32Array.BYTES_PER_ELEMENT);
  const givenUp = new Int32Array(flags);
  const freeSlots = Array.from({ length: FLAG_SLOTS }, (_, slot) => slot);
  const waitingForSlot: (() => void)[] = [];
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let failure: GraphError | undefined;

  // Compiled code, also where tests run the sources: a worker thread cannot load TypeScript.
  const script = createRequire(import.meta.url).resolve('#embedded-worker');
  const worker = new Worker(script, { workerData: { file, flags } satisfies WorkerSettings });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  function failAll(error: GraphError): void {
    failure ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    for (const go of waitingForSlot.splice(0)) go();
  }

  const opened = new Promise<void>((resolve, reject) => {
    worker.on('message', (response: Response) => {
      if (response.type === 'opened') resolve();
      else if (response.type === 'openFailed') reject(errorOf(response.failure));
      else if (response.type === 'answers') {
        for (const answer of response.answers) {
          const asked = take(answer.id);
          if ('failure' in answer) asked?.reject(errorOf(answer.failure));
          else asked?.resolve(answer.value);
        }
      }
    });
    worker.once('error', (cause) => {
      const error = new GraphError('STORE_UNAVAILABLE', 'The store stopped by a fault of its own; restart Demarche.', { cause });
      failAll(error);
      reject(error);
    });
    worker.once('exit', () => failAll(new GraphError('STORE_UNAVAILABLE', 'The store was closed; open it again to ask it anything.')));
  });

  function take(id: number): Pending | undefined {
    const entry = pending.get(id);
    pending.delete(id);
    return entry;
  }

  let questions: Question[] = [];
  function put(question: Question): void {
    if (questions.push(question) === 1) setImmediate(sendQuestions);
  }
  function sendQuestions(): void {
    if (questions.length > 0) worker.postMessage({ type: 'ask', questions } satisfies Request);
    questions = [];
  }

  async function ask(operation: Operation, argument: unknown, options: ReadOptions = {}): Promise<unknown> {
    while (freeSlots.length === 0 && !failure) await new Promise<void>((resolve) => waitingForSlot.push(resolve));
    if (failure) throw failure;
    const slot = freeSlots.pop()!;
    Atomics.store(givenUp, slot, 0);
    lastId += 1;
    const id = lastId;
    const giveUp = () => Atomics.store(givenUp, slot, 1);
    options.signal?.addEventListener('abort', giveUp, { once: true });
    if (options.signal?.aborted) giveUp();
    try {
      return await new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, slot });
        put({ id, operation, argument, slot, deadlineMs: options.deadlineMs });
      });
    } finally {
      options.signal?.removeEventListener('abort', giveUp);
      freeSlots.push(slot);
      waitingForSlot.shift()?.();
    }
  }

  /** The worker answers each operation with what the port promises for it; messages carry no types, so the promise is made here, once. */
  function bind<O extends Operation>(operation: O): StoreAdapter[O] {
    return ((argument?: unknown, options?: ReadOptions) => ask(operation, argument, options)) as StoreAdapter[O];
  }

  await opened.catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return {
    name: 'Embedded',
    nodes: bind('nodes'),
    edges: bind('edges'),
    degrees: bind('degrees'),
    edgesOf: bind('edgesOf'),
    edgesBetween: bind('edgesBetween'),
    filterNodes: bind('filterNodes'),
    neighbours: bind('neighbours'),
    neighbourCounts: bind('neighbourCounts'),
    search: bind('search'),
    statements: bind('statements'),
    positions: bind('positions'),
    contested: bind('contested'),
    shortestPaths: bind('shortestPaths'),
    stanceMatrix: bind('stanceMatrix'),
    agreements: bind('agreements'),
    dayCounts: bind('dayCounts'),
    scanNodes: bind('scanNodes'),
    scanEdges: bind('scanEdges'),
    write: (batch) => ask('write', packBatch(batch)) as ReturnType<StoreAdapter['write']>,
    stats: (options) => ask('stats', undefined, options) as ReturnType<StoreAdapter['stats']>,
    ping: (options) => ask('ping', undefined, options) as Promise<void>,
    close: async () => {
      sendQuestions();
      if (!failure) worker.postMessage({ type: 'close' } satisfies Request);
      await exited;
      onClosed();
    },
  };
}

function errorOf({ code, message, details, stack }: WorkerFailure): GraphError {
  const cause = new Error(message);
  if (stack !== undefined) cause.stack = stack;
  return code === undefined
    ? new GraphError('STORE_UNAVAILABLE', 'The store could not answer; see the log for the cause.', { details, cause })
    : new GraphError(code, message, { details, cause });
}
