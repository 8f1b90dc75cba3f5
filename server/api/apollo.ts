// The GraphQL server itself: what it accepts, what it refuses, how its errors look. Knows nothing of HTTP.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from './context.ts';
import { formatError, publicErrorOf } from './errors.ts';
import { limitDepth } from './limit-depth.ts';
import { createSchema } from './schema.ts';

/** Names, punctuation and values in one request. */
const MAX_TOKENS = 5_000;
const MAX_DEPTH = 20;

export function createApollo(log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: createSchema(),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [limitDepth(MAX_DEPTH)],
    stopOnTerminationSignals: false,
    logger: log,
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        async requestDidStart() {
          return {
            async didEncounterErrors({ errors, contextValue, operationName }) {
              for (const error of errors) logFault(log, error, contextValue?.requestId, operationName);
            },
            async willSendResponse({ response, contextValue }) {
              if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
              response.body.singleResult.errors = response.body.singleResult.errors.map((error) => ({
                ...error,
                extensions: { ...error.extensions, requestId: contextValue.requestId },
              }));
            },
          };
        },
      },
    ],
  });
}

/** The log holds the cause that the client never sees; what the client did wrong is no fault of ours. */
function logFault(log: Logger, error: GraphQLError, requestId: string | undefined, operation: string | null | undefined): void {
  const original = error.originalError;
  if (!original) return;
  const { code } = publicErrorOf(original);
  const level =
    code === 'INTERNAL_SERVER_ERROR' ? 'error' : code === 'STORE_UNAVAILABLE' || code === 'DEADLINE_EXCEEDED' ? 'warn' : 'debug';
  log[level]({ requestId, operation, path: error.path, err: original, cause: original.cause }, original.message);
}
