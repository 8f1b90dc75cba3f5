// A statement: who said it, which stance on which claim, where it can be read, and by which way it came there.
import type { StanceOnClaimResolvers, StatementResolvers } from '../resolver-types.generated.ts';
import type { SpeakerSource } from '../sources.ts';
import { entityFields } from './entity.ts';
import { endOf, related, reportedIn } from './related.ts';

type AboutKind = 'AGENCY' | 'COUNTRY' | 'EVENT' | 'OFFICIAL';

/** Files may hold statements without their MADE edge; one of these must not take down a whole page of others. */
const NOT_RECORDED = {
  id: 'official:not-recorded',
  kind: 'OFFICIAL',
  properties: { name: 'Speaker not recorded', unnamed: true },
} as const;

export const Statement: StatementResolvers = {
  ...entityFields,
  text: ({ properties }) => properties.text,
  quote: ({ properties }) => properties.quote ?? null,
  act: ({ properties }) => properties.act,
  cameoCode: ({ properties }) => properties.cameoCode ?? null,
  saidAt: ({ properties }) => properties.saidAt ?? null,
  speaker: async (node, _, context): Promise<SpeakerSource> => {
    const [speaker] = await related<'AGENCY' | 'COUNTRY' | 'OFFICIAL'>(node, 'MADE', 'IN', context);
    return speaker ?? { ...NOT_RECORDED, recordedAt: node.recordedAt };
  },
  expresses: (node, _, { load }) => load.edgesOf(node.id, 'EXPRESSES', 'OUT'),
  about: (node, _, context) => related<AboutKind>(node, 'ABOUT', 'OUT', context),
  respondsTo: (node, _, context) => related<'EVENT' | 'STATEMENT'>(node, 'RESPONDS_TO', 'OUT', context),
  madeAt: (node, _, context) => related<'EVENT'>(node, 'MADE_AT', 'OUT', context),
  evidence: (node, _, context) => reportedIn(node, context),
  reportedBy: (node, _, context) => related<'AGENCY' | 'OFFICIAL'>(node, 'REPORTED_BY', 'OUT', context),
};

export const StanceOnClaim: StanceOnClaimResolvers = {
  claim: (edge, _, context) => endOf<'CLAIM'>(edge, 'to', context),
  stance: ({ properties }) => properties.stance!,
};
