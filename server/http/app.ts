// The listener's routes: GraphQL, exports, health, metrics, and the page's files. Each only translates between HTTP and what answers.
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type Express } from 'express';
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
import { healthRoutes } from './health-routes.ts';
import { hostGuard, type Hosts } from './hosts.ts';
import { createMetrics } from './metrics.ts';
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

/** Those that an answer may have, in our order of preference. */
const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'];

export function createApp({ store, apollo, admission, log, limits, hosts, knownOperations, pageDirectory }: AppParts): Express {
  const metrics = createMetrics({ operations: knownOperations, admission, pool: store.pool });
  const metered = meteredStore(store, metrics.storeCall);
  const json = express.json({ limit: limits.maxBodyBytes });

  const app = express();
  app.disable('x-powered-by');
  app.use(requests(log, metrics), securityHeaders());
  // Probes come by any name, so they are answered before the name is looked at.
  app.use(healthRoutes(metered));
  app.use(hostGuard(hosts), compression());
  app.get('/metrics', async (_req, res) => {
    res
      .type(metrics.contentType)
      .set('Cache-Control', 'no-store')
      .send(await metrics.text());
  });
  app.all(
    '/graphql',
    (_req, res, next) => {
      // May be kept, but asked about each time: the ETag says whether the answer is still the same.
      res.setHeader('Cache-Control', 'private, no-cache');
      next();
    },
    json,
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const asPlainJson = req.accepts(MEDIA_TYPES) === MEDIA_TYPES[0];
        return createContext(
          metered,
          { record: recordOf(res), asPlainJson },
          { deadlineMs: Date.now() + limits.deadlineMs, signal: gone(res) },
        );
      },
    }),
  );
  app.use('/export', exportTurns(limits), json, exportRoute(metered, limits.exportDeadlineMs));
  app.use(pageRoutes(pageDirectory));
  app.use((req, res) => {
    res.status(404).type('text/plain').send(`There is no page at ${req.path}; the explorer is at /.\n`);
  });
  app.use(faults(log, limits));
  return app;
}
