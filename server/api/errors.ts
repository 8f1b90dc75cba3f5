// Errors of ours to errors of the API: one closed list of codes, the argument at fault, and never a stack, a path or query text.
import { GraphQLError, isEnumType, type GraphQLSchema } from 'graphql';
import { GraphError, type GraphErrorCode } from '../graph/graph-error.ts';
import type { Limits } from '../limits.ts';

/** The closed list; GraphQL clients find one of them in `extensions.code`. */
export const ERROR_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_COMPLEX',
  'DEADLINE_EXCEEDED',
  'TOO_BUSY',
  'STORE_UNAVAILABLE',
  'NOT_IMPLEMENTED',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

const CODE_OF: Readonly<Record<GraphErrorCode, ErrorCode>> = {
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

/** An error may quote what was sent; more than this much of it helps nobody. In characters. */
const MAX_MESSAGE = 500;

/** Bad input, naming the argument at fault. */
export function badInput(argument: string, message: string): GraphError {
  return new GraphError('INVALID_ARGUMENT', message, { details: { argument } });
}

/** A request that is refused before it runs. `status` and `headers` are those of its HTTP answer. */
export function refusal(
  code: ErrorCode,
  message: string,
  { argument, status = 400, headers = {} }: { argument?: string | undefined; status?: number; headers?: Record<string, string> } = {},
): GraphQLError {
  const http = { status, headers: new Map(Object.entries(headers)) };
  // Apollo gives every error of validation one code; `answerAs` is the one that the client gets.
  return new GraphQLError(message, { extensions: { code, answerAs: code, http, ...(argument === undefined ? {} : { argument }) } });
}

export function tooComplex(message: string): GraphQLError {
  return refusal('OPERATION_TOO_COMPLEX', message);
}

export interface PublicError {
  code: ErrorCode;
  message: string;
  argument?: string;
}

/** What the person at the other end may know of a fault, whatever was thrown. */
export function publicErrorOf(error: unknown): PublicError {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(thrown instanceof GraphError))
    return error instanceof GraphQLError ? publicErrorOfQuery(error) : { code: 'INTERNAL_SERVER_ERROR', message: BUG };
  const code = CODE_OF[thrown.code];
  const message = code === 'INTERNAL_SERVER_ERROR' ? BUG : code === 'STORE_UNAVAILABLE' ? GONE : thrown.message;
  return { code, message, ...argumentIn(thrown.details) };
}

/** Makes the GraphQL error that a client gets: its place in the answer, a sentence, a code, and the argument at fault where there is one. */
export function errorFormatter({ deadlineMs }: Pick<Limits, 'deadlineMs'>, schema: GraphQLSchema) {
  const late = `The operation took longer than ${deadlineMs} ms (DEADLINE_MS); ask for less, or try again.`;
  return <Formatted extends { message: string }>(formatted: Formatted, error: unknown) => {
    const { message, ...extensions } = publicErrorOf(error);
    const sentence = extensions.code === 'DEADLINE_EXCEEDED' ? late : withEnumValues(message, schema);
    return { ...formatted, message: sentence.length > MAX_MESSAGE ? `${sentence.slice(0, MAX_MESSAGE)}…` : sentence, extensions };
  };
}

/** graphql-js says that an enum has no such value, and at most which one is spelled alike; what it does have stands here. */
function withEnumValues(message: string, schema: GraphQLSchema): string {
  const name = /does not exist in "(\w+)" enum\.|^Enum "(\w+)" cannot represent|; Enum "(\w+)" cannot represent/u
    .exec(message)
    ?.slice(1)
    .find(Boolean);
  const type = name === undefined ? undefined : schema.getType(name);
  if (!isEnumType(type)) return message;
  return `${message} Use one of ${type
    .getValues()
    .map((value) => value.name)
    .join(', ')}.`;
}

/** What graphql-js and Apollo themselves say of a request. */
function publicErrorOfQuery({ message, extensions, originalError }: GraphQLError): PublicError {
  const cause = originalError instanceof GraphQLError ? originalError.originalError : undefined;
  if (cause instanceof RangeError || message === 'Validation aborted.') {
    return {
      code: 'OPERATION_TOO_COMPLEX',
      message: 'The query nests too deep or repeats itself too often to be checked; ask for less in one query.',
    };
  }
  if (message === 'Maximum introspection depth exceeded') {
    return {
      code: 'OPERATION_TOO_COMPLEX',
      message: 'Introspection asks for fields of fields of fields; ask for two levels of them at most.',
    };
  }
  const tokens = /Document contains more tha[nt] (\d+) tokens/u.exec(message);
  if (tokens) {
    return {
      code: 'OPERATION_TOO_COMPLEX',
      message: `The query has more than ${tokens[1]} tokens (MAX_TOKENS); pass long lists as variables.`,
    };
  }
  const code = extensions['answerAs'] ?? extensions['code'];
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return { code, message, ...argumentIn(extensions) };
  // A variable that was let through but does not fit where it is used: graphql-js finds out while it runs the operation.
  const argument = /^Argument "(\w+)"/u.exec(message)?.[1];
  if (argument !== undefined && (!originalError || originalError instanceof GraphQLError))
    return { code: 'BAD_USER_INPUT', message, argument };
  // Codes outside of our list are Apollo's for requests that we do not take, such as persisted queries.
  if (typeof code === 'string' && !isErrorCode(code)) return { code: 'BAD_REQUEST', message };
  return { code: 'INTERNAL_SERVER_ERROR', message: BUG };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(code);
}

function argumentIn({ argument }: { readonly argument?: unknown }): { argument?: string } {
  return typeof argument === 'string' ? { argument } : {};
}
