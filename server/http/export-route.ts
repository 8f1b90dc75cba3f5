// GET and POST /export: the filtered graph, or the subgraph of some ids, as a file that streams, or what that file would not hold. GET /export/formats:
// in which formats.
import { once } from 'node:events';
import { Router, type Request, type Response } from 'express';
import { publicErrorOf } from '../api/errors.ts';
import { exportFile } from '../explore/export-graph.ts';
import { writableFormat, writableFormats } from '../formats/format.ts';
import type { RequestOptions } from '../api/request-record.ts';
import type { StoreReader } from '../store/store.ts';
import { readExportRequest } from './export-request.ts';
import { sendFault } from './faults.ts';
import { gone } from './gone.ts';
import { recordOf } from './requests.ts';

/** An export may take `deadlineMs`; it ends when its client goes away. */
export function exportRoute(store: StoreReader, deadlineMs: number): Router {
  const send = (req: Request, res: Response) =>
    sendExport(store, { deadlineMs: Date.now() + deadlineMs, signal: gone(res), record: recordOf(res) }, req, res);
  const router = Router();
  router.get('/', send);
  router.post('/', send);
  router.all('/', (_req, res) => {
    res.setHeader('Allow', 'GET, POST');
    sendFault(res, 405, { code: 'BAD_REQUEST', message: 'An export is asked for by GET or POST.' });
  });
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

async function sendExport(
  store: StoreReader,
  options: RequestOptions & { signal: AbortSignal },
  req: Request,
  res: Response,
): Promise<void> {
  let pieces: AsyncGenerator<string | Uint8Array> | undefined;
  try {
    const asked = readExportRequest(req.method === 'POST' ? (req.body as unknown) : req.query);
    const format = writableFormat(asked.format);
    const file = exportFile(store, format, asked, options);
    pieces = file.pieces;
    // The first piece is read before the headers go, so that a store that does not answer still gets its error status.
    let piece = await pieces.next();
    if (asked.report === 'loss') {
      while (!piece.done) piece = await pieces.next();
      res.json(file.loss());
      return;
    }
    const day = new Date().toISOString().slice(0, 10);
    res.type(format.mediaType).setHeader('Content-Disposition', `attachment; filename="demarche-${day}.${format.extension}"`);
    for (; !piece.done && !res.destroyed; piece = await pieces.next()) {
      if (!res.write(piece.value)) await once(res, 'drain', { signal: options.signal });
    }
    res.end();
  } catch (error) {
    if (res.headersSent) {
      // Half a file must not look like a whole one.
      res.destroy();
      return;
    }
    const fault = publicErrorOf(error);
    sendFault(res, fault.code === 'BAD_USER_INPUT' ? 400 : fault.code === 'INTERNAL_SERVER_ERROR' ? 500 : 503, fault);
  } finally {
    // What was opened for the file is closed also where its client went away.
    await pieces?.return(undefined);
  }
}
