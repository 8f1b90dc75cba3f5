// Countries by what files call them: a name in any common spelling, or a two-letter code, to the code that `countryOf` knows.
import { foldText } from '../server/graph/text.ts';
import { COUNTRIES, FORMER_STATES } from './countries.ts';

/**
 * Names that the world-countries package does not list among a country's spellings, as ICEWS, the UN roll calls and ISO's English short names write them;
 * and earlier names of states that go on under another one.
 */
const RENAMED: Readonly<Record<string, string>> = {
  Turkey: 'TUR',
  'Palestinian Territory, Occupied': 'PSE',
  'Occupied Palestinian Territory': 'PSE',
  'Holy See': 'VAT',
  Vatican: 'VAT',
  'Virgin Islands, U.S.': 'VIR',
  'Congo - Brazzaville': 'COG',
  'Congo - Kinshasa': 'COD',
  'Myanmar (Burma)': 'MMR',
  'Micronesia (Federated States of)': 'FSM',
  'St. Lucia': 'LCA',
  'St. Kitts & Nevis': 'KNA',
  'St. Vincent & Grenadines': 'VCT',
  'Federal Republic of Germany': 'DEU',
  'West Germany': 'DEU',
  // Its code YE went over to the unified state.
  'Yemen Arab Republic': 'YEM',
  'North Yemen': 'YEM',
  Burma: 'MMR',
  Zaire: 'COD',
  'Upper Volta': 'BFA',
  Dahomey: 'BEN',
  Ceylon: 'LKA',
  Kampuchea: 'KHM',
  'Byelorussian SSR': 'BLR',
  'Ukrainian SSR': 'UKR',
  'East Timor': 'TLS',
  'Southern Rhodesia': 'ZWE',
};

const byName = new Map<string, string>();
const byIso2 = new Map<string, string>();
for (const { name, altSpellings, cca2, cca3 } of COUNTRIES) {
  byIso2.set(cca2, cca3);
  for (const spelling of [name.common, name.official, ...altSpellings, cca3]) {
    // Two-letter codes are words of many languages.
    if (spelling !== cca2) byName.set(folded(spelling), cca3);
  }
}
for (const [code, { name, iso2, aliases }] of Object.entries(FORMER_STATES)) {
  for (const spelling of [name, ...aliases]) if (!byName.has(folded(spelling))) byName.set(folded(spelling), code);
  if (iso2 !== undefined) byIso2.set(iso2, code);
}
for (const [name, code] of Object.entries(RENAMED)) byName.set(folded(name), code);

/** Case, accents, punctuation and the ampersand do not matter; undefined where no country is called so. */
export function countryNamed(name: string): string | undefined {
  return byName.get(folded(name));
}

/** By ISO 3166-1 alpha-2, or a two-letter code that ISO 3166-3 withdrew (`DD`); undefined where it is none. */
export function countryWithIso2(iso2: string): string | undefined {
  return byIso2.get(iso2);
}

function folded(name: string): string {
  return foldText(name.replaceAll('&', ' and '));
}
