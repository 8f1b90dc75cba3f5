// Countries by their code: names and aliases from the world-countries package, and the seats of government that news uses for a state.
import { createRequire } from 'node:module';
import type { Country } from 'world-countries';
import { countryId } from '../server/graph/ids.ts';
import type { NodePropertiesByKind } from '../server/graph/node.ts';

// The package's types and its module do not agree on where the list is; its CommonJS form is the list.
const countries = createRequire(import.meta.url)('world-countries') as readonly Country[];

/**
 * What no list of countries holds: houses that stand for the state which governs from them. Capitals come from the package.
 */
const SEATS: Readonly<Record<string, readonly string[]>> = {
  CHN: ['Zhongnanhai'],
  DEU: ['Bundeskanzleramt'],
  FRA: ['Élysée'],
  GBR: ['Downing Street', 'Whitehall'],
  IND: ['South Block'],
  JPN: ['Kantei'],
  KOR: ['Blue House', 'Cheong Wa Dae'],
  RUS: ['Kremlin'],
  TUR: ['Beştepe'],
  USA: ['White House', 'US', 'U.S.'],
};

/** Wikidata's items for states that it is sure of; https://www.wikidata.org. */
const WIKIDATA: Readonly<Record<string, string>> = {
  CHN: 'Q148',
  IRN: 'Q794',
  KOR: 'Q884',
  PRK: 'Q423',
  RUS: 'Q159',
  UKR: 'Q212',
  USA: 'Q30',
};

/** A country by its ISO 3166-1 alpha-3 code; undefined where there is none with that code. */
export function countryOf(iso3: string): { id: string; properties: NodePropertiesByKind['COUNTRY'] } | undefined {
  const code = iso3.toUpperCase();
  const country = countries.find((known) => known.cca3 === code);
  if (!country) return undefined;
  const name = country.name.common;
  const aliases = new Set([
    country.name.official,
    country.cca3,
    ...country.altSpellings,
    ...(country.capital ?? []),
    ...(SEATS[code] ?? []),
  ]);
  aliases.delete(name);
  // Two-letter codes are words of many languages ("IN", "NO"), and would find countries that nobody meant.
  aliases.delete(country.cca2);
  const wikidataId = WIKIDATA[code];
  return {
    id: countryId(code),
    properties: { name, iso3: code, aliases: [...aliases], ...(wikidataId === undefined ? {} : { wikidataId }) },
  };
}
