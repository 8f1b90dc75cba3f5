// Texts as databases can sort them: they compare by code point, while our order is that of UTF-16 code units.

/** The last character there is; it marks those that code units put last. */
const LAST = '\u{10FFFF}';
const OUT_OF_ORDER = /[\u{E000}-\u{FFFF}\u{10FFFF}]/gu;

/** Whether the order of `text` by code point may differ from that by code unit: only the characters between the surrogates and U+FFFF tell. */
export function isOutOfOrder(text: string): boolean {
  return text.search(OUT_OF_ORDER) >= 0;
}

/** A text whose order by code point is the order of `text` by code unit; nearly all stay as they are. Joined texts become joined ones. */
export function sortable(text: string): string {
  return text.replace(OUT_OF_ORDER, (character) => LAST + (character === LAST ? '0' : character));
}

/** What `sortable` was given. */
export function textOfSortable(sorted: string): string {
  if (!sorted.includes(LAST)) return sorted;
  return sorted.replace(/\u{10FFFF}(.)/gsu, (_pair, character: string) => (character === '0' ? LAST : character));
}
