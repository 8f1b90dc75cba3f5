// What became of each operation, written into its request's record; causes of faults go to the log, and the request id to the client.
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { GraphError } from '../graph/graph-error.ts';
import { ERROR_CODES, publicErrorOf, type ErrorCode } from './errors.ts';
import type { RequestRecord } from './request-record.ts';

/** Of an operation's name in the log, in characters: whoever asks makes it up. */
const MAX_NAME = 100;

export function observe(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operationName, contextValue: { record } }) {
          record.operation = operationName?.slice(0, MAX_NAME);
        },
        async didEncounterErrors({ errors, contextValue: { record } }) {
          for (const error of errors) logFault(log, error, record);
        },
        async willSendResponse({ response, contextValue: { record, asPlainJson } }) {
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          record.outcome = outcomeOf(singleResult.errors);
          if (!singleResult.errors) return;
          if (asPlainJson && response.http.status === 400 && record.outcome !== 'BAD_REQUEST') response.http.status = 200;
          singleResult.errors = singleResult.errors.map((error) => ({
            ...error,
            extensions: { ...error.extensions, requestId: record.requestId },
          }));
        },
      };
    },
  };
}

/** The code of the first error. */
function outcomeOf(errors: readonly { extensions?: Record<string, unknown> }[] = []): 'OK' | ErrorCode {
  const [first] = errors;
  return first ? (ERROR_CODES.find((code) => code === first.extensions?.['code']) ?? 'INTERNAL_SERVER_ERROR') : 'OK';
}

const LEVEL_OF: Readonly<Partial<Record<ErrorCode, 'error' | 'warn'>>> = {
  INTERNAL_SERVER_ERROR: 'error',
  STORE_UNAVAILABLE: 'warn',
  DEADLINE_EXCEEDED: 'warn',
  TOO_BUSY: 'warn',
};

/** The log holds the cause that the client never sees. Of what the client did wrong it holds no word that the client sent. */
function logFault(log: Logger, error: GraphQLError, { requestId, traceId, operation }: RequestRecord): void {
  const { code, argument } = publicErrorOf(error);
  const err = error.originalError ?? error;
  const where = { requestId, traceId, operation, code, path: error.path };
  // A client that has gone is no fault of anybody's.
  const level = err instanceof GraphError && err.code === 'ABORTED' ? undefined : LEVEL_OF[code];
  if (level) log[level]({ ...where, err }, err.message);
  // The names of arguments are ours where one of ours was at fault.
  else log.debug(err instanceof GraphError ? { ...where, argument } : where, 'an operation was refused or given up');
}
