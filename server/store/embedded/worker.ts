// The database's thread: takes questions as messages, answers them in slices, and never holds up the server's own thread.
import { parentPort, workerData } from 'node:worker_threads';
import { GraphError, type GraphErrorCode } from '../../graph/graph-error.ts';
import type { StoreAdapter } from '../checked.ts';
import { readAgreements } from './agreements.ts';
import { openDatabase, type Database } from './database.ts';
import { readDayCounts } from './day-counts.ts';
import { readEdges } from './edges.ts';
import { readEdgesBetween } from './edges-between.ts';
import { countNeighbours, readNeighbours } from './neighbours.ts';
import { ping, readContested, readDegrees, readEdgesOf, readNodes, readStats } from './nodes.ts';
import { readShortestPaths } from './paths.ts';
import type { Answer, ArgumentOf, Operation, Question, Request, Response, WorkerFailure, WorkerSettings } from './protocol.ts';
import { scanEdges, scanNodes } from './scan.ts';
import { search } from './search.ts';
import { createSlices, type Slices } from '../slices.ts';
import { readStanceMatrix } from './stance-matrix.ts';
import { readPositions, readStatements } from './statements.ts';
import { writeBatch } from './write.ts';

type AnswerOf<O extends Operation> = Awaited<ReturnType<StoreAdapter[O]>>;
type Handler<O extends Operation> = (database: Database, argument: ArgumentOf<O>, slices: Slices) => AnswerOf<O> | Promise<AnswerOf<O>>;

const HANDLERS: { readonly [O in Operation]: Handler<O> } = {
  nodes: readNodes,
  edges: readEdges,
  degrees: readDegrees,
  edgesOf: readEdgesOf,
  edgesBetween: readEdgesBetween,
  filterNodes: (database, { ids, filter }, slices) => readNodes(database, ids, slices, filter),
  neighbours: readNeighbours,
  neighbourCounts: countNeighbours,
  search,
  statements: readStatements,
  positions: readPositions,
  contested: readContested,
  shortestPaths: readShortestPaths,
  stanceMatrix: readStanceMatrix,
  agreements: readAgreements,
  dayCounts: readDayCounts,
  scanNodes,
  scanEdges,
  stats: readStats,
  ping,
  write: writeBatch,
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
