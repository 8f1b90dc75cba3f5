// One question of each kind, small and large: what the mixed load asks, and what store calls are counted for.

export interface SizedQuestion {
  name: string;
  query: string;
  /** Variables for a small answer and for a large one. */
  sizes: readonly [Record<string, unknown>, Record<string, unknown>];
}

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}:${place}`);
const STATEMENT = `id label degree text speaker { label ... on Official { speaksFor { to { label } } } } expresses { stance claim { text contested } }
  evidence { paragraph source { title } } reportedBy { label } about { label } madeAt { label } respondsTo { label }`;

export const QUESTIONS: readonly SizedQuestion[] = [
  { name: 'stats', query: '{ stats { nodes edges nodeKinds { kind count } said { from until } } }', sizes: [{}, {}] },
  {
    name: 'nodes',
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Statement { ${STATEMENT} } } }`,
    sizes: [{ ids: ids('statement', 20) }, { ids: ids('statement', 2_000) }],
  },
  {
    name: 'search',
    query:
      'query ($first: Int!) { search(text: "w", first: $first, kinds: [STATEMENT]) { edges { score node { label degree ... on Statement { speaker { label } } } } } }',
    sizes: [{ first: 5 }, { first: 200 }],
  },
  {
    name: 'statements',
    query: `query ($first: Int!) { statements(first: $first) { totalCount edges { node { ${STATEMENT} } } } }`,
    sizes: [{ first: 20 }, { first: 200 }],
  },
  {
    name: 'neighbours',
    query:
      'query ($first: Int!) { neighbours(id: "official:0", first: $first) { totalCount edges { node { id label degree entity { ... on Statement { saidAt { start } } } } edge { kind stance } } } }',
    sizes: [{ first: 5 }, { first: 200 }],
  },
  {
    name: 'neighbourhood',
    query:
      'query ($limit: Int!) { neighbourhood(ids: ["official:1"], limit: $limit, perNode: 500) { truncated nodes { id label degree } edges { id kind source target evidence { paragraph source { title } } } } }',
    sizes: [{ limit: 20 }, { limit: 400 }],
  },
  {
    name: 'subgraph',
    query: 'query ($ids: [ID!]!) { subgraph(ids: $ids) { nodes { id kind label degree } edges { id kind source target stance } } }',
    sizes: [{ ids: ids('statement', 20) }, { ids: ids('statement', 2_000) }],
  },
  {
    name: 'claims with their positions',
    query:
      'query ($ids: [ID!]!, $first: Int!) { nodes(ids: $ids) { ... on Claim { text contested positions(first: $first) { totalCount edges { node { stance speaker { label } statement { text } } } } contradicts { text } supports { text } } } }',
    sizes: [
      { ids: ids('claim', 2), first: 5 },
      { ids: ids('claim', 100), first: 100 },
    ],
  },
];

/** How many questions the server has put to its store so far. */
export async function callsOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return [...text.matchAll(/^demarche_store_calls_total\{.*\} (\d+)$/gmu)].reduce((sum, [, count]) => sum + Number(count), 0);
}
