// The database's thread: takes questions as messages, answers them in slices, and never holds up the server's own thread.
import { parentPort, workerData } from 'node:worker_threads';
import { GraphError, type GraphErrorCode } from '../../graph/graph-error.ts';
import type { AgreementsQuery, DayCountsQuery, ShortestPathsQuery, StanceMatrixQuery } from '../questions.ts';
import type { NeighboursQuery, PositionsQuery, ScanQuery, SearchQuery, StatementsQuery, StoreReader } from '../store.ts';
import { readAgreements } from './agreements.ts';
import { openDatabase, type Database } from './database.ts';
import { readDayCounts } from './day-counts.ts';
import { readEdgesBetween } from './edges-between.ts';
import { countNeighbours, readNeighbours } from './neighbours.ts';
import { ping, readContested, readDegrees, readEdgesOf, readNodes, readStats } from './nodes.ts';
import type { PackedBatch } from './packed-batch.ts';
import { readShortestPaths } from './paths.ts';
import type { Answer, Operation, Question, Request, Response, WorkerFailure, WorkerSettings } from './protocol.ts';
import { scanEdges, scanNodes } from './scan.ts';
import { search } from './search.ts';
import { createSlices, type Slices } from '../slices.ts';
import { readStanceMatrix } from './stance-matrix.ts';
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
  shortestPaths: (database, query: ShortestPathsQuery, slices) => readShortestPaths(database, query, slices),
  stanceMatrix: (database, query: StanceMatrixQuery, slices) => readStanceMatrix(database, query, slices),
  agreements: (database, query: AgreementsQuery, slices) => readAgreements(database, query, slices),
  dayCounts: (database, query: DayCountsQuery, slices) => readDayCounts(database, query, slices),
  scanNodes: (database, query: ScanQuery, slices) => scanNodes(database, query, slices),
  scanEdges: (database, query: ScanQuery, slices) => scanEdges(database, query, slices),
  stats: (database) => readStats(database),
  ping: (database) => ping(database),
  write: (database, batch: PackedBatch) => writeBatch(database, batch),
};

/** What SQLite says of files, in our words. */
const FAULTS: readonly { told: RegExp; code: GraphErrorCode; message: string }[] = [
  {
    told: /malformed|corrupt|not a database/iu,
    code: 'STORE_DAMAGED',
    message: 'The database is damaged. Move it away and start again to get a new one, then load your files.',
  },
  {
    told: /full|disk I\/O|readonly/iu,
    code: 'STORE_UNWRITABLE',
    message:
      'The database cannot be written: the disk is full or gone. Free some space in DATA_DIR and try again; no batch is half written.',
  },
];

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
      sendAnswers();
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
  if (answers.push(given) === 1) setImmediate(sendAnswers);
}

function sendAnswers(): void {
  if (answers.length > 0) post({ type: 'answers', answers });
  answers = [];
}

function post(response: Response): void {
  parentPort!.postMessage(response);
}

function failureOf(error: unknown): WorkerFailure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof GraphError) {
    const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
    return { code: error.code, message, details: error.details, stack: `${stack ?? message}${cause}` };
  }
  const known = FAULTS.find(({ told }) => told.test(message));
  return { code: known?.code, message: known?.message ?? message, details: {}, stack };
}
