// Answers by id, gathered: one call for what is asked in one turn, none for what is known, and a failed call for those alone who were in it.
import { describe, expect, it } from 'vitest';
import { createGatherer, whenReady } from '../../../server/api/gatherer.ts';

function spiedGatherer() {
  const calls: (readonly string[])[] = [];
  const gatherer = createGatherer(async (ids) => {
    calls.push(ids);
    if (ids.includes('bad')) throw new Error('no answer');
    return ids.map((id) => (id === 'nobody' ? null : id.toUpperCase()));
  });
  return { gatherer, calls };
}

describe('a gatherer', () => {
  it('asks once for what is asked for in one turn, also from within promises', async () => {
    const { gatherer, calls } = spiedGatherer();
    const later = Promise.resolve().then(() => gatherer.load('c'));
    expect(await Promise.all([gatherer.load('a'), gatherer.load('b'), gatherer.load('a'), gatherer.loadAll(['b', 'a']), later])).toEqual([
      'A',
      'B',
      'A',
      ['B', 'A'],
      'C',
    ]);
    expect(calls).toEqual([['a', 'b', 'c']]);
  });

  it('gives what is known at once, null included', async () => {
    const { gatherer, calls } = spiedGatherer();
    await gatherer.want(['a', 'nobody']);
    expect(gatherer.want(['nobody', 'a'])).toBeUndefined();
    expect(gatherer.load('a')).toBe('A');
    expect(gatherer.load('nobody')).toBeNull();
    expect(gatherer.loadAll(['a', 'nobody', 'a'])).toEqual(['A', null, 'A']);
    expect(whenReady(gatherer.load('a'), (answer) => `${answer}!`)).toBe('A!');
    expect(calls).toHaveLength(1);
  });

  it('asks only for what is neither known nor under way', async () => {
    const { gatherer, calls } = spiedGatherer();
    const first = gatherer.load('a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await Promise.all([first, gatherer.load('a'), gatherer.loadAll(['b', 'a'])])).toEqual(['A', 'A', ['B', 'A']]);
    expect(calls).toEqual([['a'], ['b']]);
  });

  it('fails those who asked in a call that failed, and nobody else', async () => {
    const { gatherer } = spiedGatherer();
    const failing = Promise.allSettled([gatherer.load('a'), gatherer.loadAll(['bad'])]);
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await gatherer.load('b')).toBe('B');
  });
});
