// GET and POST /export: the filtered graph, or the subgraph of some ids, as a file that streams. GET /export/formats: in which formats.
import { once } from 'node:events';
import { Router, type Request, type Response } from 'express';
import { publicErrorOf } from '../api/errors.ts';
import { exportGraph } from '../explore/export-graph.ts';
import { writableFormat, writableFormats } from '../formats/format.ts';
import type { StoreReader } from '../store/store.ts';
import { readExportRequest } from './export-request.ts';
import { gone } from './gone.ts';

/** An export may take long; it ends when its client goes away. */
const DEADLINE_MS = 10 * 60_000;

export function exportRoute(store: StoreReader): Router {
  const router = Router();
  router.get('/', (req, res) => send(store, req, res));
  router.post('/', (req, res) => send(store, req, res));
  router.get('/formats', (_req, res) => {
    const formats = writableFormats().map(({ name, extension, mediaType, title = name, note = '' }) => ({
      name,
      extension,
      mediaType,
      title,
      note,
    }));
    res.json({ formats });
  });
  return router;
}

async function send(store: StoreReader, req: Request, res: Response): Promise<void> {
  try {
    const asked = readExportRequest(req.method === 'POST' ? (req.body as unknown) : req.query);
    const format = writableFormat(asked.format);
    const options = { deadlineMs: Date.now() + DEADLINE_MS, signal: gone(res) };
    const stream = format.write(exportGraph(store, asked, options));
    // The first piece is read before the headers go, so that a store that does not answer still gets its error status.
    let piece = await stream.next();
    const day = new Date().toISOString().slice(0, 10);
    res.type(format.mediaType).setHeader('Content-Disposition', `attachment; filename="demarche-${day}.${format.extension}"`);
    for (; !piece.done && !res.destroyed; piece = await stream.next()) {
      if (!res.write(piece.value)) await Promise.race([once(res, 'drain'), once(res, 'close')]);
    }
    res.end();
  } catch (error) {
    if (res.headersSent) {
      // Half a file must not look like a whole one.
      res.destroy();
      return;
    }
    const { code, message, argument } = publicErrorOf(error);
    const status = code === 'BAD_USER_INPUT' ? 400 : code === 'INTERNAL_SERVER_ERROR' ? 500 : 503;
    res.status(status).json({ errors: [{ message, extensions: { code, argument, requestId: res.getHeader('x-request-id') } }] });
  }
}
