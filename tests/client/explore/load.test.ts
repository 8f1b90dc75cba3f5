// Fetching what a view shows: one request at a time, the last question answered, slowness and failure told.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../client/api/request.ts';
import { createLoad } from '../../../client/explore/load.ts';

/** A server whose answers come when the test says so, and a clock that moves when the test says so. */
function createStage() {
  const asked: { question: string; answer(answer: Answer<string>): void; isAborted(): boolean }[] = [];
  const timers: (() => void)[] = [];
  const load = createLoad(
    (question: string, signal) =>
      new Promise<Answer<string>>((resolve, reject) => {
        asked.push({ question, answer: resolve, isAborted: () => signal.aborted });
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    (run) => {
      timers.push(run);
      return () => {
        timers.splice(timers.indexOf(run), 1);
      };
    },
  );
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { load, asked, settle, becomeSlow: () => [...timers].forEach((run) => run()) };
}

describe('a load', () => {
  it('keeps what came last until the next has come', async () => {
    const { load, asked, settle } = createStage();
    load.ask('one');
    asked[0]!.answer({ data: 'first' });
    await settle();
    load.ask('two');
    expect(load.state.value).toEqual({ data: 'first', isSlow: false, failure: undefined });
    asked[1]!.answer({ data: 'second' });
    await settle();
    expect(load.state.value.data).toBe('second');
  });

  it('lets questions that come meanwhile wait, and asks only the last of them', async () => {
    const { load, asked, settle } = createStage();
    for (const question of ['one', 'two', 'three']) load.ask(question);
    expect(asked.map(({ question }) => question)).toEqual(['one']);
    asked[0]!.answer({ data: 'first' });
    await settle();
    expect(asked.map(({ question }) => question)).toEqual(['one', 'three']);
  });

  it('says so after a while, and then gives up for a newer question', async () => {
    const { load, asked, settle, becomeSlow } = createStage();
    load.ask('one');
    becomeSlow();
    expect(load.state.value.isSlow).toBe(true);
    load.ask('two');
    await settle();
    expect(asked[0]!.isAborted()).toBe(true);
    asked[1]!.answer({ data: 'second' });
    await settle();
    expect(load.state.value).toEqual({ data: 'second', isSlow: false, failure: undefined });
  });

  it('tells why it failed beside what is from before, and tries again', async () => {
    const { load, asked, settle } = createStage();
    load.ask('one');
    asked[0]!.answer({ data: 'first' });
    await settle();
    load.ask('two');
    const failure = { code: 'DEADLINE_EXCEEDED', message: 'The store did not answer.' };
    asked[1]!.answer({ error: failure });
    await settle();
    expect(load.state.value).toEqual({ data: 'first', isSlow: false, failure });
    load.retry();
    expect(asked[2]!.question).toBe('two');
  });

  it('can be cancelled, and says that it was', async () => {
    const { load, asked, settle, becomeSlow } = createStage();
    load.ask('one');
    becomeSlow();
    load.cancel();
    await settle();
    expect(asked[0]!.isAborted()).toBe(true);
    expect(load.state.value).toMatchObject({ isSlow: false, failure: { code: 'CANCELLED' } });
  });
});
