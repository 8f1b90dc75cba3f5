// The API over HTTP on the seed graph: what it answers, what it refuses and how, and how often it asks the store. Run on each store.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from './served.ts';

const TROOPS = 'claim:north-korea-is-sending-troops-to-russia';

/** @param serve the seed graph, from a store of its own */
export function describeGraphql(serve: () => Promise<Served>): void {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  async function data<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
    const answer = await served.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data as T;
  }

  describe('reading', () => {
    it('follows a statement to its speaker, claims, evidence and chain', async () => {
      const { search } = await data<{ search: { edges: { node: Record<string, unknown> }[] } }>(
        `{ search(text: "bogeymen korean", kinds: [STATEMENT]) { edges { node { __typename ... on Statement {
        quote act saidAt { start end precision } speaker { label ... on Official { aliases office speaksFor { to { label } } } }
        madeAt { label } evidence { paragraph quoteType excerpt source { title } } reportedBy { label } expresses { stance claim { text contested } }
      } } } } }`,
      );
      expect(search.edges[0]!.node).toMatchObject({
        __typename: 'Statement',
        quote: expect.stringMatching(/^circulating scaremongering/u),
        act: 'ACCUSE',
        saidAt: { start: '2024-10-21', end: '2024-10-21', precision: 'DAY' },
        speaker: { label: 'Vassily Nebenzia', aliases: ['Vasily Nebenzya', 'Vassily Nebenzya'], speaksFor: [{ to: { label: 'Russia' } }] },
        madeAt: [{ label: 'UN Security Council meeting' }],
        reportedBy: [{ label: 'The Independent' }],
        expresses: expect.arrayContaining([
          { stance: 'DENIES', claim: { text: 'North Korea is sending troops to Russia', contested: true } },
        ]),
      });
    });

    it('gives nodes in the order asked, null for one that nobody knows', async () => {
      const { nodes, node } = await data<{ nodes: ({ id: string } | null)[]; node: null }>(
        '{ nodes(ids: ["country:RUS", "nobody", "country:KOR"]) { id } node(id: "nobody") { id } }',
      );
      expect(nodes.map((item) => item?.id)).toEqual(['country:RUS', undefined, 'country:KOR']);
      expect(node).toBeNull();
    });

    it('answers nothing for no ids', async () => {
      expect(await data('{ nodes(ids: []) { id } subgraph(ids: []) { nodes { id } edges { id } truncated } }')).toEqual({
        nodes: [],
        subgraph: { nodes: [], edges: [], truncated: false },
      });
    });

    it('pages through positions, each once, with a count', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const answer: {
          node: {
            positions: {
              totalCount: number;
              pageInfo: { hasNextPage: boolean; endCursor: string };
              edges: { node: { statement: { id: string } } }[];
            };
          };
        } = await data(
          `query ($id: ID!, $after: String) { node(id: $id) { ... on Claim { positions(first: 4, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { statement { id } } } } } } }`,
          { id: TROOPS, after },
        );
        const { positions } = answer.node;
        seen.push(...positions.edges.map(({ node }) => node.statement.id));
        after = positions.pageInfo.hasNextPage ? positions.pageInfo.endCursor : null;
        expect(positions.totalCount).toBe(14);
      } while (after !== null);
      expect(new Set(seen).size).toBe(14);
      expect(seen).toHaveLength(14);
    });

    it('says what a cap left out', async () => {
      const { neighbourhood } = await data<{
        neighbourhood: { nodes: { id: string }[]; truncated: boolean; frontier: { id: string; hidden: number }[] };
      }>('{ neighbourhood(ids: ["country:PRK"], perNode: 5) { nodes { id } truncated frontier { id hidden } } }');
      expect(neighbourhood.nodes).toHaveLength(6);
      expect(neighbourhood.truncated).toBe(true);
      expect(neighbourhood.frontier.map(({ id }) => id)).toEqual(['country:PRK']);
    });

    it('gives the edges between nodes with stance, role and evidence', async () => {
      const { subgraph } = await data<{ subgraph: { edges: { kind: string; role: string | null; evidence: { paragraph: number }[] }[] } }>(
        '{ subgraph(ids: ["event:russias-invasion-of-ukraine-2022-01-01", "country:RUS", "country:UKR"]) { edges { kind role evidence { paragraph source { id } } } } }',
      );
      expect(subgraph.edges.map(({ kind, role, evidence }) => [kind, role, evidence[0]?.paragraph])).toEqual([
        ['INVOLVES', 'invader', 9],
        ['INVOLVES', 'invaded', 9],
      ]);
    });

    it('sets who asserts a claim against who denies it', async () => {
      const { disagreement } = await data<{
        disagreement: {
          claims: { id: string; contested: boolean }[];
          speakers: { id: string; label: string }[];
          cells: Record<string, unknown>[];
        };
      }>(
        '{ disagreement(maxClaims: 2) { claims { id contested } speakers { id label } cells { speaker claim stances statements } truncated } }',
      );
      expect(disagreement).toMatchObject({ claims: [{ id: TROOPS, contested: true }, { contested: true }], truncated: true });
      expect(disagreement.cells).toContainEqual({
        speaker: 'official:vassily-nebenzia',
        claim: TROOPS,
        stances: ['DENIES'],
        statements: expect.arrayContaining([expect.stringMatching(/:17\.1$/u)]),
      });
      const none = await data('{ disagreement(claimIds: []) { claims { id } speakers { id } cells { speaker } truncated } }');
      expect(none).toEqual({ disagreement: { claims: [], speakers: [], cells: [], truncated: false } });
    });

    it('joins speakers by what they agree and clash on', async () => {
      const { congruence } = await data<{ congruence: { ties: { source: string; target: string }[] } }>(
        '{ congruence(normalisation: JACCARD, minShared: 2) { ties { source target agreements clashes weight } } }',
      );
      expect(congruence.ties).toContainEqual({ source: 'country:PRK', target: 'country:RUS', agreements: 2, clashes: 0, weight: 1 });
      const seoul = congruence.ties.filter(({ source }) => source === 'agency:south-korea.south-korean-intelligence-agency');
      expect(seoul).toMatchObject([
        { target: 'country:PRK', agreements: 0, clashes: 2, weight: -0.5 },
        { target: 'country:RUS', agreements: 0, clashes: 2, weight: -0.5 },
      ]);
    });

    it('counts what was said week by week', async () => {
      const { timeline } = await data<{ timeline: object[] }>(
        '{ timeline(granularity: WEEK) { start end count stances { stance count } } }',
      );
      expect(timeline.at(-1)).toEqual({
        start: '2024-10-21',
        end: '2024-10-27',
        count: 3,
        stances: [
          { stance: 'ASSERTS', count: 1 },
          { stance: 'DENIES', count: 2 },
          { stance: 'CONSIDERS', count: 1 },
        ],
      });
      expect(await data('{ timeline(filter: { acts: [] }) { count } }')).toEqual({ timeline: [] });
    });

    it('finds how two hang together', async () => {
      const { shortestPaths } = await data<{ shortestPaths: { paths: { nodes: { label: string }[]; edges: { kind: string }[] }[] } }>(
        '{ shortestPaths(from: "country:KOR", to: "official:vassily-nebenzia") { truncated paths { nodes { label } edges { kind } } } }',
      );
      expect(shortestPaths).toMatchObject({
        truncated: false,
        paths: [{ nodes: [{ label: 'South Korea' }, {}, { label: 'Vassily Nebenzia' }], edges: [{ kind: 'ABOUT' }, { kind: 'MADE' }] }],
      });
      const one = await data('{ shortestPaths(from: "country:KOR", to: "country:RUS", first: 1) { truncated paths { nodes { id } } } }');
      expect(one).toMatchObject({ shortestPaths: { truncated: true, paths: [{}] } });
      const nobody = await data('{ shortestPaths(from: "nobody", to: "nobody") { truncated paths { nodes { id } } } }');
      expect(nobody).toEqual({ shortestPaths: { truncated: false, paths: [] } });
    });

    it('answers GET too', async () => {
      const response = await fetch(`${served.url}/graphql?query=${encodeURIComponent('{ stats { nodes } }')}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(await response.json()).toEqual({ data: { stats: { nodes: (await served.store.stats()).nodes } } });
    });
  });

  describe('refusing', () => {
    it.each([
      ['first', '{ search(text: "x", first: 201) { edges { cursor } } }'],
      ['first', '{ statements(first: 0) { totalCount } }'],
      ['text', '{ search(text: "") { edges { cursor } } }'],
      ['depth', '{ neighbourhood(ids: ["a"], depth: 5) { truncated } }'],
      ['perNode', '{ neighbourhood(ids: ["a"], perNode: 501) { truncated } }'],
      ['limit', '{ neighbourhood(ids: ["a"], limit: 2001) { truncated } }'],
      ['maxLength', '{ shortestPaths(from: "a", to: "b", maxLength: 9) { truncated } }'],
      ['first', '{ shortestPaths(from: "a", to: "b", first: 0) { truncated } }'],
      ['maxClaims', '{ disagreement(maxClaims: 201) { truncated } }'],
      ['maxSpeakers', '{ disagreement(maxSpeakers: 501) { truncated } }'],
      ['maxSpeakers', '{ congruence(maxSpeakers: 0) { truncated } }'],
      ['minShared', '{ congruence(minShared: 1001) { truncated } }'],
      ['said', '{ timeline(filter: { said: { from: "2024-02-02", until: "2024-02-01" } }) { count } }'],
      ['recordedUntil', '{ congruence(filter: { recordedUntil: "2024" }) { truncated } }'],
      ['after', '{ statements(after: "nonsense") { totalCount } }'],
      ['said', '{ statements(filter: { said: { from: "2024-02-30" } }) { totalCount } }'],
      ['said', '{ statements(filter: { said: { from: "2024-02-02", until: "2024-02-01" } }) { totalCount } }'],
      ['recordedUntil', '{ statements(filter: { recordedUntil: "yesterday" }) { totalCount } }'],
    ])('names "%s" in %s', async (argument, query) => {
      const { errors } = await served.ask(query);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument, requestId: expect.any(String) });
      expect(errors?.[0]?.message).toContain(argument);
    });

    it('names lists that are too long', async () => {
      const ids = Array.from({ length: 2_001 }, (_, place) => `id${place}`);
      const nodes = await served.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
      expect(nodes.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' });
      for (const argument of ['claimIds', 'about']) {
        const { errors } = await served.ask(`query ($ids: [ID!]) { disagreement(${argument}: $ids) { truncated } }`, { ids });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
      }
    });

    it('tells a cursor of another list', async () => {
      const { statements } = await data<{ statements: { pageInfo: { endCursor: string } } }>(
        '{ statements(first: 1) { pageInfo { endCursor } } }',
      );
      const { errors } = await served.ask('query ($after: String) { search(text: "korea", after: $after) { edges { cursor } } }', {
        after: statements.pageInfo.endCursor,
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    });

    it.each([
      ['GRAPHQL_PARSE_FAILED', '{'],
      ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
      ['OPERATION_TOO_COMPLEX', `{ node(id: "x") ${'{ ... on Claim { contradicts '.repeat(25)} { id } ${'} }'.repeat(25)} }`],
    ])('answers %s to a query that is none', async (code, query) => {
      const { errors } = await served.ask(query);
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|SELECT/u);
    });

    it('takes hostile words for words', async () => {
      for (const text of ['" OR 1=1 --', 'NEAR(a b)', '*', '__proto__', '\u0000', '漢字', '{}[]^:']) {
        const { status, errors } = await served.ask('query ($text: String!) { search(text: $text) { edges { cursor } } }', { text });
        expect(status).toBe(200);
        expect(errors).toBeUndefined();
      }
    });
  });

  describe('asking the store', () => {
    const QUERY = `query ($first: Int!) { statements(first: $first) { edges { node {
    text degree speaker { label ... on Official { speaksFor { to { label } } } } expresses { stance claim { text contested } }
    evidence { paragraph source { title } } reportedBy { label } } } } }`;

    const callsFor = async (first: number) => {
      served.calls.clear();
      await data(QUERY, { first });
      return Object.fromEntries(served.calls);
    };

    it('takes as many calls for a few statements as for all', async () => {
      const few = await callsFor(2);
      const all = await callsFor(200);
      // An official may be missing among the few, and with it the question whom it speaks for.
      const sum = (calls: Record<string, number>) => Object.values(calls).reduce((total, count) => total + count, 0);
      expect(sum(all)).toBeLessThanOrEqual(sum(few) + 2);
      expect(sum(all)).toBeLessThanOrEqual(14);
    });

    it.each<[string, Record<string, number>]>([
      [
        '{ disagreement(maxClaims: 200) { speakers { label degree } claims { text contested } cells { statements } } }',
        { stanceMatrix: 1, nodes: 1, degrees: 1, contested: 1 },
      ],
      ['{ congruence { speakers { label degree } ties { source target weight } } }', { agreements: 1, nodes: 1, degrees: 1 }],
      ['{ timeline { start count stances { count } } }', { dayCounts: 1 }],
      [
        '{ shortestPaths(from: "country:KOR", to: "country:RUS", first: 200) { paths { nodes { label degree entity { label } } edges { kind stance } } } }',
        { shortestPaths: 1, degrees: 1 },
      ],
    ])('takes these calls for %s', async (query, calls) => {
      served.calls.clear();
      await data(query);
      expect(Object.fromEntries(served.calls)).toEqual(calls);
    });
  });
}
