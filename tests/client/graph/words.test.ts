// The schema's words, all of them, and fuzzy dates in the words of the screen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { dateInWords, EDGE_KINDS, inWords, NODE_KINDS, STANCES } from '../../../client/graph/words.ts';

describe('the lists of words', () => {
  const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../server/api/schema.graphql'), 'utf8'));

  it.each([
    ['NodeKind', NODE_KINDS],
    ['EdgeKind', EDGE_KINDS],
    ['Stance', STANCES],
  ])('are the enum of the schema, in its order: %s', (name, words) => {
    const type = schema.getType(name);
    expect(isEnumType(type) && type.getValues().map((value) => value.name)).toEqual(words);
  });
});

describe('dateInWords', () => {
  it.each([
    [undefined, 'undated'],
    [{ start: '2024-10-21', end: '2024-10-21', precision: 'DAY' }, '21 Oct 2024'],
    [{ start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' }, '14 – 20 Oct 2024'],
    [{ start: '2024-09-28', end: '2024-10-03', precision: 'RANGE' }, '28 Sep – 3 Oct 2024'],
    [{ start: '2023-08-01', end: '2024-10-23', precision: 'RANGE' }, '1 Aug 2023 – 23 Oct 2024'],
    [{ start: '2024-06-01', end: '2024-06-30', precision: 'MONTH' }, 'Jun 2024'],
    [{ start: '2022-01-01', end: '2022-12-31', precision: 'YEAR' }, '2022'],
  ] as const)('writes %j as %s', (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });

  it('leaves the year out where it is told to', () => {
    expect(dateInWords({ start: '2024-10-21', end: '2024-10-21', precision: 'DAY' }, { year: false })).toBe('21 Oct');
  });
});

describe('inWords', () => {
  it('writes a stance as a person would', () => {
    expect(inWords('DOES_NOT_CONFIRM')).toBe('does not confirm');
  });
});
