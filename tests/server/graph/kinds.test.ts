// The vocabularies whose places are stored: what stands in a database must mean the same to every later version.
import { expect, it } from 'vitest';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS, STANCES } from '../../../server/graph/kinds.ts';

/** As they were first stored. New words go behind these; these never move. */
const STORED = [
  { name: 'kinds of node', words: NODE_KINDS, first: 'COUNTRY AGENCY OFFICIAL STATEMENT CLAIM EVENT SOURCE' },
  {
    name: 'kinds of edge',
    words: EDGE_KINDS,
    first: 'MADE SPEAKS_FOR PART_OF EXPRESSES ABOUT RESPONDS_TO MADE_AT REPORTED_IN REPORTED_BY CONTRADICTS SUPPORTS INVOLVES',
  },
  { name: 'stances', words: STANCES, first: 'ASSERTS DENIES CONSIDERS DOES_NOT_CONFIRM DECLINES_TO_COMMENT' },
  { name: 'directions', words: DIRECTIONS, first: 'OUT IN' },
];

it.each(STORED)('$name keep the places under which they are stored', ({ words, first }) => {
  const expected = first.split(' ');
  expect(words.slice(0, expected.length)).toEqual(expected);
});
