// The listener's routes: GraphQL, exports, health, metrics, and the page's files. Each only translates between HTTP and what answers.
import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { createContext, type Context } from '../api/context.ts';
import { publicErrorOf } from '../api/errors.ts';
import type { StoreReader } from '../store/store.ts';
import { exportRoute } from './export-route.ts';
import { gone } from './gone.ts';
import { healthRoutes } from './health-routes.ts';
import { pageRoutes } from './page-routes.ts';

/** How long one question may take. */
const DEADLINE_MS = 10_000;
/** The contract promises 512 KiB. */
const MAX_BODY = '1mb';

export interface AppParts {
  store: StoreReader;
  apollo: ApolloServer<Context>;
  log: Logger;
  /** The folder of the built page. */
  pageDirectory: string;
}

export function createApp({ store, apollo, log, pageDirectory }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(identify, helmet(HELMET), compression());
  app.use(healthRoutes(store));
  app.use(
    '/graphql',
    express.json({ limit: MAX_BODY }),
    expressMiddleware(apollo, {
      context: async ({ res }) =>
        createContext(store, String(res.getHeader('x-request-id')), { deadlineMs: Date.now() + DEADLINE_MS, signal: gone(res) }),
    }),
  );
  app.use('/export', express.json({ limit: MAX_BODY }), exportRoute(store));
  app.use(pageRoutes(pageDirectory));
  app.use((req, res) => {
    res.status(404).type('text/plain').send(`There is no page at ${req.path}; the explorer is at /.\n`);
  });
  app.use(faults(log));
  return app;
}

/** Everything comes from this server; scripts and styles only from files. */
const HELMET = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
} as const;

const identify: RequestHandler = (_req, res, next) => {
  res.setHeader('x-request-id', randomUUID());
  next();
};

/** What went wrong before a route could answer: a broken body, or a fault of ours. */
function faults(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const requestId = String(res.getHeader('x-request-id'));
    if (status >= 500) log.error({ requestId, path: req.path, err: error }, 'a request failed');
    const { code, message } = status === 413 ? tooLarge : status < 500 ? unreadable : publicErrorOf(error);
    res.status(status).json({ errors: [{ message, extensions: { code, requestId } }] });
  };
}

const tooLarge = { code: 'BAD_REQUEST', message: 'The request body is larger than 1 MB; ask for less at once.' };
const unreadable = {
  code: 'BAD_REQUEST',
  message: 'The request could not be read; send JSON in UTF-8 with content-type application/json.',
};

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
