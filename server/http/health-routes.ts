// Alive and ready: what probes ask.
import { Router } from 'express';
import type { StoreReader } from '../store/store.ts';

/** How long the store may take to say that it is there. */
const PING_MS = 3_000;

/** Probes come by whatever name they know this machine, and are told nothing worth knowing. */
export const PROBES = ['/healthz', '/readyz'];

export function healthRoutes(store: StoreReader): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/readyz', async (_req, res) => {
    res.set('Cache-Control', 'no-store');
    try {
      await store.ping({ deadlineMs: Date.now() + PING_MS });
      res.json({ status: 'ready', store: store.name });
    } catch {
      res.status(503).json({ status: 'not ready', reason: 'the store does not answer' });
    }
  });
  return router;
}
