// What a page of statements costs at a hub: it is read off an index and ends there, and what is counted is not collected.
import { isInt, type ProfiledPlan } from 'neo4j-driver';
import { expect, it } from 'vitest';
import type { Ask } from '../../server/store/neo4j/connection.ts';
import { readPositions } from '../../server/store/neo4j/positions.ts';
import { readStatements } from '../../server/store/neo4j/statements.ts';
import type { Edge } from '../../server/graph/edge.ts';
import type { Node } from '../../server/graph/node.ts';
import type { CountedPage, StatementsQuery } from '../../server/store/store.ts';
import { edge, node } from '../contract/sample-graph.ts';
import { describeNeo4j } from './servers.ts';

const STATEMENTS = 300;
const FIRST = 4;
/** What keeps rows, each as long as what flows into it. */
const KEEPS = /^(Top|PartialTop|Sort|PartialSort)@|collect\(/u;

/** Everything that is said, is said by one speaker about one country, in one source, at one meeting, on one claim. */
function hub(): { nodes: Node[]; edges: Edge[] } {
  const statements = Array.from({ length: STATEMENTS }, (_, place) => {
    const day = `2024-01-${String((place % 28) + 1).padStart(2, '0')}`;
    return node(`s${place}`, 'STATEMENT', { text: 'x', act: 'STATE', saidAt: { start: day, end: day, precision: 'DAY' } });
  });
  const things = [
    node('kor', 'COUNTRY', { name: 'x' }),
    node('article', 'SOURCE', { title: 'x' }),
    node('meeting', 'EVENT', { name: 'x' }),
    node('claim', 'CLAIM', { text: 'x' }),
  ];
  const edges = statements.flatMap(({ id }) => [
    edge('MADE', 'kor', id),
    edge('ABOUT', id, 'kor'),
    edge('REPORTED_IN', id, 'article'),
    edge('MADE_AT', id, 'meeting'),
    edge('EXPRESSES', id, 'claim', { stance: 'ASSERTS' }),
  ]);
  return { nodes: [...things, ...statements], edges };
}

describeNeo4j('pages of statements', (_name, { open, cypher }) => {
  const asker = (onProfile: (profile: ProfiledPlan) => void): Ask => {
    return async <Row>(text: string, parameters = {}) => {
      const { records, summary } = await cypher(`PROFILE ${text}`, { p: parameters });
      onProfile(summary.profile as ProfiledPlan);
      return records.map((record) => counted(record.toObject()) as Row);
    };
  };

  it('keep no more of a hub than they show, with a filter and its count, too', async () => {
    const store = await open();
    await store.write(hub());
    await store.close();
    const kept: string[] = [];
    const ask = asker((profile) => kept.push(...keepers(profile)));
    const filter = { acts: ['STATE' as const] };
    const pages = async (query: Omit<StatementsQuery, 'first'>) => {
      const [page] = await readStatements(ask, { ...query, first: FIRST });
      const last = page!.items.at(-1)!;
      const after = { time: '2024-01-28', id: last.id };
      const [next] = await readStatements(ask, { ...query, first: FIRST, after });
      return [page!, next!];
    };
    const found: CountedPage<unknown>[] = [
      ...(await pages({ of: { relation: 'MADE', ids: ['kor'] }, filter })),
      ...(await pages({ of: { relation: 'MADE_AT', ids: ['meeting'] }, filter })),
      ...(await pages({ of: { relation: 'REPORTED_IN', ids: ['article'] }, filter })),
      ...(await pages({ filter })),
      ...(await pages({ filter: { speakers: ['kor'] } })),
      ...(await pages({ filter: { about: ['kor'] } })),
      ...(await pages({ filter: { claims: ['claim'], stances: ['ASSERTS'] } })),
      ...(await pages({ filter: { sources: ['article'] } })),
      ...(await readPositions(ask, { claims: ['claim'], filter, first: FIRST })),
    ];
    for (const page of found) {
      expect(page.items).toHaveLength(FIRST);
      expect([page.totalCount, page.hasNextPage]).toEqual([STATEMENTS, true]);
    }
    expect(kept).toEqual([]);
  });

  it('read nothing to count what they show in full', async () => {
    const store = await open();
    await store.write(hub());
    await store.close();
    const hits: number[] = [];
    const ask = asker((profile) => hits.push(hitsOf(profile)));
    const said = { from: '2024-01-28', until: '2024-12-31' };
    const [page] = await readStatements(ask, { of: { relation: 'MADE', ids: ['kor'] }, filter: { said }, first: 100 });
    expect([page!.items.length, page!.totalCount, page!.hasNextPage]).toEqual([10, 10, false]);
    // One look into the index for each edge, two or three at each statement; to count would be as much again.
    expect(hits[0]).toBeLessThan(6 * STATEMENTS);
  });
});

/** Counts come as the driver's own whole numbers. */
function counted(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isInt(value) ? value.toNumber() : value]));
}

/** The operators that keep more rows than a page and the one behind it. */
function keepers(plan: ProfiledPlan): string[] {
  const most = Math.max(0, ...plan.children.map(({ rows }) => rows));
  const name = `${plan.operatorType} ${plan.arguments['Details'] ?? ''}`;
  return [...(KEEPS.test(name) && most > FIRST + 2 ? [`${name}: ${most}`] : []), ...plan.children.flatMap(keepers)];
}

function hitsOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hitsOf(child), dbHits);
}
