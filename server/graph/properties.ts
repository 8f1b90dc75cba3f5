// The table of properties: which each kind of node and edge may carry, of what type. It drives checking, files and stores alike.
// Flat form: where properties are flat (files, Neo4j, SQL) a fuzzy date is three of them: saidAtStart, saidAtEnd, saidAtPrecision.
import { DATE_PRECISIONS, type DatePrecision, type FuzzyDate } from './dates.ts';
import type { EdgeProperties } from './edge.ts';
import { QUOTE_TYPES, SPEECH_ACTS, STANCES, type EdgeKind, type NodeKind } from './kinds.ts';

export type PropertyType = 'text' | 'texts' | 'boolean' | 'integer' | 'date' | { readonly oneOf: readonly string[] };

export interface PropertySpec {
  type: PropertyType;
  required?: true;
  /** A text that pages may make a link of, so that it has to be an address of the web. */
  webAddress?: true;
  /** In UTF-16 code units; 20,000 where nothing is said. */
  maxLength?: number;
}

const NAME: PropertySpec = { type: 'text', required: true, maxLength: 1_000 };
const TEXT: PropertySpec = { type: 'text' };
const ALIASES: PropertySpec = { type: 'texts', maxLength: 1_000 };

export const NODE_PROPERTIES: Readonly<Record<NodeKind, Readonly<Record<string, PropertySpec>>>> = {
  COUNTRY: { name: NAME, iso3: TEXT, aliases: ALIASES, wikidataId: TEXT },
  AGENCY: { name: NAME, aliases: ALIASES, agencyType: TEXT, wikidataId: TEXT },
  OFFICIAL: { name: NAME, aliases: ALIASES, office: TEXT, unnamed: { type: 'boolean' }, wikidataId: TEXT },
  STATEMENT: {
    text: { type: 'text', required: true },
    quote: TEXT,
    act: { type: { oneOf: SPEECH_ACTS }, required: true },
    saidAt: { type: 'date' },
    cue: TEXT,
    cameoCode: TEXT,
  },
  CLAIM: { text: { type: 'text', required: true } },
  EVENT: { name: NAME, eventType: TEXT, date: { type: 'date' }, alleged: { type: 'boolean' } },
  SOURCE: {
    title: { ...NAME, maxLength: 2_000 },
    publisher: TEXT,
    publishedAt: { type: 'date' },
    url: { type: 'text', webAddress: true },
    text: { type: 'text', maxLength: 5_000_000 },
  },
};

const PLACE = {
  paragraph: { type: 'integer' },
  start: { type: 'integer' },
  end: { type: 'integer' },
  quoteType: { type: { oneOf: QUOTE_TYPES } },
} as const satisfies Record<string, PropertySpec>;

const EVIDENCE = { source: { type: 'text' }, ...PLACE } as const satisfies Record<string, PropertySpec>;

export const EDGE_PROPERTIES: Readonly<Record<EdgeKind, Readonly<{ [P in keyof EdgeProperties]: PropertySpec }>>> = {
  MADE: EVIDENCE,
  SPEAKS_FOR: { office: TEXT, from: { type: 'date' }, until: { type: 'date' }, ...EVIDENCE },
  PART_OF: EVIDENCE,
  EXPRESSES: { stance: { type: { oneOf: STANCES }, required: true }, ...EVIDENCE },
  ABOUT: EVIDENCE,
  RESPONDS_TO: EVIDENCE,
  MADE_AT: EVIDENCE,
  REPORTED_IN: PLACE,
  REPORTED_BY: { order: { type: 'integer' }, ...EVIDENCE },
  CONTRADICTS: EVIDENCE,
  SUPPORTS: EVIDENCE,
  INVOLVES: { role: TEXT, ...EVIDENCE },
};

export type FlatValue = string | number | boolean | readonly string[];
export type FlatProperties = Record<string, FlatValue>;

/** Nested properties to flat ones, in the order of `specs`; what is undefined is left out. */
export function flattenProperties(specs: Readonly<Record<string, PropertySpec | undefined>>, properties: object): FlatProperties {
  const flat: FlatProperties = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value: unknown = (properties as Record<string, unknown>)[name];
    if (value === undefined || spec === undefined) continue;
    if (spec.type === 'date') {
      const date = value as FuzzyDate;
      flat[`${name}Start`] = date.start;
      flat[`${name}End`] = date.end;
      flat[`${name}Precision`] = date.precision;
    } else {
      flat[name] = value as FlatValue;
    }
  }
  return flat;
}

/** The flat names of a kind's properties, in the order of `specs`. */
export function flatNames(specs: Readonly<Record<string, PropertySpec | undefined>>): string[] {
  return Object.entries(specs).flatMap(([name, spec]) =>
    spec?.type === 'date' ? [`${name}Start`, `${name}End`, `${name}Precision`] : [name],
  );
}

/**
 * Flat properties to nested ones. Values pass unchecked (`checkNode` and `checkEdge` look at them); null counts as absent, and names that
 * `specs` does not have are kept as they are, so that the check can name them.
 */
export function nestProperties(
  specs: Readonly<Record<string, PropertySpec | undefined>>,
  flat: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  const parts = new Map<string, { of: string; part: 'start' | 'end' | 'precision' }>();
  for (const [name, spec] of Object.entries(specs)) {
    if (spec?.type !== 'date') continue;
    parts.set(`${name}Start`, { of: name, part: 'start' });
    parts.set(`${name}End`, { of: name, part: 'end' });
    parts.set(`${name}Precision`, { of: name, part: 'precision' });
  }
  for (const [name, value] of Object.entries(flat)) {
    if (value === undefined || value === null) continue;
    const part = parts.get(name);
    if (part === undefined) {
      // Plain assignment of "__proto__" would set the prototype and hide the property from the check.
      Object.defineProperty(nested, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      nested[part.of] = { ...(nested[part.of] as object | undefined), [part.part]: value };
    }
  }
  return nested;
}

/** Whether `value` is a precision of the closed list. */
export function isDatePrecision(value: unknown): value is DatePrecision {
  return (DATE_PRECISIONS as readonly unknown[]).includes(value);
}
