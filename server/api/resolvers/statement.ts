// A statement: who said it, which stance on which claim, where it can be read, and by which way it came there.
import { GraphError } from '../../graph/graph-error.ts';
import type { StanceOnClaimResolvers, StatementResolvers } from '../resolver-types.generated.ts';
import type { SpeakerSource } from '../sources.ts';
import { entityFields } from './entity.ts';
import { endOf, related, reportedIn } from './related.ts';

type AboutKind = 'AGENCY' | 'COUNTRY' | 'EVENT' | 'OFFICIAL';

export const Statement: StatementResolvers = {
  ...entityFields,
  text: ({ properties }) => properties.text,
  quote: ({ properties }) => properties.quote ?? null,
  act: ({ properties }) => properties.act,
  cameoCode: ({ properties }) => properties.cameoCode ?? null,
  saidAt: ({ properties }) => properties.saidAt ?? null,
  speaker: async (node, _, context): Promise<SpeakerSource> => {
    const [speaker] = await related<'AGENCY' | 'COUNTRY' | 'OFFICIAL'>(node, 'MADE', 'IN', context);
    if (speaker) return speaker;
    throw new GraphError(
      'INVALID_ARGUMENT',
      `Statement "${node.id}" was loaded without its speaker; load its MADE edge, or ask without "speaker".`,
      {
        details: { argument: 'speaker' },
      },
    );
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
