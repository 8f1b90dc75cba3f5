// Turns: small operations run at once, heavy ones a few at a time and in order, and whoever is past the bounds is told so quickly.
import { describe, expect, it } from 'vitest';
import { createAdmission } from '../../../server/api/admission.ts';
import { publicErrorOf } from '../../../server/api/errors.ts';

const limits = { heavyCost: 100, heavyAtOnce: 2, heavyWaiting: 2, maxWaitMs: 60_000, lightAtOnce: 3 };
const LIGHT = 99;
const HEAVY = 100;

const outcome = (turn: Promise<unknown>) =>
  turn.then(
    () => 'OK',
    (error: unknown) => publicErrorOf(error).code,
  );

describe('turns', () => {
  it('lets heavy operations run a few at a time, in the order in which they came', async () => {
    const admission = createAdmission(limits);
    const order: number[] = [];
    const leaves = [await admission.enter(HEAVY, {}), await admission.enter(HEAVY, {})];
    const waiting = [1, 2].map(async (place) => {
      const leave = await admission.enter(HEAVY, {});
      order.push(place);
      return leave;
    });
    expect(admission.load()).toEqual({ light: 0, heavy: 2, waiting: 2 });
    expect(await outcome(admission.enter(HEAVY, {}))).toBe('TOO_BUSY');
    expect(await outcome(admission.enter(LIGHT, {}))).toBe('OK');
    leaves[0]!();
    await waiting[0];
    expect(order).toEqual([1]);
    leaves[1]!();
    for (const turn of waiting) (await turn)();
    expect(order).toEqual([1, 2]);
    expect(admission.load()).toEqual({ light: 1, heavy: 0, waiting: 0 });
  });

  it('refuses small operations past their number', async () => {
    const admission = createAdmission(limits);
    const leaves = await Promise.all([1, 2, 3].map(() => admission.enter(LIGHT, {})));
    expect(await outcome(admission.enter(LIGHT, {}))).toBe('TOO_BUSY');
    leaves[0]!();
    expect(await outcome(admission.enter(LIGHT, {}))).toBe('OK');
  });

  it('lets nobody wait longer than the bound, the deadline, or the client does', async () => {
    const admission = createAdmission({ ...limits, maxWaitMs: 20 });
    const leaves = [await admission.enter(HEAVY, {}), await admission.enter(HEAVY, {})];
    expect(await outcome(admission.enter(HEAVY, {}))).toBe('TOO_BUSY');
    expect(await outcome(admission.enter(HEAVY, { deadlineMs: Date.now() + 5 }))).toBe('DEADLINE_EXCEEDED');
    const client = new AbortController();
    const gone = outcome(admission.enter(HEAVY, { signal: client.signal }));
    client.abort();
    expect(await gone).toBe('DEADLINE_EXCEEDED');
    expect(await outcome(admission.enter(LIGHT, { signal: client.signal }))).toBe('DEADLINE_EXCEEDED');
    expect(admission.load()).toEqual({ light: 0, heavy: 2, waiting: 0 });
    for (const leave of leaves) leave();
    expect(admission.load()).toEqual({ light: 0, heavy: 0, waiting: 0 });
  });
});
