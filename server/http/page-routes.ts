// The built pages, the explorer's and the query editor's: hashed files may be kept for ever, the pages themselves are asked for anew each time.
import { Router, static as serveFiles } from 'express';
import { join } from 'node:path';
import { securityHeaders } from './security-headers.ts';

const EDITOR = '/graphiql.html';

export function pageRoutes(pageDirectory: string): Router {
  const router = Router();
  router.use('/assets', serveFiles(join(pageDirectory, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: true }));
  // Its code editor writes style elements. The slash at the end makes no difference.
  router.get(['/graphiql', EDITOR], securityHeaders({ inlineStyles: true }), (req, _res, next) => {
    req.url = EDITOR;
    next();
  });
  router.use(
    serveFiles(pageDirectory, {
      index: 'index.html',
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  return router;
}
