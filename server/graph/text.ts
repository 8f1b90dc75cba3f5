// How words are compared in search: folded, so that case, accents and hyphens do not matter, and scored the same way on every store.
import { labelOf, type Node } from './node.ts';

/** Lower-case words without accents; everything that is neither letter nor digit separates. `Nguyễn-Văn` is `nguyen van`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ł/gu, 'l')
    .replace(/ø/gu, 'o')
    .replace(/đ/gu, 'd')
    .replace(/['’‘]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What was asked for, folded. Names are kept without their article: "the Kremlin" asks for the Kremlin. */
export function foldQuery(text: string): string {
  return foldText(text).replace(/^the (?=.)/u, '');
}

/** What a node is found by: `names` first (name, aliases, title), `words` after (texts, quotes, offices). */
export function searchableText(node: Node): { names: string[]; words: string[] } {
  switch (node.kind) {
    case 'COUNTRY':
    case 'AGENCY':
      return { names: [node.properties.name, ...(node.properties.aliases ?? [])], words: [] };
    case 'OFFICIAL':
      return { names: [node.properties.name, ...(node.properties.aliases ?? [])], words: present(node.properties.office) };
    case 'STATEMENT':
      return { names: [], words: [node.properties.text, ...present(node.properties.quote)] };
    case 'SOURCE':
      return { names: [node.properties.title], words: present(node.properties.publisher) };
    case 'CLAIM':
    case 'EVENT':
      return { names: [labelOf(node)], words: [] };
  }
}

/**
 * How well a node that matches meets folded query words: 4 a name is the query, 3 a name begins with it (on a word), 2 all its words stand in one name,
 * 1 elsewhere. It depends on nothing but the node and the query, so that every store gives the same order.
 */
export function searchScore(node: Node, foldedQuery: string): number {
  let best = 1;
  for (const name of searchableText(node).names) {
    const folded = foldText(name);
    if (folded === foldedQuery) return 4;
    if (folded.startsWith(foldedQuery)) best = Math.max(best, 3);
    else if (best < 2 && holdsWords(folded, foldedQuery)) best = 2;
  }
  return best;
}

/** Whether every word of the query stands in the text, the last one perhaps unfinished. Both folded. */
export function holdsWords(folded: string, foldedQuery: string): boolean {
  const words = folded.split(' ');
  const asked = foldedQuery.split(' ');
  const last = asked.pop()!;
  return asked.every((word) => words.includes(word)) && words.some((word) => word.startsWith(last));
}

function present(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
