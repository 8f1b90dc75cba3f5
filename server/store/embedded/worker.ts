// The database's thread: takes questions as messages, answers them in slices, and never holds up the server's own thread.
import { parentPort, workerData } from 'node:worker_threads';
import { GraphError } from '../../graph/graph-error.ts';
import type { Batch, NeighboursQuery, PositionsQuery, ScanQuery, SearchQuery, StatementsQuery, StoreReader } from '../store.ts';
import { openDatabase, type Database } from './database.ts';
import { countNeighbours, readNeighbours } from './neighbours.ts';
import { ping, readContested, readDegrees, readEdges, readEdgesBetween, readEdgesOf, readNodes, readStats } from './nodes.ts';
import type { Answer, Operation, Question, Request, Response, WorkerFailure, WorkerSettings } from './protocol.ts';
import { scanEdges, scanNodes } from './scan.ts';
import { search } from './search.ts';
import { createSlices, type Slices } from './slices.ts';
import { readPositions, readStatements } from './statements.ts';
import { writeBatch } from './write.ts';

type Ids = readonly string[];
type Handler = (database: Database, argument: never, slices: Slices) => unknown;

const HANDLERS: Readonly<Record<Operation, Handler>> = {
  nodes: (database, ids: Ids, slices) => readNodes(database, ids, slices),
  degrees: (database, ids: Ids, slices) => readDegrees(database, ids, slices),
  edgesOf: (database, query: Parameters<StoreReader['edgesOf']>[0], slices) => readEdgesOf(database, query, slices),
  edgesBetween: (database, query: Parameters<StoreReader['edgesBetween']>[0], slices) => readEdgesBetween(database, query, slices),
  filterNodes: (database, query: Parameters<StoreReader['filterNodes']>[0], slices) => readNodes(database, query.ids, slices, query.filter),
  neighbours: (database, query: NeighboursQuery, slices) => readNeighbours(database, query, slices),
  neighbourCounts: (database, query: Parameters<StoreReader['neighbourCounts']>[0], slices) => countNeighbours(database, query, slices),
  search: (database, query: SearchQuery, slices) => search(database, query, slices),
  statements: (database, query: StatementsQuery, slices) => readStatements(database, query, slices),
  positions: (database, query: PositionsQuery, slices) => readPositions(database, query, slices),
  contested: (database, claims: Ids, slices) => readContested(database, claims, slices),
  scanNodes: (database, query: ScanQuery, slices) => scanNodes(database, query, slices),
  scanEdges: (database, query: ScanQuery, slices) => scanEdges(database, query, slices),
  edgesById: (database, ids: Ids, slices) => readEdges(database, ids, slices),
  stats: (database) => readStats(database),
  ping: (database) => ping(database),
  write: (database, batch: Batch) => writeBatch(database, batch),
};

const { file, flags } = workerData as WorkerSettings;
const givenUp = new Int32Array(flags);

try {
  serve(openDatabase(file));
  post({ type: 'opened' });
} catch (error) {
  post({ type: 'openFailed', failure: failureOf(error) });
}

function serve(database: Database): void {
  parentPort!.on('message', (request: Request) => {
    if (request.type === 'close') {
      database.close();
      post({ type: 'closed' });
      parentPort!.close();
      return;
    }
    for (const question of request.questions) void answer(database, question);
  });
}

async function answer(database: Database, { id, operation, argument, slot, deadlineMs }: Question): Promise<void> {
  const slices = createSlices(() => Atomics.load(givenUp, slot) === 1, deadlineMs);
  try {
    give({ id, value: await HANDLERS[operation](database, argument as never, slices) });
  } catch (error) {
    give({ id, failure: failureOf(error) });
  }
}

let answers: Answer[] = [];

function give(given: Answer): void {
  if (answers.push(given) > 1) return;
  setImmediate(() => {
    post({ type: 'answers', answers });
    answers = [];
  });
}

function post(response: Response): void {
  parentPort!.postMessage(response);
}

function failureOf(error: unknown): WorkerFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const cause =
    error instanceof GraphError && error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return {
    code: error instanceof GraphError ? error.code : /malformed|corrupt|not a database/iu.test(message) ? 'STORE_DAMAGED' : undefined,
    message,
    details: error instanceof GraphError ? error.details : {},
    stack: `${stack ?? message}${cause}`,
  };
}
