// Text as XML takes it: escaped, without the characters that XML has no place for; and short numbers.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // An attribute's line breaks and tabs would be read as spaces.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** The characters that XML 1.0 (5th edition, production 2, Char) does not have: they become U+FFFD. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NOT_XML = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** What most values hold is seen to need nothing, which costs a tenth of looking for what might. */
const PLAIN = /^[\w #%()*+,./:;=?@-]*$/u;

export function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(NOT_XML, '\uFFFD').replace(/[&<>\r]/gu, (character) => ESCAPES[character]!);
}

/** Between double quotes. */
export function attribute(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(NOT_XML, '\uFFFD').replace(/[&<>"'\n\r\t]/gu, (character) => ESCAPES[character]!);
}

/** At most two decimals; what is no finite number is zero. */
export function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100 + 0) : '0';
}
