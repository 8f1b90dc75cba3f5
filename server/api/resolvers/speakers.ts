// Whoever can make a statement: countries, agencies, officials.
import { edgesAt, reached, related } from '../relations.ts';
import type { AgencyResolvers, AffiliationResolvers, CountryResolvers, OfficialResolvers } from '../resolver-types.generated.ts';
import type { SpeakerValue } from '../values.ts';
import { entityFields } from './entity.ts';
import { statementsBy } from './statements-field.ts';

const speakerFields = {
  ...entityFields,
  name: (node: SpeakerValue) => node.properties.name,
  wikidataId: (node: SpeakerValue) => node.properties.wikidataId ?? null,
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
  partOf: related('Agency.partOf'),
};

export const Official: OfficialResolvers = {
  ...speakerFields,
  aliases: ({ properties }) => [...(properties.aliases ?? [])],
  office: ({ properties }) => properties.office ?? null,
  unnamed: ({ properties }) => properties.unnamed ?? false,
  speaksFor: edgesAt('Official.speaksFor'),
};

export const Affiliation: AffiliationResolvers = {
  to: reached<'SPEAKS_FOR'>,
  office: ({ properties }) => properties.office ?? null,
  from: ({ properties }) => properties.from ?? null,
  until: ({ properties }) => properties.until ?? null,
};
