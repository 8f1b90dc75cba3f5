// Answers for what went wrong before or beside a route's own answer: a broken body, a name that we do not serve, or a fault of ours.
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { LIMITS, type Limits } from '../limits.ts';
import { publicErrorOf, type PublicError } from '../api/errors.ts';
import { recordOf } from './requests.ts';

/** One error in the shape of the API's, with the request id that leads to the log. */
export function sendFault(res: Response, status: number, { message, code, argument }: PublicError): void {
  const record = recordOf(res);
  record.outcome = code;
  res.status(status).json({ errors: [{ message, extensions: { code, argument, requestId: record.requestId } }] });
}

export function faults(log: Logger, limits: Pick<Limits, 'maxBodyBytes'>): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const { requestId, traceId } = recordOf(res);
    if (status >= 500) log.error({ requestId, traceId, path: req.path, err: error }, 'a request failed');
    sendFault(res, status, status < 500 ? refusalOf(error, status, limits) : publicErrorOf(error));
  };
}

function refusalOf(error: unknown, status: number, { maxBodyBytes }: Pick<Limits, 'maxBodyBytes'>): PublicError {
  const message = (): string => {
    if (status === 413) {
      const { length } = error as { length?: number };
      const size = length === undefined ? `more than ${maxBodyBytes} bytes` : `${length} bytes, more than ${maxBodyBytes}`;
      return `The request body has ${size} (${LIMITS.maxBodyBytes.name}); ask for less at once.`;
    }
    if (error instanceof URIError) return 'The address could not be read; write a % that stands for itself as %25.';
    return 'The request could not be read; send JSON in UTF-8 with content-type application/json.';
  };
  return { code: 'BAD_REQUEST', message: message() };
}

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
