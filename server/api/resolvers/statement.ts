// A statement: who said it, which stance on which claim, where it can be read, and by which way it came there.
import { whenReady } from '../gatherer.ts';
import { edgesAt, reached, related, reportedIn } from '../relations.ts';
import type { StanceOnClaimResolvers, StatementResolvers } from '../resolver-types.generated.ts';
import type { SpeakerValue } from '../values.ts';
import { entityFields } from './entity.ts';

/** Files may hold statements without their MADE edge; one of these must not take down a whole page of others. */
const NOT_RECORDED = {
  id: 'official:not-recorded',
  kind: 'OFFICIAL',
  properties: { name: 'Speaker not recorded', unnamed: true },
} as const;

const speakersOf = related('Statement.speaker');

export const Statement: StatementResolvers = {
  ...entityFields,
  text: ({ properties }) => properties.text,
  quote: ({ properties }) => properties.quote ?? null,
  act: ({ properties }) => properties.act,
  cameoCode: ({ properties }) => properties.cameoCode ?? null,
  saidAt: ({ properties }) => properties.saidAt ?? null,
  speaker: (node, _, context) =>
    whenReady(speakersOf(node, _, context), ([speaker]): SpeakerValue => speaker ?? { ...NOT_RECORDED, recordedAt: node.recordedAt }),
  expresses: edgesAt('Statement.expresses'),
  about: related('Statement.about'),
  respondsTo: related('Statement.respondsTo'),
  madeAt: related('Statement.madeAt'),
  evidence: reportedIn,
  reportedBy: related('Statement.reportedBy'),
};

export const StanceOnClaim: StanceOnClaimResolvers = {
  claim: reached<'EXPRESSES'>,
  stance: ({ properties }) => properties.stance!,
};
