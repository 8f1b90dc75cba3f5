// The listener's routes: GraphQL, exports, health, metrics, and the page's files. Each only translates between HTTP and what answers.
import type { ApolloServer } from '@apollo/server';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { Admission } from '../api/admission.ts';
import { createContext, type Context } from '../api/context.ts';
import { meteredStore } from '../api/metered-store.ts';
import type { Limits } from '../limits.ts';
import type { Store } from '../store/store.ts';
import { exportRoute } from './export-route.ts';
import { exportTurns } from './export-turns.ts';
import { faults } from './faults.ts';
import { gone } from './gone.ts';
import { graphqlRoute } from './graphql-route.ts';
import { healthRoutes, PROBES } from './health-routes.ts';
import { hostGuard, type Hosts } from './hosts.ts';
import { refuseLong, takeTurns } from './long-requests.ts';
import { createMetrics } from './metrics.ts';
import { notFound } from './not-found.ts';
import { pageRoutes } from './page-routes.ts';
import { recordOf, requests } from './requests.ts';
import { securityHeaders } from './security-headers.ts';

export interface AppParts {
  store: Store;
  apollo: ApolloServer<Context>;
  admission: Admission;
  log: Logger;
  limits: Limits;
  hosts: Hosts;
  /** Operation names that get a label of their own in the metrics. */
  knownOperations: readonly string[];
  /** The folder of the built page. */
  pageDirectory: string;
}

export function createApp({ store, apollo, admission, log, limits, hosts, knownOperations, pageDirectory }: AppParts): Express {
  const metrics = createMetrics({ operations: knownOperations, admission, pool: store.pool });
  const metered = meteredStore(store, metrics.storeCall);
  const json = express.json({ limit: limits.maxBodyBytes });

  const contextOf = (req: Request, res: Response) => {
    const options = { deadlineMs: Date.now() + limits.deadlineMs, signal: gone(res), record: recordOf(res) };
    return createContext(metered, options, prefersPlainJson(req));
  };

  const app = express();
  app.disable('x-powered-by');
  app.use(requests(log, metrics), securityHeaders(), hostGuard(hosts, PROBES), compressed());
  app.all('/graphql', refuseLong(admission), json, takeTurns(), graphqlRoute(apollo, contextOf));
  app.use(healthRoutes(metered));
  app.get('/metrics', async (_req, res) => {
    res
      .type(metrics.contentType)
      .set('Cache-Control', 'no-store')
      .send(await metrics.text());
  });
  app.use('/export', exportTurns(limits), json, exportRoute(metered, limits.exportDeadlineMs));
  app.use(pageRoutes(pageDirectory));
  app.use(notFound());
  app.use(faults(log, limits));
  return app;
}

/** Whether the answer will be application/json rather than application/graphql-response+json, as the client's Accept has it; in doubt the former. */
function prefersPlainJson(req: Request): boolean {
  const { accept = '*/*' } = req.headers;
  return accept === '*/*' || req.accepts(['application/json', 'application/graphql-response+json']) === 'application/json';
}

/** Compresses for those who can take it, and costs the others nothing. */
function compressed(): RequestHandler {
  const compress = compression();
  return (req, res, next) => (req.headers['accept-encoding'] === undefined ? next() : compress(req, res, next));
}
