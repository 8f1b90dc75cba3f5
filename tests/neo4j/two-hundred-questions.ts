// Two hundred different questions over a graph, of every kind that the API answers, with filters: the same ones each time.
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import { EDGE_KINDS, NODE_KINDS, SPEECH_ACTS, STANCES, type NodeKind } from '../../server/graph/kinds.ts';
import { labelOf, timeOf, type Node } from '../../server/graph/node.ts';
import { randomOf } from '../bench/data/skewed-graph.ts';

export interface Question {
  /** What it is about, for whoever reads that an answer differs. */
  what: string;
  query: string;
  variables: Record<string, unknown>;
  /** Where in the answer a connection stands that is followed for some pages by `$after`. */
  pages?: readonly string[];
}

const DATE = '{ start end precision }';
const ENTITY = `__typename id kind label recordedAt degree degrees { kind direction count }
  ... on Speaker { name wikidataId } ... on Country { iso3 aliases } ... on Agency { agencyType partOf { id } }
  ... on Official { office unnamed speaksFor { to { id } office from ${DATE} until ${DATE} } }
  ... on Statement { text quote act cameoCode saidAt ${DATE} speaker { id } expresses { stance claim { id text contested } } about { id } respondsTo { id } madeAt { id }
    evidence { paragraph start end quoteType excerpt source { id title publisher } } reportedBy { id } }
  ... on Claim { contested contradicts { id } supports { id } }
  ... on Event { eventType alleged date ${DATE} involves { who { id } role } evidence { paragraph source { id } } }
  ... on Source { title publisher url publishedAt ${DATE} }`;
const NODE = 'id kind label degree entity { label }';
const EDGE = 'id kind source target stance role evidence { paragraph source { id } }';
const SUBGRAPH = `nodes { ${NODE} } edges { ${EDGE} } truncated frontier { id hidden }`;
const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const STATEMENTS = `totalCount ${PAGE} edges { cursor node { id text act saidAt ${DATE} speaker { id label } } }`;

