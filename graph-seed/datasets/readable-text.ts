// Text of old records, typed in capitals and carried from tape to tape, made readable: sentence case with names and abbreviations as they are written,
// quotation marks in place of what became of them, no control characters.
import { COUNTRIES } from '../countries.ts';

/** Not March and May, which are words as well. */
const MONTHS = 'January February April June July August September October November December';
const PLACES =
  'Africa America Antarctica Asia Europe Palestine Palestinian Rhodesia Rhodesian Namibian Soviet Arab African Asian Jerusalem Geneva Gaza Golan Israeli ' +
  'Hungarian Czech Congolese Katanga Ruanda Urundi Cameroons Togoland Tanganyika Aden Sahara Formosa Zionism Apartheid Turkey Korea Korean';
const PHRASES = [
  'United Nations',
  'United States',
  'United Kingdom',
  'General Assembly',
  'Security Council',
  'Trusteeship Council',
  'Secretary-General',
  'Member States',
  'South Africa',
  'South African',
  'South West Africa',
  'Southern Rhodesia',
  'Middle East',
  'Near East',
  'Indian Ocean',
  'Latin America',
  'West Irian',
  'New Guinea',
  'New Zealand',
  'New York',
  'Saudi Arabia',
  'Sri Lanka',
  'El Salvador',
  'Costa Rica',
  'Viet Nam',
];
/** Read as letters; what has a slash, a digit that is no ordinal's, or dots between letters is kept as it is anyway. */
const ABBREVIATIONS = new Set(
  'UN UK US USA USSR PRC GDR PLO SWAPO UNRWA UNCTAD UNESCO UNICEF UNDP UNEP UNHCR UNIDO ECOSOC IAEA ILO IMF FAO OAU OAS NATO NPT CTBT SALT WMD II III IV VI VII VIII IX XI XII XIII XIV XV'.split(
    ' ',
  ),
);

const proper = new Map<string, string>();
for (const word of `${MONTHS} ${PLACES}`.split(' ')) proper.set(word.toUpperCase(), word);
for (const { name, demonyms, capital } of COUNTRIES) {
  for (const word of [name.common, demonyms?.['eng']?.m, demonyms?.['eng']?.f, ...(capital ?? [])]) {
    if (word !== undefined && /^\p{L}{3,}$/u.test(word)) proper.set(word.toUpperCase(), word);
  }
}
const phrases = new RegExp(`\\b(${PHRASES.join('|')})\\b`, 'giu');
const phraseOf = new Map(PHRASES.map((phrase) => [phrase.toLowerCase(), phrase]));

/** Text that is not in capitals keeps its letters. */
export function readableText(text: string): string {
  const tidy = text
    // Quotation marks that became a backslash or two, and typographic ones that became an underscore and a code.
    .replace(/(?:\\+"*|"{2,})/gu, '"')
    .replace(/_([^_<]*)<d3>/gu, '“$1”')
    .replace(/<[0-9a-f]{2}>/gu, '’')
    // A row of digits that slid in from the next columns of the tape.
    .replace(/"? *(?:\b[01] ){3,}[01]\s*$/u, '"')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  const capitals = tidy.match(/\p{Lu}/gu)?.length ?? 0;
  const small = tidy.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > small ? inSentenceCase(tidy) : tidy;
}

function inSentenceCase(text: string): string {
  const lower = text.replace(/[^\s()"“”,;:]+/gu, wordInCase).replace(phrases, (phrase) => phraseOf.get(phrase.toLowerCase())!);
  return lower.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

function wordInCase(word: string): string {
  if (word.includes('/') || /^(?:\p{Lu}\.)+\p{Lu}?$/u.test(word)) return word;
  return word
    .split(/([-.'’])/u)
    .map((part) => {
      const isKept = ABBREVIATIONS.has(part) || (/\d/u.test(part) && !/^\d+(ST|ND|RD|TH)$/u.test(part));
      return isKept ? part : (proper.get(part) ?? part.toLowerCase());
    })
    .join('');
}
