// Whoever can make a statement: countries, agencies, officials.
import type { AgencyResolvers, AffiliationResolvers, CountryResolvers, OfficialResolvers } from '../resolver-types.generated.ts';
import type { SpeakerSource } from '../sources.ts';
import { entityFields } from './entity.ts';
import { endOf, related } from './related.ts';
import { statementsBy } from './statements-field.ts';

const speakerFields = {
  ...entityFields,
  name: (node: SpeakerSource) => node.properties.name,
  wikidataId: (node: SpeakerSource) => node.properties.wikidataId ?? null,
  statements: statementsBy('MADE'),
};

export const Country: CountryResolvers = {
  ...speakerFields,
  iso3: ({ properties }) => properties.iso3 ?? null,
  aliases: ({ properties }) => [...(properties.aliases ?? [])],
};

export const Agency: AgencyResolvers = {
  ...speakerFields,
  agencyType: ({ properties }) => properties.agencyType ?? null,
  aliases: ({ properties }) => [...(properties.aliases ?? [])],
  partOf: (node, _, context) => related<'AGENCY' | 'COUNTRY'>(node, 'PART_OF', 'OUT', context),
};

export const Official: OfficialResolvers = {
  ...speakerFields,
  office: ({ properties }) => properties.office ?? null,
  unnamed: ({ properties }) => properties.unnamed ?? false,
  speaksFor: (node, _, { load }) => load.edgesOf(node.id, 'SPEAKS_FOR', 'OUT'),
};

export const Affiliation: AffiliationResolvers = {
  to: (edge, _, context) => endOf<'AGENCY' | 'COUNTRY'>(edge, 'to', context),
  office: ({ properties }) => properties.office ?? null,
  from: ({ properties }) => properties.from ?? null,
  until: ({ properties }) => properties.until ?? null,
};
