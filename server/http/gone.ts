// A signal that whoever asked has gone away before the answer was complete.
import type { Response } from 'express';

export function gone(res: Response): AbortSignal {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
}
