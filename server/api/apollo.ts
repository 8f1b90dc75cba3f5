// The GraphQL server itself: what it accepts, what it refuses, how its errors look. Knows nothing of HTTP.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { Limits } from '../limits.ts';
import type { Admission } from './admission.ts';
import { documentBounds } from './bounds/document-bounds.ts';
import type { Context } from './context.ts';
import { errorFormatter } from './errors.ts';
import { guard } from './guard.ts';
import { observe } from './observe.ts';
import { createSchema } from './schema.ts';

/** A query that is wrong in more places than this is not told them all. */
const MAX_VALIDATION_ERRORS = 20;

export interface ApolloParts {
  log: Logger;
  limits: Limits;
  admission: Admission;
}

export function createApollo({ log, limits, admission }: ApolloParts): ApolloServer<Context> {
  const schema = createSchema();
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: [documentBounds(limits)],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    stopOnTerminationSignals: false,
    logger: log,
    formatError: errorFormatter(limits, schema),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // In this order: the record knows the operation's name before the guard may refuse it.
      observe(log),
      guard(admission, limits),
    ],
  });
}