/** @param nodes of the graph, by id */
export function twoHundredQuestions(nodes: readonly Node[]): Question[] {
  const random = randomOf(2018);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const several = <T>(list: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + random() * most }, () => oneOf(list))),
  ];
  const maybe = <T>(make: () => T): T | undefined => (random() < 0.4 ? make() : undefined);
  const idsOf = (...kinds: NodeKind[]) => nodes.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const [countries, speakers, claims] = [idsOf('COUNTRY'), idsOf('COUNTRY', 'AGENCY', 'OFFICIAL'), idsOf('CLAIM')];
  const [events, sources, all] = [idsOf('EVENT'), idsOf('SOURCE'), idsOf(...NODE_KINDS)];
  const days = nodes.flatMap((node) => timeOf(node)?.start ?? []).toSorted();
  const instants = ['2018-01-01T00:00:00.000Z', ...new Set(nodes.map(({ recordedAt }) => recordedAt))];

  const said = () => {
    const [from, until] = [oneOf(days), oneOf(days)].toSorted();
    return oneOf([{ from }, { until }, { from, until }]);
  };
  const graphFilter = (): GraphFilter => ({
    kinds: maybe(() => several(NODE_KINDS, 6)),
    edgeKinds: maybe(() => several(EDGE_KINDS, 12)),
    stances: random() < 0.1 ? several(STANCES, 4) : undefined,
    said: maybe(said),
    recordedUntil: maybe(() => oneOf(instants)),
  });
  const statementFilter = (): StatementFilter => ({
    speakers: maybe(() => [...several(countries, 30), ...several(speakers, 9)]),
    about: random() < 0.2 ? several(countries, 30) : undefined,
    claims: random() < 0.1 ? several(claims, 6) : undefined,
    acts: maybe(() => several(SPEECH_ACTS, 9)),
    stances: random() < 0.1 ? several(STANCES, 4) : undefined,
    sources: random() < 0.05 ? several(sources, 500) : undefined,
    said: maybe(said),
    recordedUntil: maybe(() => oneOf(instants)),
  });
  const someWords = () => {
    const list = labelOf(oneOf(nodes)).split(/\s+/u);
    const at = Math.floor(random() * list.length);
    return list
      .slice(at, at + 1 + Math.floor(random() * 2))
      .join(' ')
      .slice(0, 3 + Math.floor(random() * 12));
  };

  const KINDS: readonly (() => Question)[] = [
    () => ({ what: 'node', query: `query ($id: ID!) { node(id: $id) { ... on Entity { ${ENTITY} } } }`, variables: { id: oneOf(all) } }),
    () => ({
      what: 'nodes',
      query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Entity { ${ENTITY} } } }`,
      variables: { ids: [...several(all, 20), 'nobody'] },
    }),
    () => ({
      what: 'search',
      query: `query ($text: String!, $kinds: [NodeKind!], $filter: GraphFilter, $after: String) { search(text: $text, kinds: $kinds, filter: $filter, first: 7, after: $after) {
        ${PAGE} edges { cursor score node { id label } } } }`,
      variables: { text: someWords(), kinds: maybe(() => several(NODE_KINDS, 4)), filter: maybe(graphFilter) },
      pages: ['search'],
    }),
    () => ({
      what: 'neighbours',
      query: `query ($id: ID!, $filter: GraphFilter, $after: String) { neighbours(id: $id, filter: $filter, first: 30, after: $after) {
        totalCount ${PAGE} edges { cursor node { ${NODE} } edge { ${EDGE} } } } }`,
      variables: { id: oneOf(countries), filter: maybe(graphFilter) },
      pages: ['neighbours'],
    }),
    () => ({
      what: 'neighbourhood',
      query: `query ($ids: [ID!]!, $depth: Int, $filter: GraphFilter, $perNode: Int, $limit: Int) {
        neighbourhood(ids: $ids, depth: $depth, filter: $filter, perNode: $perNode, limit: $limit) { ${SUBGRAPH} } }`,
      variables: {
        ids: several(speakers, 3),
        depth: oneOf([1, 2, 3, 4]),
        filter: maybe(graphFilter),
        perNode: oneOf([3, 20, 80]),
        limit: oneOf([30, 150, 400]),
      },
    }),
    () => ({
      what: 'subgraph',
      query: `query ($ids: [ID!]!, $filter: GraphFilter) { subgraph(ids: $ids, filter: $filter) { ${SUBGRAPH} } }`,
      variables: { ids: [...several(countries, 40), ...several(all, 150)], filter: maybe(graphFilter) },
    }),
    () => ({
      what: 'statements',
      query: `query ($filter: StatementFilter, $after: String) { statements(filter: $filter, first: 12, after: $after) { ${STATEMENTS} } }`,
      variables: { filter: statementFilter() },
      pages: ['statements'],
    }),
    () => ({
      what: 'statements of one',
      query: `query ($id: ID!, $filter: StatementFilter, $after: String) { node(id: $id) {
        ... on Speaker { statements(filter: $filter, first: 9, after: $after) { ${STATEMENTS} } }
        ... on Event { statements(filter: $filter, first: 9, after: $after) { ${STATEMENTS} } }
        ... on Source { statements(filter: $filter, first: 9, after: $after) { ${STATEMENTS} } } } }`,
      variables: { id: oneOf([oneOf(countries), oneOf(speakers), oneOf(events), oneOf(sources)]), filter: maybe(statementFilter) },
      pages: ['node', 'statements'],
    }),
    () => ({
      what: 'positions',
      query: `query ($id: ID!, $filter: StatementFilter, $after: String) { node(id: $id) { ... on Claim { positions(filter: $filter, first: 3, after: $after) {
        totalCount ${PAGE} edges { cursor node { stance speaker { id } statement { id } } } } } } }`,
      variables: { id: oneOf(claims), filter: maybe(() => ({ acts: maybe(() => several(SPEECH_ACTS, 9)), said: maybe(said) })) },
      pages: ['node', 'positions'],
    }),
    () => ({
      what: 'shortest paths',
      query: `query ($from: ID!, $to: ID!, $maxLength: Int, $filter: GraphFilter) { shortestPaths(from: $from, to: $to, maxLength: $maxLength, first: 200, filter: $filter) {
        truncated paths { nodes { ${NODE} } edges { ${EDGE} } } } }`,
      variables: { from: oneOf(speakers), to: oneOf(all), maxLength: oneOf([2, 3, 4, 6, 8]), filter: maybe(graphFilter) },
    }),
    () => ({
      what: 'disagreement',
      query: `query ($claimIds: [ID!], $about: [ID!], $filter: StatementFilter, $maxClaims: Int, $maxSpeakers: Int) {
        disagreement(claimIds: $claimIds, about: $about, filter: $filter, maxClaims: $maxClaims, maxSpeakers: $maxSpeakers) {
          speakers { id label } claims { id contested } cells { speaker claim stances statements } truncated } }`,
      variables: {
        claimIds: maybe(() => several(claims, 12)),
        about: maybe(() => [...several(countries, 60), 'country:PRK', 'country:RUS']),
        filter: maybe(() => ({ said: maybe(said), stances: maybe(() => several(STANCES, 4)) })),
        maxClaims: oneOf([2, 5, 200]),
        maxSpeakers: oneOf([2, 5, 500]),
      },
    }),
    () => ({
      what: 'congruence',
      query: `query ($filter: StatementFilter, $measure: CongruenceMeasure, $normalisation: Normalisation, $minShared: Int, $maxSpeakers: Int) {
        congruence(filter: $filter, measure: $measure, normalisation: $normalisation, minShared: $minShared, maxSpeakers: $maxSpeakers) {
          speakers { id label } ties { source target agreements clashes weight } truncated } }`,
      variables: {
        filter: maybe(() => ({ claims: maybe(() => several(claims, 30)), acts: maybe(() => several(SPEECH_ACTS, 9)) })),
        measure: oneOf(['CONGRUENCE', 'CONFLICT', 'SUBTRACT']),
        normalisation: oneOf(['NONE', 'AVERAGE', 'JACCARD', 'COSINE']),
        minShared: oneOf([1, 2]),
        maxSpeakers: oneOf([3, 8, 500]),
      },
    }),
    () => ({
      what: 'timeline',
      query: `query ($filter: StatementFilter, $granularity: Granularity) { timeline(filter: $filter, granularity: $granularity) { start end count stances { stance count } } }`,
      variables: { filter: statementFilter(), granularity: oneOf(['DAY', 'WEEK', 'MONTH', 'YEAR']) },
    }),
  ];
  const questions = new Map<string, Question>();
  for (let turn = 0; questions.size < 200; turn += 1) {
    const question = KINDS[turn % KINDS.length]!();
    questions.set(JSON.stringify(question), question);
  }
  return [...questions.values()];
}
