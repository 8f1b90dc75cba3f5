// An event: who had part in it, what was said there, and where it can be read.
import { edgesAt, reached, reportedIn } from '../relations.ts';
import type { EventResolvers, ParticipationResolvers } from '../resolver-types.generated.ts';
import { entityFields } from './entity.ts';
import { statementsBy } from './statements-field.ts';

export const Event: EventResolvers = {
  ...entityFields,
  name: ({ properties }) => properties.name,
  eventType: ({ properties }) => properties.eventType ?? null,
  date: ({ properties }) => properties.date ?? null,
  alleged: ({ properties }) => properties.alleged ?? false,
  involves: edgesAt('Event.involves'),
  statements: statementsBy('MADE_AT'),
  evidence: reportedIn,
};

export const Participation: ParticipationResolvers = {
  who: reached<'INVOLVES'>,
  role: ({ properties }) => properties.role ?? null,
};
