// Every request's record: opened when it arrives, and, when its answer has gone out, one log line and one count of it.
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { RequestRecord } from '../api/request-record.ts';
import { PROBES } from './health-routes.ts';
import type { Metrics } from './metrics.ts';
import { parseTraceparent } from './trace.ts';

/** The record of the request that this response answers. */
export function recordOf(res: Response): RequestRecord {
  return res.locals['record'] as RequestRecord;
}

/** What people and probes ask all the time is of no interest line by line. */
const QUIET = [...PROBES, '/metrics'];
const MAX_PATH = 200;

export function requests(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const startMs = performance.now();
    const record: RequestRecord = { requestId: randomUUID(), storeCalls: 0, ...parseTraceparent(req.headers.traceparent) };
    res.locals['record'] = record;
    res.setHeader('x-request-id', record.requestId);
    // Kept now: routers change it on the way.
    const { method, path } = req;
    res.once('close', () => {
      const durationMs = performance.now() - startMs;
      const status = res.writableFinished ? res.statusCode : undefined;
      metrics.request({ path, status, record, durationMs });
      const level = QUIET.includes(path) ? 'debug' : 'info';
      if (!log.isLevelEnabled(level)) return;
      const { operation, outcome = status === undefined ? 'ABANDONED' : undefined } = record;
      log[level](
        { method, path: path.slice(0, MAX_PATH), status, durationMs: Math.round(durationMs * 10) / 10, ...record, outcome },
        [method, path.slice(0, MAX_PATH), operation, outcome ?? status].filter((part) => part !== undefined).join(' '),
      );
    });
    next();
  };
}
