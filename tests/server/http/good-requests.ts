// Every question and every kind of argument, as somebody might ask them: what the mutated requests are made from.

interface Asked {
  query: string;
  variables?: unknown;
  operationName?: unknown;
}

const ID = 'official:vassily-nebenzia';

export const GOOD: readonly Asked[] = [
  { query: '{ stats { nodes edges store nodeKinds { kind count } said { from until } } }' },
  {
    query:
      'query ($id: ID!) { node(id: $id) { id ... on Official { label statements(first: 3) { totalCount edges { node { text } } } } } }',
    variables: { id: ID },
  },
  {
    query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Entity { label degree } } }',
    variables: { ids: [ID, 'country:RUS', 'x'] },
  },
  {
    query:
      'query ($t: String!, $k: [NodeKind!], $f: GraphFilter, $n: Int, $a: String) { search(text: $t, kinds: $k, filter: $f, first: $n, after: $a) { edges { cursor score node { id } } pageInfo { endCursor } } }',
    variables: { t: 'korea', k: ['COUNTRY', 'CLAIM'], f: { said: { from: '2024-10-01', until: '2024-10-31' } }, n: 5, a: null },
  },
  {
    query:
      'query ($ids: [ID!]!, $d: Int, $p: Int, $l: Int, $f: GraphFilter) { neighbourhood(ids: $ids, depth: $d, perNode: $p, limit: $l, filter: $f) { truncated nodes { id kind label degree } edges { id kind source target stance evidence { paragraph source { id } } } frontier { id hidden } } }',
    variables: {
      ids: ['country:PRK'],
      d: 2,
      p: 5,
      l: 20,
      f: { kinds: ['STATEMENT', 'COUNTRY'], edgeKinds: ['ABOUT'], stances: ['DENIES'], recordedUntil: '2030-01-01T00:00:00Z' },
    },
  },
  {
    query:
      'query ($id: ID!, $n: Int!, $a: String) { neighbours(id: $id, first: $n, after: $a) { totalCount edges { cursor node { id } edge { kind } } } }',
    variables: {
      id: 'country:PRK',
      n: 3,
      a: Buffer.from(JSON.stringify(['neighbours', '2024-10-21', 'ABOUT', 'claim:x', 'ABOUT--a--b', 'IN'])).toString('base64url'),
    },
  },
  {
    query: 'query ($ids: [ID!]!) { subgraph(ids: $ids) { nodes { id entity { ... on Claim { text contested } } } edges { id } } }',
    variables: { ids: ['country:PRK', 'country:RUS'] },
  },
  {
    query:
      'query ($f: StatementFilter, $n: Int, $a: String) { statements(filter: $f, first: $n, after: $a) { totalCount edges { cursor node { text act speaker { label } expresses { stance claim { text } } evidence { excerpt } } } } }',
    variables: {
      f: {
        speakers: [ID],
        acts: ['ACCUSE', 'DENY'],
        stances: ['DENIES'],
        about: ['country:RUS'],
        claims: [],
        sources: [],
        said: { from: '2024-10-21' },
      },
      n: 10,
      a: null,
    },
  },
  {
    query:
      'query ($f: ID!, $t: ID!, $m: Int) { shortestPaths(from: $f, to: $t, maxLength: $m, first: 2) { truncated paths { nodes { id } edges { id } } } }',
    variables: { f: 'country:PRK', t: 'country:RUS', m: 4 },
  },
  {
    query:
      'query ($c: [ID!], $s: Int) { disagreement(claimIds: $c, maxSpeakers: $s, maxClaims: 5) { truncated speakers { id } claims { id } cells { speaker claim stances statements } } }',
    variables: { c: null, s: 10 },
  },
  {
    query:
      'query ($m: CongruenceMeasure, $n: Normalisation) { congruence(measure: $m, normalisation: $n, minShared: 1) { ties { source target weight } } }',
    variables: { m: 'CONFLICT', n: 'JACCARD' },
  },
  {
    query: 'query ($g: Granularity) { timeline(granularity: $g) { start end count stances { stance count } } }',
    variables: { g: 'MONTH' },
  },
  { query: '{ __schema { types { name kind fields { name type { name ofType { name } } } } } __type(name: "Claim") { name } }' },
  {
    query: 'query A { a: stats { ...S } } fragment S on GraphStats { nodes @include(if: true) edges @skip(if: false) }',
    operationName: 'A',
  },
];

export const EXPORT = {
  format: 'jsonl',
  kinds: ['COUNTRY'],
  edgeKinds: ['ABOUT'],
  stances: ['DENIES'],
  from: '2024-10-01',
  until: '2024-10-31',
  recordedUntil: '2030-01-01T00:00:00Z',
  ids: ['country:RUS'],
};
