// Answers by id, gathered: one call for what is asked in one turn, none for what is known, and a failed call for those alone who were in it.
import { describe, expect, it } from 'vitest';
import { createBatch, whenReady } from '../../../server/api/batch.ts';

function spiedBatch() {
  const calls: (readonly string[])[] = [];
  const batch = createBatch(async (ids) => {
    calls.push(ids);
    if (ids.includes('bad')) throw new Error('no answer');
    return ids.map((id) => (id === 'nobody' ? null : id.toUpperCase()));
  });
  return { batch, calls };
}

describe('a batch', () => {
  it('asks once for what is asked for in one turn, also from within promises', async () => {
    const { batch, calls } = spiedBatch();
    const later = Promise.resolve().then(() => batch.load('c'));
    expect(await Promise.all([batch.load('a'), batch.load('b'), batch.load('a'), batch.loadAll(['b', 'a']), later])).toEqual([
      'A',
      'B',
      'A',
      ['B', 'A'],
      'C',
    ]);
    expect(calls).toEqual([['a', 'b', 'c']]);
  });

  it('gives what is known at once, null included', async () => {
    const { batch, calls } = spiedBatch();
    await batch.want(['a', 'nobody']);
    expect(batch.want(['nobody', 'a'])).toBeUndefined();
    expect(batch.load('a')).toBe('A');
    expect(batch.load('nobody')).toBeNull();
    expect(batch.loadAll(['a', 'nobody', 'a'])).toEqual(['A', null, 'A']);
    expect(whenReady(batch.load('a'), (answer) => `${answer}!`)).toBe('A!');
    expect(calls).toHaveLength(1);
  });

  it('asks only for what is neither known nor under way', async () => {
    const { batch, calls } = spiedBatch();
    const first = batch.load('a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await Promise.all([first, batch.load('a'), batch.loadAll(['b', 'a'])])).toEqual(['A', 'A', ['B', 'A']]);
    expect(calls).toEqual([['a'], ['b']]);
  });

  it('fails those who asked in a call that failed, and nobody else', async () => {
    const { batch } = spiedBatch();
    const failing = Promise.allSettled([batch.load('a'), batch.loadAll(['bad'])]);
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await batch.load('b')).toBe('B');
  });
});
