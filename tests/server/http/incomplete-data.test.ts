// Data that lacks something is still answered: one statement without its speaker does not take down the others.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { edge, node } from '../../contract/sample-graph.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

it('lists a statement whose speaker was never loaded, and says so', async () => {
  const said = { start: '2030-01-01', end: '2030-01-01', precision: 'DAY' as const };
  await served.store.write({ nodes: [node('orphan', 'STATEMENT', { text: 'x', act: 'STATE', saidAt: said })], edges: [] });
  const { data, errors } = await served.ask(
    '{ statements(first: 2) { edges { node { id speaker { id label degree statements { totalCount } ... on Official { unnamed speaksFor { office } } } } } } }',
  );
  expect(errors).toBeUndefined();
  const { edges } = data!['statements'] as { edges: { node: { id: string; speaker: unknown } }[] };
  expect(edges[0]!.node).toEqual({
    id: 'orphan',
    speaker: {
      id: 'official:not-recorded',
      label: 'Speaker not recorded',
      degree: 0,
      statements: { totalCount: 0 },
      unnamed: true,
      speaksFor: [],
    },
  });
  expect(edges[1]!.node.speaker).not.toMatchObject({ id: 'official:not-recorded' });
});

it('keeps what nobody is known to have said out of the positions on a claim, and out of their number', async () => {
  const claim = node('claimed', 'CLAIM', { text: 'y' });
  const held = edge('EXPRESSES', 'orphan', 'claimed', { stance: 'ASSERTS' });
  await served.store.write({ nodes: [node('orphan', 'STATEMENT', { text: 'x', act: 'STATE' }), claim], edges: [held] });
  const { data } = await served.ask(
    '{ node(id: "claimed") { ... on Claim { degree positions { totalCount edges { cursor } } } } statements(filter: { claims: ["claimed"] }) { totalCount } }',
  );
  expect(data).toEqual({ node: { degree: 1, positions: { totalCount: 0, edges: [] } }, statements: { totalCount: 1 } });
});
