// Countries by their code: names and aliases from the world-countries package, the states that are gone, and the seats of government that news uses
// for a state.
import { createRequire } from 'node:module';
import type { Country } from 'world-countries';
import { countryId } from '../server/graph/ids.ts';
import type { NodePropertiesByKind } from '../server/graph/node.ts';

// The package's types and its module do not agree on where the list is; its CommonJS form is the list.
export const COUNTRIES = createRequire(import.meta.url)('world-countries') as readonly Country[];

interface FormerState {
  name: string;
  /** The codes that ISO 3166-3 withdrew; Zanzibar never had any. */
  iso2?: string;
  iso3?: string;
  aliases: readonly string[];
}

/**
 * States that no list of countries holds any more: those that ended, not those that go on under another name (`RENAMED` in country-names.ts). The codes are
 * those of ISO 3166-3, "Code for formerly used names of countries": SUHH, YUCS, CSXX, CSHH, DDDE, YDYD, VDVN.
 */
export const FORMER_STATES: Readonly<Record<string, FormerState>> = {
  SUN: { name: 'Soviet Union', iso2: 'SU', iso3: 'SUN', aliases: ['USSR', 'Union of Soviet Socialist Republics'] },
  YUG: { name: 'Yugoslavia', iso2: 'YU', iso3: 'YUG', aliases: ['Socialist Federal Republic of Yugoslavia'] },
  // It had the code CS, too, but not in the years of which old votes tell.
  SCG: { name: 'Serbia and Montenegro', iso3: 'SCG', aliases: ['Federal Republic of Yugoslavia'] },
  CSK: { name: 'Czechoslovakia', iso2: 'CS', iso3: 'CSK', aliases: ['Czechoslovak Socialist Republic'] },
  DDR: { name: 'German Democratic Republic', iso2: 'DD', iso3: 'DDR', aliases: ['East Germany', 'GDR'] },
  YMD: { name: 'South Yemen', iso2: 'YD', iso3: 'YMD', aliases: ["Yemen People's Republic", 'Democratic Yemen', 'Yemen, Democratic'] },
  VDR: { name: 'North Vietnam', iso2: 'VD', iso3: 'VDR', aliases: ['Democratic Republic of Vietnam', 'Viet-Nam, Democratic Republic of'] },
  ZANZIBAR: { name: 'Zanzibar', aliases: ["People's Republic of Zanzibar", 'Sultanate of Zanzibar'] },
};

/**
 * What no list of countries holds: houses that stand for the state which governs from them, and older names of capitals, which come from the package by
 * their present one. "Kiev" was the name in English by the U.S. Board on Geographic Names until June 2019.
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
  UKR: ['Kiev'],
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

interface FoundCountry {
  id: string;
  properties: NodePropertiesByKind['COUNTRY'];
}

const found = new Map<string, FoundCountry | undefined>();

/** A country by its ISO 3166-1 alpha-3 code, or a former state by its key in `FORMER_STATES`; undefined where there is none with that code. */
export function countryOf(code: string): FoundCountry | undefined {
  const key = code.toUpperCase();
  if (!found.has(key)) found.set(key, findCountry(key));
  return found.get(key);
}

function findCountry(code: string): FoundCountry | undefined {
  const former = Object.hasOwn(FORMER_STATES, code) ? FORMER_STATES[code] : undefined;
  if (former) {
    const { name, iso3, aliases } = former;
    return { id: countryId(code), properties: { name, ...(iso3 === undefined ? {} : { iso3 }), aliases } };
  }
  const country = COUNTRIES.find((known) => known.cca3 === code);
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
