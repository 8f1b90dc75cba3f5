// A statement or an edge as a citation in plain text: who, when, which words, and where they can be read, so that somebody else finds them.
import type { FuzzyDate } from './graph.ts';
import { dateInWords } from './words.ts';

export interface CitedPlace {
  paragraph?: number | null | undefined;
  /** In UTF-16 code units of that line; start is included, end is not. */
  start?: number | null | undefined;
  end?: number | null | undefined;
  quoteType?: 'DIRECT' | 'INDIRECT' | 'MIXED' | null | undefined;
  source: {
    id: string;
    title: string;
    publisher?: string | null | undefined;
    publishedAt?: FuzzyDate | null | undefined;
    url?: string | null | undefined;
  };
}

export interface CitedStatement {
  speaker: { label: string; office?: string | null | undefined };
  saidAt?: FuzzyDate | null | undefined;
  /** In our words. */
  text: string;
  quote?: string | null | undefined;
}

/** `Vassily Nebenzia (ambassador), 21 Oct 2024: “…” In: “Title”, The Paper, 23 Oct 2024, line 17, characters 250–373, https://…` */
export function citationOf({ speaker, saidAt, text, quote }: CitedStatement, evidence: readonly CitedPlace[]): string {
  const office = speaker.office ? ` (${speaker.office})` : '';
  const words = quote ? `“${quote}”` : `${sentence(text)} [paraphrase]`;
  return [`${speaker.label}${office}, ${dateInWords(saidAt)}: ${words}`, ...placesOf(evidence)].join(' ');
}

/** @param statement the edge as a sentence: `Robert Wood speaks for United States` */
export function edgeCitationOf(statement: string, evidence: readonly CitedPlace[]): string {
  return [sentence(statement), ...placesOf(evidence)].join(' ');
}

/** One for each source, with all its lines; the place of the quoted words before the others. */
function placesOf(evidence: readonly CitedPlace[]): string[] {
  const sources = new Map(evidence.map(({ source }) => [source.id, source]));
  return [...sources.values()].map((source) => {
    const places = evidence.filter((place) => place.source.id === source.id).toSorted((a, b) => rank(a) - rank(b));
    const facts = [
      `“${source.title}”`,
      source.publisher ?? 'publisher not given',
      source.publishedAt ? dateInWords(source.publishedAt) : 'date not given',
      ...places.flatMap(placeInWords),
      ...(source.url ? [source.url] : []),
    ];
    return `In: ${[...new Set(facts)].join(', ')}`;
  });
}

function placeInWords({ paragraph, start, end }: CitedPlace): string[] {
  if (paragraph === null || paragraph === undefined) return [];
  const hasSpan = start !== null && start !== undefined && end !== null && end !== undefined;
  return [`line ${paragraph}${hasSpan ? ` characters ${start}–${end}` : ''}`];
}

function rank({ quoteType }: CitedPlace): number {
  return quoteType === 'DIRECT' ? 0 : 1;
}

function sentence(text: string): string {
  return /[.!?…]["”]?$/u.test(text) ? text : `${text}.`;
}
