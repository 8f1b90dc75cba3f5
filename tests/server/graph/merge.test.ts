// What is loaded again: nothing is lost, and the same thing twice changes nothing.
import { describe, expect, it } from 'vitest';
import { mergeElements } from '../../../server/graph/merge.ts';

const named = (aliases: readonly string[], recordedAt = '2024-10-23T00:00:00.000Z') => ({ recordedAt, properties: { name: 'x', aliases } });

describe('a list', () => {
  it('is united with the one that is kept, in the order first seen', () => {
    expect(mergeElements(named(['b', 'a']), named(['c', 'a', 'c'])).properties.aliases).toEqual(['b', 'a', 'c']);
  });

  it('changes nothing where it is loaded again, not even one in which an entry stands twice', () => {
    const kept = named(['a', 'b', 'a']);
    expect(mergeElements(kept, named(['a', 'b', 'a']))).toBe(kept);
  });
});
