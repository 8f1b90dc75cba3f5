// Long requests, which take milliseconds rather than microseconds to read and to check: they must not hold up short ones and probes.
import type { Request, RequestHandler } from 'express';
import { RETRY_AFTER_SECONDS, type Admission } from '../api/admission.ts';
import { publicErrorOf } from '../api/errors.ts';
import { sendFault } from './faults.ts';

const LONG_BYTES = 8_000;

/** Before the body is read: what is long is nearly always heavy, and is not worth reading where no heavy operation is let in. */
export function refuseLong(admission: Pick<Admission, 'full'>): RequestHandler {
  return (req, res, next) => {
    const refusal = isLong(req) ? admission.full() : undefined;
    if (!refusal) {
      next();
      return;
    }
    res.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    sendFault(res, 503, publicErrorOf(refusal));
  };
}

/** After the body is read: one long request for each turn of the event loop. */
export function takeTurns(): RequestHandler {
  let turn = Promise.resolve();
  return async (req, _res, next) => {
    if (isLong(req)) await (turn = turn.then(() => new Promise((resolve) => setImmediate(resolve))));
    next();
  };
}

/** In doubt it is. */
function isLong({ method, headers, url }: Request): boolean {
  const bytes = method === 'GET' ? url.length : Number(headers['content-length'] ?? Infinity);
  return bytes > LONG_BYTES || headers['content-encoding'] !== undefined;
}
