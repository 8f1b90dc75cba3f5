// Texts in XML, there and back: XML 1.0 has no way to hold some characters, so that these are written as Office writes them, `_x0001_`
// (ECMA-376 part 1, 22.4.2.4, ST_Xstring), and an underscore that would read as the beginning of one is `_x005F_`.

const UNFIT = '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]';
const WRITTEN = '_x(?:00[01][0-9A-F]|FFF[EF]|005F)_';
const unfit = new RegExp(`${UNFIT}|_(?=${WRITTEN.slice(1)})`, 'gu');
const written = new RegExp(WRITTEN, 'gu');
const MARKUP = /[&<>"\r\n\t]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Ready for an attribute in quotation marks or for the inside of an element. */
export function xmlText(text: string): string {
  return escapeUnfit(text).replaceAll(MARKUP, (character) => ENTITIES[character]!);
}

/** The text itself without what XML cannot hold, markup not yet escaped. */
export function escapeUnfit(text: string): string {
  return text.replaceAll(unfit, escaped);
}

/** The text that was given to `xmlText`, from what a parser reads. */
export function parseXmlText(text: string): string {
  return text.includes('_x') ? text.replaceAll(written, (escape) => String.fromCharCode(Number.parseInt(escape.slice(2, 6), 16))) : text;
}

/** An xs:NMTOKEN for an id, the id itself where it is made of `A-Z a-z 0-9 . _ - :`; two ids never share one. */
export function xmlToken(id: string): string {
  return id.replaceAll(/[^\w.:-]|_(?=x[0-9A-F]{4}_)/g, escaped);
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
