// A hub to expand, beside the seed: one official who made many statements, on claims of which one contradicts the others.
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import type { Batch } from '../../../server/store/store.ts';

const RECORDED = '2024-11-01T00:00:00.000Z';
export const HUB = 'official:hub';

/** `statements` of them, the first said on 1 January 2020 and then one a day; `claim:0` is contradicted by the 9 others, and contradicts two of them. */
export function hubBatch(statements: number): Batch {
  const node = (kind: Node['kind'], id: string, properties: object) => ({ id, kind, recordedAt: RECORDED, properties }) as Node;
  const edge = (kind: Edge['kind'], from: string, to: string, properties: Edge['properties'] = {}): Edge => ({
    id: `${kind}--${from}--${to}`,
    kind,
    from,
    to,
    recordedAt: RECORDED,
    properties,
  });
  const nodes = [
    node('OFFICIAL', HUB, { name: 'Hedda Hub', office: 'spokeswoman' }),
    ...Array.from({ length: 10 }, (_, nth) => node('CLAIM', `claim:${nth}`, { text: `Claim number ${nth} holds` })),
    ...Array.from({ length: statements }, (_, nth) => {
      const day = new Date(Date.UTC(2020, 0, 1 + nth)).toISOString().slice(0, 10);
      const saidAt = { start: day, end: day, precision: 'DAY' };
      return node('STATEMENT', `statement:hub-${String(nth).padStart(4, '0')}`, { text: `Says thing ${nth}.`, act: 'STATE', saidAt });
    }),
  ];
  const said = nodes.filter(({ kind }) => kind === 'STATEMENT').map(({ id }) => id);
  const edges = [
    ...said.map((id) => edge('MADE', HUB, id)),
    ...said.map((id, nth) => edge('EXPRESSES', id, `claim:${nth % 10}`, { stance: nth % 2 === 0 ? 'ASSERTS' : 'DENIES' })),
    ...said.slice(0, 5).map((id) => edge('ABOUT', id, HUB)),
    ...Array.from({ length: 9 }, (_, nth) => edge('CONTRADICTS', `claim:${nth + 1}`, 'claim:0')),
    ...[1, 2].map((nth) => edge('CONTRADICTS', 'claim:0', `claim:${nth}`)),
  ];
  return { nodes, edges };
}
