// Citations as plain text: nothing is invented where the source is silent, and words are quoted only where the source quotes them.
import { describe, expect, it } from 'vitest';
import { citationOf, edgeCitationOf, type CitedPlace } from '../../../client/graph/citation.ts';

const source = {
  id: 's',
  title: 'Troops to Russia?',
  publisher: null,
  publishedAt: { start: '2024-10-23', end: '2024-10-23', precision: 'DAY' as const },
};
const mixed: CitedPlace = { paragraph: 17, start: 226, end: 373, quoteType: 'MIXED', source };
const direct: CitedPlace = { paragraph: 17, start: 250, end: 373, quoteType: 'DIRECT', source };

describe('a citation', () => {
  it('says who, when, which words, and where, the quoted words first', () => {
    const statement = {
      speaker: { label: 'Vassily Nebenzia', office: 'Russia’s ambassador to the UN' },
      saidAt: { start: '2024-10-21', end: '2024-10-21', precision: 'DAY' as const },
      text: 'Waves it away',
      quote: 'scaremongering with Iranian, Chinese and Korean bogeymen',
    };
    expect(citationOf(statement, [mixed, direct])).toBe(
      'Vassily Nebenzia (Russia’s ambassador to the UN), 21 Oct 2024: “scaremongering with Iranian, Chinese and Korean bogeymen” ' +
        'In: “Troops to Russia?”, publisher not given, 23 Oct 2024, line 17 characters 250–373, line 17 characters 226–373',
    );
  });

  it('marks a paraphrase as one, and says what the source does not give', () => {
    const statement = { speaker: { label: 'NATO' }, saidAt: null, text: 'Has not confirmed it.', quote: null };
    const bare = { paragraph: null, start: null, end: null, quoteType: null };
    const place: CitedPlace = {
      ...bare,
      source: { id: 's', title: 'A title', publisher: 'The Paper', publishedAt: null, url: 'https://example.org/a' },
    };
    expect(citationOf(statement, [place])).toBe(
      'NATO, undated: Has not confirmed it. [paraphrase] In: “A title”, The Paper, date not given, https://example.org/a',
    );
    expect(citationOf(statement, [])).toBe('NATO, undated: Has not confirmed it. [paraphrase]');
  });

  it('of an edge is its sentence and the places of its evidence', () => {
    const line = { ...mixed, paragraph: 3, start: null, end: null };
    expect(edgeCitationOf('Robert Wood speaks for United States', [line])).toBe(
      'Robert Wood speaks for United States. In: “Troops to Russia?”, publisher not given, 23 Oct 2024, line 3',
    );
  });
});
