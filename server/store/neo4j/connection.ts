// The way to a Neo4j server: reads and writes as the driver's managed transactions, within the caller's time, with errors of ours.
// Flows in: a function that asks queries. Flows out: what it makes of the rows.
import neo4j, { type Driver, type Integer, type ManagedTransaction, type Session } from 'neo4j-driver';
import { GraphError } from '../../graph/graph-error.ts';
import type { PoolState, ReadOptions } from '../store.ts';
import { faultOf, isBusy, isOutage, isRefusal, unanswered } from './faults.ts';
import { createLimit } from './limit.ts';

export interface Neo4jSettings {
  /** `neo4j://`, `bolt://` and their `+s` and `+ssc` forms. */
  uri: string;
  /** Both absent where the server asks for no account. */
  username?: string | undefined;
  password?: string | undefined;
  /** The account's home database where absent. */
  database?: string | undefined;
}

/**
 * Asks one query; in its text the parameters stand as `$p.name`. All of them travel in one map, because a server makes a plan of its own for each
 * combination of types and sizes of parameters, and looks into maps no further. Queries asked without waiting for each other's rows travel together.
 */
export type Ask = <Row = Record<string, unknown>>(text: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Row[]>;

export interface Connection {
  /** As the server names itself, `Neo4j/5.26.31`; undefined before it answered. */
  agent(): string | undefined;
  pool(): PoolState;
  read<T>(work: (ask: Ask) => Promise<T>, options?: ReadOptions): Promise<T>;
  write<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What was asked for, and when the transaction round it has ended. */
interface UnderWay<T> {
  result: Promise<T>;
  ended: Promise<unknown>;
}

const CONNECT_MS = 2_000;
const RETRY_MS = 3_000;
const MAX_CONNECTIONS = 100;
/** A batch that takes longer waits for a writer on a machine that has vanished. */
const WRITE_MS = 120_000;
/** For how long the server may leave it unanswered whether it lives, one that answered before and one that may just have started: within what limit.ts gives. */
const SILENT_MS = 1_400;
const COLD_MS = 3_400;
/** How long a beat may take before its connection is given up; whoever waits for it has been told before. */
const PULSE_MS = 3_600;
/** How long a refused account is not tried again: servers lock out whoever tries often. */
const REFUSED_MS = 5_000;

/**
 * Reaches nothing yet.
 * @param onQuery told the text of each query before it is asked
 * @throws GraphError INVALID_SETTING where the driver cannot make sense of the address
 */
export function connect(settings: Neo4jSettings, onQuery: (text: string) => void): Connection {
  const driver = createDriver(settings, MAX_CONNECTIONS);
  // A connection of its own, so that it can be told whether the server lives when all others are waiting for it.
  let pulse = createDriver(settings, 1);
  const database = settings.database === undefined ? {} : { database: settings.database };
  // Members of a cluster may be behind each other; of one server, what was written is there for the next to read.
  const isOneServer = settings.uri.startsWith('bolt');
  let bookmarks = isOneServer ? {} : { bookmarkManager: neo4j.bookmarkManager() };
  let agent: string | undefined;
  let beating: { since: number; answer: Promise<unknown> } | undefined;
  let isMet = false;
  let wasMet = false;
  let underWay = 0;
  let refusal: { error: GraphError; until: number } | undefined;

  /** Whether the server lives and knows the account: one question at a time, whoever asks. */
  function beat(): Promise<unknown> {
    beating ??= { since: performance.now(), answer: askPulse().finally(() => (beating = undefined)) };
    return beating.answer;
  }
  const silentFor = () => (beating === undefined ? 0 : performance.now() - beating.since);
  /** Waits for a sign of life. Whoever comes when others have waited long enough already, from a queue perhaps, is told at once. */
  async function meet(): Promise<void> {
    const left = (wasMet ? SILENT_MS : COLD_MS) - silentFor();
    await inTime(beat(), left, () => unanswered(settings));
  }
  async function askPulse(): Promise<void> {
    // Not the driver's own check of connectivity, which takes a connection that was never used for a living one.
    const asked = pulse;
    const asking = asked.session({ ...database, defaultAccessMode: neo4j.session.READ });
    const answer = asking.run('RETURN 1').finally(() => asking.close());
    await inTime(answer, PULSE_MS, () => {
      // A connection that was dropped on the way stays silent for minutes, however well the server is: the next beat takes another one.
      pulse = createDriver(settings, 1);
      asked.close().catch(() => undefined);
      return unanswered(settings);
    });
  }
  const isAlive = () => beat().then(() => true, isBusy);

  async function run<T>(mode: 'READ' | 'WRITE', work: (session: Session) => UnderWay<T>, options: ReadOptions): Promise<T> {
    if (refusal && Date.now() < refusal.until) throw refusal.error;
    const limit = createLimit(options, isAlive, () => unanswered(settings));
    let session: Session | undefined;
    let ended: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const attempt = async () => {
      // At first, and after an outage, one asks for all whether there is a server.
      if (!isMet || silentFor() > SILENT_MS) await meet();
      isMet = true;
      wasMet = true;
      // Whoever gave up while it waited asks nothing any more.
      if (isOver) return limit.reached;
      underWay += 1;
      session = beginningAtOnce(driver.session({ ...database, ...bookmarks, defaultAccessMode: mode, fetchSize: -1 }));
      const begun = work(session);
      ended = begun.ended;
      return begun.result;
    };
    try {
      return await Promise.race([attempt(), limit.reached]);
    } catch (error) {
      // Not waited for: it stops the query on the server where it still runs, and a server that does not answer would not answer this either.
      ended = Promise.resolve();
      const fault = faultOf(error, settings);
      if (isOutage(fault)) {
        isMet = false;
        // What comes back may be a copy that knows nothing of what was written last.
        if (!isOneServer) bookmarks = { bookmarkManager: neo4j.bookmarkManager() };
      }
      if (isRefusal(fault)) refusal = { error: fault, until: Date.now() + REFUSED_MS };
      throw fault;
    } finally {
      isOver = true;
      limit.clear();
      if (session) {
        underWay -= 1;
        const close = () => session!.close().catch(() => undefined);
        ended.then(close, close);
      }
    }
  }

  function asker(transaction: ManagedTransaction): Ask {
    return async <Row>(text: string, parameters = {}) => {
      onQuery(text);
      const { records, summary } = await transaction.run(text, { p: parameters });
      agent = summary.server.agent ?? agent;
      return records.map((record) => record.toObject() as Row);
    };
  }

  return {
    agent: () => agent,
    // Those who wait for a connection are under way, too.
    pool: () => ({ inUse: Math.min(underWay, MAX_CONNECTIONS), free: Math.max(0, MAX_CONNECTIONS - underWay) }),
    read: (work, options = {}) =>
      run('READ', (session) => read(session, (transaction) => work(asker(transaction)), options, isOneServer), options),
    write: (work) =>
      run(
        'WRITE',
        (session) => {
          const result = session.executeWrite((transaction) => work(asker(transaction)), { timeout: WRITE_MS });
          return { result, ended: result };
        },
        {},
      ),
    async close() {
      await Promise.all([driver.close(), pulse.close()]);
    },
  };
}

/** @throws what `late` makes, where the answer takes longer */
async function inTime(answer: Promise<unknown>, ms: number, late: () => GraphError): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  await Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

/**
 * What was read of one server holds, however the transaction ends, so that its end is not waited for; of a cluster it is, for the bookmark that comes
 * with it.
 */
function read<T>(
  session: Session,
  work: (transaction: ManagedTransaction) => Promise<T>,
  options: ReadOptions,
  isOneServer: boolean,
): UnderWay<T> {
  if (!isOneServer) {
    const result = session.executeRead(work, timeLeft(options));
    return { result, ended: result };
  }
  let isGiven = false;
  let ended: Promise<unknown> = Promise.resolve();
  const result = new Promise<T>((resolve, reject) => {
    ended = session.executeRead(async (transaction) => {
      // The driver tries again where the end fails; nobody waits for that any more.
      if (isGiven) throw new Error('the answer was given already');
      const answer = await work(transaction);
      isGiven = true;
      resolve(answer);
    }, timeLeft(options));
    ended.catch(reject);
  });
  return { result, ended };
}

/**
 * Sends the beginning of a transaction together with its first query, as the driver's own `executeQuery` does, instead of waiting for the server in
 * between. The driver has no public word for it; where it goes about it in another way, the server is waited for.
 */
function beginningAtOnce(session: Session): Session {
  const { _transactionExecutor: executor } = session as unknown as { _transactionExecutor?: { pipelineBegin?: boolean } };
  if (executor?.pipelineBegin === false) executor.pipelineBegin = true;
  return session;
}

/** Neo4j takes JavaScript's numbers for floating-point ones unless told that they are whole. */
export function wholeNumber(value: number): Integer {
  return neo4j.int(value);
}

/** 0 would mean no limit. */
function timeLeft({ deadlineMs }: ReadOptions): { timeout?: number } {
  return deadlineMs === undefined ? {} : { timeout: Math.max(1, Math.ceil(deadlineMs - Date.now())) };
}

function createDriver({ uri, username, password }: Neo4jSettings, maxConnectionPoolSize: number): Driver {
  try {
    return neo4j.driver(uri, username === undefined ? undefined : neo4j.auth.basic(username, password ?? ''), {
      maxConnectionPoolSize,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: CONNECT_MS,
      maxTransactionRetryTime: RETRY_MS,
      // Only the pulse asks outside of managed transactions, and it wants to know at once.
      disableAutoCommitRetries: true,
      disableLosslessIntegers: true,
      telemetryDisabled: true,
    });
  } catch (cause) {
    throw new GraphError('INVALID_SETTING', `NEO4J_URI is "${uri}", which the Neo4j driver cannot use as an address.`, {
      details: { setting: 'NEO4J_URI' },
      cause,
    });
  }
}
