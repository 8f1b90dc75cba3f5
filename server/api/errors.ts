// Errors of ours to errors of the API: one closed list of codes, the argument at fault, and never a stack, a path or query text.
import { GraphQLError } from 'graphql';
import { GraphError, type GraphErrorCode } from '../graph/graph-error.ts';

const CODE_OF: Readonly<Record<GraphErrorCode, string>> = {
  INVALID_ARGUMENT: 'BAD_USER_INPUT',
  INVALID_RECORD: 'INTERNAL_SERVER_ERROR',
  INVALID_BATCH: 'INTERNAL_SERVER_ERROR',
  INVALID_SETTING: 'INTERNAL_SERVER_ERROR',
  STORE_LOCKED: 'STORE_UNAVAILABLE',
  STORE_DAMAGED: 'STORE_UNAVAILABLE',
  STORE_UNWRITABLE: 'STORE_UNAVAILABLE',
  STORE_UNAVAILABLE: 'STORE_UNAVAILABLE',
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  ABORTED: 'DEADLINE_EXCEEDED',
  NOT_IMPLEMENTED: 'NOT_IMPLEMENTED',
};

const BUG = 'Something went wrong on our side; the request id leads to the cause in the log.';
const GONE = 'The store is out of reach at the moment; try again in a little while.';

/** Bad input, naming the argument at fault. */
export function badInput(argument: string, message: string): GraphError {
  return new GraphError('INVALID_ARGUMENT', message, { details: { argument } });
}

export interface PublicError {
  code: string;
  message: string;
  argument?: string;
}

/** What the person at the other end may know of a fault. */
export function publicErrorOf(error: unknown): PublicError {
  if (!(error instanceof GraphError)) return { code: 'INTERNAL_SERVER_ERROR', message: BUG };
  const code = CODE_OF[error.code];
  const message = code === 'INTERNAL_SERVER_ERROR' ? BUG : code === 'STORE_UNAVAILABLE' ? GONE : error.message;
  return { code, message, ...(error.details.argument === undefined ? {} : { argument: error.details.argument }) };
}

/** The GraphQL error that a client gets for whatever a resolver threw; errors of graphql-js itself speak of the client's own query and pass. */
export function formatError(formatted: { message: string; extensions?: Record<string, unknown> }, error: unknown) {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (original instanceof GraphQLError) {
    const { code, tooComplex } = formatted.extensions ?? {};
    if (tooComplex) return { ...formatted, extensions: { code: 'OPERATION_TOO_COMPLEX' } };
    return code === 'INTERNAL_SERVER_ERROR'
      ? { ...formatted, message: BUG, extensions: { code } }
      : { ...formatted, extensions: { ...formatted.extensions, stacktrace: undefined } };
  }
  const { message, ...rest } = publicErrorOf(original);
  return { ...formatted, message, extensions: { ...rest } };
}
