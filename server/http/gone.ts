// A signal that whoever asked has gone away before the answer was complete.
import { setMaxListeners } from 'node:events';
import type { Response } from 'express';

export function gone(res: Response): AbortSignal {
  const controller = new AbortController();
  // Each question to the store listens while it is under way, and one request may have many of them at once.
  setMaxListeners(0, controller.signal);
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
}
