// An event: who had part in it, what was said there, and where it can be read.
import type { EventResolvers, ParticipationResolvers } from '../resolver-types.generated.ts';
import { entityFields } from './entity.ts';
import { endOf, reportedIn } from './related.ts';
import { statementsBy } from './statements-field.ts';

export const Event: EventResolvers = {
  ...entityFields,
  name: ({ properties }) => properties.name,
  eventType: ({ properties }) => properties.eventType ?? null,
  date: ({ properties }) => properties.date ?? null,
  alleged: ({ properties }) => properties.alleged ?? false,
  involves: ({ id }, _, { load }) => load.edgesOf(id, 'INVOLVES', 'OUT'),
  statements: statementsBy('MADE_AT'),
  evidence: (node, _, context) => reportedIn(node, context),
};

export const Participation: ParticipationResolvers = {
  who: (edge, _, context) => endOf<'AGENCY' | 'COUNTRY' | 'OFFICIAL'>(edge, 'to', context),
  role: ({ properties }) => properties.role ?? null,
};
