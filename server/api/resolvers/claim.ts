// A claim: whether it is contested, who takes which stance on it, and which other claims stand against or behind it.
import { timeKeyOf } from '../../graph/order.ts';
import type { PositionKey } from '../../store/store.ts';
import type { Ready } from '../gatherer.ts';
import { connectionOf } from '../connections.ts';
import { contradicting, related } from '../relations.ts';
import type { ClaimResolvers, PositionResolvers } from '../resolver-types.generated.ts';
import type { SpeakerValue } from '../values.ts';
import { entityFields } from './entity.ts';
import { pageOf } from './statements-field.ts';

export const Claim: ClaimResolvers = {
  ...entityFields,
  text: ({ properties }) => properties.text,
  contested: ({ id }, _, { load }) => load.contested.load(id),
  positions: async ({ id }, args, { load }) => {
    const page = pageOf<PositionKey>('positions', args);
    const found = await load.positions(page).load(id);
    const connection = connectionOf(
      'positions',
      found,
      page.after,
      ({ statement, edge }) => ({ time: timeKeyOf(statement), statement: statement.id, edge }),
      (node) => ({ node }),
    );
    return { ...connection, totalCount: found.totalCount };
  },
  about: related('Claim.about'),
  contradicts: contradicting,
  supports: related('Claim.supports'),
};

export const Position: PositionResolvers = {
  speaker: ({ speaker }, _, { load }) => load.node.load(speaker) as Ready<SpeakerValue>,
  stance: ({ stance }) => stance,
  statement: ({ statement }) => statement,
};
