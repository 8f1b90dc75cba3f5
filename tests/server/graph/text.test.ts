// How words are folded and nodes scored for search: the same on every store.
import { describe, expect, it } from 'vitest';
import { foldText, holdsWords, searchScore } from '../../../server/graph/text.ts';
import type { Node } from '../../../server/graph/node.ts';

const country: Node = {
  id: 'country:KOR',
  kind: 'COUNTRY',
  recordedAt: '2024-10-23T00:00:00.000Z',
  properties: { name: 'South Korea', aliases: ['Republic of Korea', 'Seoul'] },
};

describe('foldText', () => {
  it.each([
    ['Vassily NEBENZIA', 'vassily nebenzia'],
    ['Nguyễn-Văn', 'nguyen van'],
    ['U.N. Security Council', 'u n security council'],
    ['Curaçao’s', 'curacaos'],
    ['Москва', 'москва'],
    [' "*^- ', ''],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('holdsWords', () => {
  it('asks for every word, and for the last one only its beginning', () => {
    expect(holdsWords('national security council', 'security nat')).toBe(true);
    expect(holdsWords('national security council', 'nat security')).toBe(false);
  });
});

describe('searchScore', () => {
  it.each([
    ['seoul', 4],
    ['south', 3],
    ['korea', 2],
    ['arms', 1],
  ])('for "%s" is %i', (query, score) => {
    expect(searchScore(country, query)).toBe(score);
  });
});
