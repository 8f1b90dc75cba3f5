// A claim: whether it is contested, who takes which stance on it, and which other claims stand against or behind it.
import { timeKeyOf } from '../../graph/order.ts';
import type { PositionKey } from '../../store/store.ts';
import { connectionOf } from '../connections.ts';
import type { ClaimResolvers, PositionResolvers } from '../resolver-types.generated.ts';
import type { SpeakerSource } from '../sources.ts';
import { entityFields } from './entity.ts';
import { related } from './related.ts';
import { pageOf } from './statements-field.ts';

export const Claim: ClaimResolvers = {
  ...entityFields,
  text: ({ properties }) => properties.text,
  contested: ({ id }, _, { load }) => load.contested(id),
  positions: async ({ id }, args, { load }) => {
    const page = pageOf<PositionKey>('positions', args);
    const found = await load.positions(id, page);
    const connection = connectionOf(
      'positions',
      found,
      page.after,
      ({ statement, edge }) => ({ time: timeKeyOf(statement), statement: statement.id, edge }),
      (node) => ({ node }),
    );
    return { ...connection, totalCount: found.totalCount };
  },
  about: (node, _, context) => related<'AGENCY' | 'COUNTRY' | 'EVENT' | 'OFFICIAL'>(node, 'ABOUT', 'OUT', context),
  // To contradict is mutual, whichever of the two claims the edge was drawn from.
  contradicts: async (node, _, context) => {
    const [ours, theirs] = await Promise.all([
      related<'CLAIM'>(node, 'CONTRADICTS', 'OUT', context),
      related<'CLAIM'>(node, 'CONTRADICTS', 'IN', context),
    ]);
    return [...new Map([...ours, ...theirs].map((claim) => [claim.id, claim])).values()];
  },
  supports: (node, _, context) => related<'CLAIM'>(node, 'SUPPORTS', 'OUT', context),
};

export const Position: PositionResolvers = {
  speaker: async ({ speaker }, _, { load }) => (await load.node(speaker)) as SpeakerSource,
  stance: ({ stance }) => stance,
  statement: ({ statement }) => statement,
};
