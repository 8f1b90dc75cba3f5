// What one request asks at once is one query, and what it has met on the way is not read again; nobody sees it from the answers.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Edge } from '../../server/graph/edge.ts';
import type { Direction, EdgeKind } from '../../server/graph/kinds.ts';
import type { ReadOptions, Store } from '../../server/store/store.ts';
import { edge, node, SAMPLE } from '../contract/sample-graph.ts';
import { describeNeo4j } from './servers.ts';

const STATEMENTS = ['s1', 's2', 's3', 's4', 'nobody'];
const WAYS: readonly [EdgeKind, Direction][] = [
  ['MADE', 'IN'],
  ['EXPRESSES', 'OUT'],
  ['REPORTED_IN', 'OUT'],
  ['REPORTED_BY', 'OUT'],
];

describeNeo4j('questions asked together', (_name, { open }) => {
  const asked: string[] = [];
  let store: Store;
  beforeAll(async () => {
    store = await open((text) => asked.push(text));
    await store.write(SAMPLE);
    await store.write({
      nodes: [node('kept', 'SOURCE', { title: 'Kept whole', text: 'All of its text' })],
      edges: [edge('REPORTED_IN', 's1', 'kept')],
    });
    await store.ping();
  });
  afterAll(() => store.close());

  const edgesAt = (options?: ReadOptions) =>
    Promise.all(WAYS.map(([kind, direction]) => store.edgesOf({ ids: STATEMENTS, kind, direction }, options)));
  const endsOf = (lists: Edge[][][]) => [...new Set(lists.flat(2).flatMap(({ from, to }) => [from, to]))];

  it('asks for the edges of several kinds at the same nodes once, and no more for the nodes that they reach', async () => {
    const alone = await edgesAt();
    expect(endsOf(alone)).toEqual(expect.arrayContaining(['kor', 'neb', 'nato', 'troops', 'rumours', 'article', 'kept']));
    asked.length = 0;
    const options = {};
    expect(await edgesAt(options)).toEqual(alone);
    expect(asked).toHaveLength(1);
    const met = ['kor', 'neb', 'nato', 'troops', 'rumours', 'article'];
    const nodes = await store.nodes(met, options);
    expect(asked).toHaveLength(1);
    expect(nodes).toEqual(await store.nodes(met));
  });

  it('reads what it has not met: other nodes, and a source that is kept with its text', async () => {
    const options = {};
    await edgesAt(options);
    asked.length = 0;
    const ids = ['kor', 's1', 'kept', 'no such node', 'kor'];
    expect(await store.nodes(ids, options)).toEqual(await store.nodes(ids));
    expect(asked).toHaveLength(2);
  });

  it('keeps requests apart', async () => {
    asked.length = 0;
    const [first, second] = await Promise.all([edgesAt({}), edgesAt({})]);
    expect(asked).toHaveLength(2);
    expect(first).toEqual(second);
    const changed = node('kor', 'COUNTRY', { name: 'Korea', aliases: ['Seoul'] });
    await store.write({ nodes: [changed], edges: [] });
    const options = {};
    await edgesAt(options);
    expect((await store.nodes(['kor'], options))[0]).toMatchObject({ properties: { name: 'Korea' } });
  });
});
