// Alive, ready, and what Prometheus reads.
import { Router } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { StoreReader } from '../store/store.ts';

/** How long the store may take to say that it is there. */
const PING_MS = 3_000;

export function healthRoutes(store: StoreReader): Router {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    try {
      await store.ping({ deadlineMs: Date.now() + PING_MS });
      res.json({ status: 'ready', store: store.name });
    } catch {
      res.status(503).json({ status: 'not ready', reason: 'the store does not answer' });
    }
  });
  router.get('/metrics', async (_req, res) => {
    res.type(metrics.contentType).send(await metrics.metrics());
  });
  return router;
}
