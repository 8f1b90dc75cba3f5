// The built page: hashed files may be kept for ever, the page itself is asked for anew each time.
import { Router, static as serveFiles } from 'express';
import { join } from 'node:path';

export function pageRoutes(pageDirectory: string): Router {
  const router = Router();
  router.use('/assets', serveFiles(join(pageDirectory, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: true }));
  router.use(
    serveFiles(pageDirectory, {
      index: 'index.html',
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
