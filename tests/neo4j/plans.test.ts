// How the server goes about each query of the store: always from an index of ours, whatever else the database holds and however little.
import type { Plan } from 'neo4j-driver';
import { beforeAll, expect, it } from 'vitest';
import type { Edge } from '../../server/graph/edge.ts';
import type { Node } from '../../server/graph/node.ts';
import { edge, node, SAMPLE } from '../contract/sample-graph.ts';
import { fewAtOnce } from './at-once.ts';
import { askEverything } from './every-question.ts';
import { disturb } from './other-data.ts';
import { describeNeo4j } from './servers.ts';

/** Operators that look at everything with a label or a type, or at every pair. */
const FORBIDDEN = /AllNodesScan|ByLabelScan|ByLabelsScan|RelationshipTypeScan|RelationshipTypesScan|AllRelationshipsScan|CartesianProduct/u;

/** Two claims with more edges between and around them than are walked one by one. */
function hubs(): { nodes: Node[]; edges: Edge[] } {
  const claims = Array.from({ length: 250 }, (_, place) => node(`claim ${place}`, 'CLAIM', { text: `Claim ${place}` }));
  const edges = claims.flatMap(({ id }) => [edge('CONTRADICTS', 'claim 0', id), edge('CONTRADICTS', id, 'claim 1')]);
  const unique = new Map(edges.filter(({ from, to }) => from !== to).map((each) => [each.id, each]));
  return { nodes: claims, edges: [...unique.values()] };
}

describeNeo4j('plans', (_name, { open, cypher }) => {
  const texts = new Set<string>();
  const planned = async () => {
    // What was planned for another state of the database is not kept.
    await cypher('CALL db.clearQueryCaches()');
    const asked = [...texts].filter((text) => !/^CREATE |CALL db\.awaitIndex/u.test(text));
    const found = await fewAtOnce(
      asked.map((text) => async () => {
        const { summary } = await cypher(`EXPLAIN ${text}`, { p: {} });
        const operators = operatorsOf(summary.plan as Plan).filter((operator) => FORBIDDEN.test(operator));
        return operators.length > 0 ? [`${operators.join(', ')}: ${text}`] : [];
      }),
    );
    return found.flat();
  };

  beforeAll(async () => {
    const store = await open((text) => texts.add(text));
    const graph = hubs();
    await store.write(SAMPLE);
    await store.write(graph);
    await store.write({
      nodes: [{ ...graph.nodes[0]!, recordedAt: '2020-01-01T00:00:00.000Z' }],
      edges: [{ ...graph.edges[0]!, recordedAt: '2020-01-01T00:00:00.000Z' }],
    });
    await store.write({
      nodes: [node('s3', 'STATEMENT', { text: 'x', act: 'STATE', saidAt: { start: '2024-01-01', end: '2024-01-01', precision: 'DAY' } })],
      edges: [],
    });
    const ids = [...SAMPLE.nodes.map(({ id }) => id), 'claim 0', 'claim 1', 'claim 2'];
    await askEverything(store, ids);
    await disturb(cypher);
    await askEverything(store, ids);
    await store.write({ nodes: [node('\uFF21', 'CLAIM', { text: 'x' })], edges: [] });
    await askEverything(store, ids);
    await store.close();
  });

  it('asks some hundred different queries at most, however it is asked', () => {
    expect(texts.size).toBeGreaterThan(60);
    expect(texts.size).toBeLessThan(250);
  });

  it('starts from an index where there is much', async () => expect(await planned()).toEqual([]));

  it('starts from an index where there is nothing', async () => {
    const store = await open();
    await store.close();
    expect(await planned()).toEqual([]);
  });
});

function operatorsOf({ operatorType, children }: Plan): string[] {
  return [operatorType, ...children.flatMap(operatorsOf)];
}
