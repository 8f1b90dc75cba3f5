// What the driver and the server report, as errors of ours: one sentence for the person who runs it, the cause always kept.
import { deadlineExceeded } from '../../graph/given-up.ts';
import { GraphError, type GraphErrorCode } from '../../graph/graph-error.ts';
import type { Neo4jSettings } from './connection.ts';

const BUSY = /Transaction\.MaximumTransactionLimitReached$/u;

/** What goes wrong, by the server's status code or the driver's own; the first that matches. */
const FAULTS: readonly { code: RegExp; as: GraphErrorCode; setting?: string; says: (settings: Neo4jSettings) => string }[] = [
  {
    code: /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)$/u,
    as: 'STORE_UNAVAILABLE',
    setting: 'NEO4J_PASSWORD',
    says: ({ uri, username }) =>
      username === undefined
        ? `Neo4j at ${uri} asks for an account; set NEO4J_USERNAME and NEO4J_PASSWORD.`
        : `Neo4j at ${uri} refuses the account "${username}"; check NEO4J_USERNAME and NEO4J_PASSWORD.`,
  },
  {
    code: /Database\.DatabaseNotFound$/u,
    as: 'STORE_UNAVAILABLE',
    setting: 'NEO4J_DATABASE',
    says: ({ uri, database }) => `Neo4j at ${uri} has no database "${database ?? ''}"; check NEO4J_DATABASE.`,
  },
  {
    code: /Cluster\.NotALeader$/u,
    as: 'STORE_UNWRITABLE',
    says: ({ uri }) =>
      `Neo4j at ${uri} is a member of a cluster, and not the one that takes writes; load by a neo4j:// address, which finds that one.`,
  },
  {
    code: /ForbiddenOnReadOnlyDatabase$|WriteOnReadOnlyAccessDatabase$/u,
    as: 'STORE_UNWRITABLE',
    says: ({ uri, database }) =>
      `${database === undefined ? 'The database' : `The database "${database}"`} in Neo4j at ${uri} may only be read; ` +
      'to load, take it out of server.databases.read_only, or use the address of a server that may write it.',
  },
  {
    code: /Security\.Forbidden$|Statement\.AccessMode$/u,
    as: 'STORE_UNWRITABLE',
    says: ({ uri, username }) => `The account "${username ?? ''}" may not do this in Neo4j at ${uri}; use one that may read and write.`,
  },
  {
    code: /Transaction\.(TransactionTimedOut|TransactionTimedOutClientConfiguration|LockAcquisitionTimeout)$/u,
    as: 'DEADLINE_EXCEEDED',
    says: () => deadlineExceeded().message,
  },
  {
    code: BUSY,
    as: 'STORE_UNAVAILABLE',
    says: ({ uri }) =>
      `Neo4j at ${uri} runs as many transactions as it may (db.transaction.concurrent.maximum); try again in a little while.`,
  },
  {
    code: /^AcquisitionTimedOut$/u,
    as: 'STORE_UNAVAILABLE',
    says: ({ uri }) => `All connections to Neo4j at ${uri} are in use, or it does not answer; try again in a little while.`,
  },
  {
    code: /^(ServiceUnavailable|SessionExpired)$|Database\.DatabaseUnavailable$|General\.DatabaseUnavailable$/u,
    as: 'STORE_UNAVAILABLE',
    says: ({ uri }) => `Neo4j at ${uri} cannot be reached; check that it runs, and NEO4J_URI.`,
  },
];

/** An error of ours passes as it is. */
export function faultOf(error: unknown, settings: Neo4jSettings): GraphError {
  if (error instanceof GraphError) return error;
  const code = codeOf(error);
  const fault = FAULTS.find((known) => known.code.test(code));
  if (fault) {
    return new GraphError(fault.as, fault.says(settings), {
      cause: error,
      ...(fault.setting === undefined ? {} : { details: { setting: fault.setting } }),
    });
  }
  return new GraphError('STORE_UNAVAILABLE', `Neo4j at ${settings.uri} could not answer; see the log for the cause.`, { cause: error });
}

/** The driver has no code for a pool that has no connection to give. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return error.message.startsWith('Connection acquisition timed out') ? 'AcquisitionTimedOut' : String(error.code);
}

/** Whether a server says that it has too much to do: it lives. */
export function isBusy(error: unknown): boolean {
  return BUSY.test(codeOf(error));
}

/** Asking again would be refused again, until a setting or an account is changed. */
export function isRefusal(error: GraphError): boolean {
  return error.details.setting === 'NEO4J_PASSWORD';
}

/** Whether it has to be asked first, the next time, if there is a server. */
export function isOutage(error: GraphError): boolean {
  return error.code === 'STORE_UNAVAILABLE';
}

/** For a server that takes a question and says nothing. */
export function unanswered({ uri }: Neo4jSettings): GraphError {
  return new GraphError('STORE_UNAVAILABLE', `Neo4j at ${uri} does not answer; check that it runs, and NEO4J_URI.`);
}
