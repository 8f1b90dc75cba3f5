// Relations in words: each kind of edge reads as a sentence, and differently from its two ends.
import { describe, expect, it } from 'vitest';
import { relationInWords, RELATIONS, relationsOf, verbOf } from '../../../client/graph/relations.ts';

describe('relations', () => {
  it('are told apart by words, each kind in both directions', () => {
    const words = RELATIONS.map(relationInWords);
    expect(new Set(words).size).toBe(words.length);
  });

  it('are seen from the end that one looks from', () => {
    const edge = { kind: 'RESPONDS_TO', source: 'a', target: 'b' } as const;
    expect(relationsOf('a', edge)).toEqual(['RESPONDS_TO OUT']);
    expect(relationsOf('b', edge)).toEqual(['RESPONDS_TO IN']);
    expect(relationsOf('a', { ...edge, target: 'a' })).toEqual(['RESPONDS_TO OUT', 'RESPONDS_TO IN']);
    expect(relationsOf('c', edge)).toEqual([]);
  });

  it('say the stance where there is one', () => {
    expect(verbOf('EXPRESSES', 'DOES_NOT_CONFIRM')).toBe('does not confirm');
    expect(verbOf('PART_OF', null)).toBe('is part of');
  });
});
