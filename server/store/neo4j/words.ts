// Words as the full-text index holds them, and as it is asked for them.

/** Lucene's tokenizer parts words of more than 255 code units; ours are cut before, and a find by a cut word is looked at again. */
const MAX_WORD = 200;

/** `_words` of a node: folded text with its long words cut. */
export function searchableWords(folded: string): string {
  return folded.split(' ').map(cut).join(' ');
}

/** Folded words as a query of Lucene: all of them, the last perhaps unfinished. They hold letters and digits only, so that none is an operator. */
export function luceneQuery(foldedQuery: string): string {
  const words = foldedQuery.split(' ');
  return words.map((word, place) => `+${cut(word)}${place === words.length - 1 || word.length > MAX_WORD ? '*' : ''}`).join(' ');
}

/** Whether `luceneQuery` finds more than what holds the words. */
export function findsTooMuch(foldedQuery: string): boolean {
  return foldedQuery.split(' ').some((word) => word.length >= MAX_WORD);
}

/** Never between the halves of a surrogate pair. */
function cut(word: string): string {
  return word.length <= MAX_WORD ? word : word.slice(0, MAX_WORD).replace(/[\uD800-\uDBFF]$/u, '');
}
