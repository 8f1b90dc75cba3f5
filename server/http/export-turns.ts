// Who may export now: a few at a time, each for no longer than its deadline, however slowly its client reads; one more gets a quick TOO_BUSY.
import type { RequestHandler } from 'express';
import { RETRY_AFTER_SECONDS, tooBusy } from '../api/admission.ts';
import { publicErrorOf } from '../api/errors.ts';
import type { Limits } from '../limits.ts';
import { sendFault } from './faults.ts';

export function exportTurns({ exportDeadlineMs, exportsAtOnce }: Pick<Limits, 'exportDeadlineMs' | 'exportsAtOnce'>): RequestHandler {
  let underWay = 0;
  return (_req, res, next) => {
    if (underWay >= exportsAtOnce) {
      res.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      sendFault(res, 503, publicErrorOf(tooBusy(`${underWay} exports are under way (EXPORTS_AT_ONCE)`)));
      return;
    }
    underWay += 1;
    const late = setTimeout(() => res.destroy(), exportDeadlineMs);
    res.once('close', () => {
      clearTimeout(late);
      underWay -= 1;
    });
    next();
  };
}
