// Neighbourhood and subgraph against a model written from the contract's words: random graphs, filters and caps.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreNeighbourhood, type NeighbourhoodQuery } from '../../../server/explore/neighbourhood.ts';
import { exploreSubgraph } from '../../../server/explore/subgraph.ts';
import type { GraphFilter } from '../../../server/graph/filter.ts';
import type { Node } from '../../../server/graph/node.ts';
import { compareIds, compareTimeKeys, rankOfEdgeKind, timeKeyOf } from '../../../server/graph/order.ts';
import { edgePasses, nodePasses } from '../../../server/graph/pass.ts';
import type { Batch } from '../../../server/store/store.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { graph, graphFilter } from '../../property/arbitraries.ts';

/** What was held at an instant: nodes recorded by then, and edges recorded by then between such nodes. */
function heldUntil({ nodes, edges }: Batch, recordedUntil = '9999'): Batch {
  const held = new Set(nodes.filter(({ recordedAt }) => recordedAt <= recordedUntil).map(({ id }) => id));
  return {
    nodes: nodes.filter(({ id }) => held.has(id)),
    edges: edges.filter(({ from, to, recordedAt }) => recordedAt <= recordedUntil && held.has(from) && held.has(to)),
  };
}

/** The answer by definition: one node at a time, one neighbour at a time. */
function model(batch: Batch, { ids, depth, filter = {}, perNode, limit }: NeighbourhoodQuery) {
  const { nodes, edges } = heldUntil(batch, filter.recordedUntil);
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const passes = (node: Node) =>
    nodePasses(
      node,
      filter,
      edges.filter((edge) => edge.kind === 'EXPRESSES' && edge.from === node.id),
    );
  const around = (id: string) =>
    edges
      .filter((edge) => edgePasses(edge, filter))
      .flatMap((edge) => [
        ...(edge.from === id ? [{ edge, node: nodeOf.get(edge.to)!, direction: 0 }] : []),
        ...(edge.to === id ? [{ edge, node: nodeOf.get(edge.from)!, direction: 1 }] : []),
      ])
      .filter(({ node }) => passes(node))
      .toSorted(
        (a, b) =>
          compareTimeKeys(timeKeyOf(a.node), timeKeyOf(b.node)) ||
          rankOfEdgeKind(a.edge.kind) - rankOfEdgeKind(b.edge.kind) ||
          compareIds(a.node.id, b.node.id) ||
          compareIds(a.edge.id, b.edge.id) ||
          a.direction - b.direction,
      );
  const asked = [...new Set(ids)].filter((id) => nodeOf.has(id));
  const reached = asked.slice(0, limit);
  const expanded: string[] = [];
  let level = [...reached];
  for (let step = 0; step < depth; step += 1) {
    const next: string[] = [];
    for (const id of level) {
      expanded.push(id);
      for (const { node } of around(id).slice(0, perNode)) {
        if (reached.includes(node.id) || reached.length >= limit) continue;
        reached.push(node.id);
        next.push(node.id);
      }
    }
    level = next;
  }
  const hidden = expanded
    .map((id) => ({ id, hidden: new Set(around(id).flatMap(({ node }) => (reached.includes(node.id) ? [] : [node.id]))).size }))
    .filter((entry) => entry.hidden > 0);
  return {
    nodes: reached,
    edges: edges
      .filter((edge) => reached.includes(edge.from) && reached.includes(edge.to) && edgePasses(edge, filter))
      .map(({ id }) => id)
      .toSorted(compareIds),
    hidden: new Map(hidden.map((entry) => [entry.id, entry.hidden])),
    truncated: hidden.length > 0 || asked.length > limit,
  };
}

const question = fc.record({
  batch: graph,
  places: fc.array(fc.nat(13), { minLength: 1, maxLength: 3 }),
  depth: fc.integer({ min: 1, max: 4 }),
  perNode: fc.integer({ min: 1, max: 5 }),
  limit: fc.integer({ min: 1, max: 10 }),
  filter: fc.option(graphFilter, { nil: undefined }),
});

describe('exploreNeighbourhood', () => {
  it('answers as the model does', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ batch, places, ...rest }) => {
        const ids = places.map((place) => batch.nodes[place]?.id ?? 'nobody');
        const store = createNaiveStore();
        await store.write(batch);
        const query: NeighbourhoodQuery = { ids, ...rest };
        const answer = await exploreNeighbourhood(store, query);
        expect({
          nodes: answer.nodes.map(({ id }) => id),
          edges: answer.edges.map(({ id }) => id),
          hidden: new Map(answer.frontier.map(({ id, hidden }) => [id, hidden])),
          truncated: answer.truncated,
        }).toEqual(model(batch, query));
      }),
      { numRuns: 400 },
    );
  });

  it('stops where the signal does', async () => {
    const store = createNaiveStore();
    await expect(
      exploreNeighbourhood(store, { ids: ['a'], depth: 1, perNode: 1, limit: 1 }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});

describe('exploreSubgraph', () => {
  it('gives the nodes that pass, in the order asked, and every passing edge between them', async () => {
    await fc.assert(
      fc.asyncProperty(graph, graphFilter, fc.array(fc.nat(13)), async (batch, filter: GraphFilter, places) => {
        const store = createNaiveStore();
        await store.write(batch);
        const ids = places.map((place) => batch.nodes[place]?.id ?? 'nobody');
        const held = heldUntil(batch, filter.recordedUntil);
        const expressed = (id: string) => held.edges.filter((edge) => edge.kind === 'EXPRESSES' && edge.from === id);
        const nodes = [...new Set(ids)].flatMap((id) =>
          held.nodes.filter((node) => node.id === id && nodePasses(node, filter, expressed(id))),
        );
        const inside = new Set(nodes.map(({ id }) => id));
        const edges = held.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to) && edgePasses(edge, filter));
        const answer = await exploreSubgraph(store, { ids, filter });
        expect(answer.nodes).toEqual(nodes);
        expect(answer.edges.map(({ id }) => id)).toEqual(edges.map(({ id }) => id).toSorted(compareIds));
        expect([answer.truncated, answer.frontier]).toEqual([false, []]);
      }),
      { numRuns: 200 },
    );
  });
});
