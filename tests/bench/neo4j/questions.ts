// What is asked of the three servers, in the words of each, and what their answers have in common.
import { randomOf } from '../data/skewed-graph.ts';

/** Ours, `@neo4j/graphql` with an equivalent schema, and a server of a few lines with nothing but the driver. */
export const CONTENDERS = ['ours', 'library', 'bare'] as const;
export type Contender = (typeof CONTENDERS)[number];

type Variables = Readonly<Record<string, unknown>>;

export interface Question {
  name: string;
  /** Of the turn; the same turn asks all servers the same. */
  variables(turn: number): Variables;
  /** Two operations of GraphQL and one of Cypher; the library has no words for some. */
  texts: { ours: string; library?: string; bare: string };
  /** What an answer says, however it is wrapped: must be equal from all. */
  essence: (data: unknown) => unknown;
}

export interface Things {
  statements: number;
  /** Those with 5,000 statements or more. */
  speakers: readonly { id: string; statements: number }[];
  /** Nodes with 5,000 edges or more. */
  hubs: readonly string[];
}

interface Told {
  id: string;
  text: string;
  speaker?: { id: string } | { id: string }[];
  [part: string]: unknown;
}

/** All ids and stances within a value, in an order of their own: lists within a statement have none in two of the three. */
function words(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([key, part]) => (typeof part === 'string' && /^(id|stance|text|title|name)$/u.test(key) ? [part] : words(part)))
    .sort();
}

const statementsOf = (list: readonly Told[]) => list.map((each) => [each.id, ...words(each)]);
/** The list of statements, wherever in the answer it is. */
function listIn(data: unknown): Told[] {
  if (Array.isArray(data)) {
    const list = data as { node?: Told; statements?: unknown }[];
    return list[0]?.statements ? listIn(list[0].statements) : list.map((each) => each.node ?? (each as Told));
  }
  const [part] = Object.values(data as object) as [unknown];
  return listIn(part);
}
const inOrder = (data: unknown) => statementsOf(listIn(data));
const inAnyOrder = (data: unknown) => statementsOf(listIn(data)).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1));

/** Newest of a hub: one question for each of the speakers. */
export function questionsOf({
  statements,
  speakers,
  hubs,
}: Things): Record<'point' | 'nested' | 'around', Question> & { newest: Question[] } {
  const random = randomOf(11);
  // Drawn once, so that each turn has a statement or two hundred of its own.
  const drawn = Array.from({ length: 20_000 }, () => `statement:${Math.floor(random() * statements)}`);
  return {
    point: {
      name: 'one node by its id',
      variables: (turn) => ({ id: drawn[turn % drawn.length] }),
      texts: {
        ours: 'query ($id: ID!) { node(id: $id) { ... on Statement { id text act } } }',
        library: 'query ($id: ID!) { statements(where: { id: { eq: $id } }) { id text act } }',
        bare: 'MATCH (n:Demarche {id: $id}) RETURN n.id AS id, n.text AS text, n.act AS act',
      },
      essence: words,
    },
    nested: {
      name: '200 statements with speaker, claims and evidence',
      variables: (turn) => ({ ids: Array.from({ length: 200 }, (_, place) => drawn[(turn * 200 + place) % drawn.length]) }),
      texts: {
        ours: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Statement { id text speaker { name }
          expresses { stance claim { text } } evidence { paragraph source { title } } } } }`,
        library: `query ($ids: [ID!]!) { statements(where: { id: { in: $ids } }) { id text speaker { name }
          claimsConnection { edges { properties { stance } node { text } } }
          sourcesConnection { edges { properties { paragraph } node { title } } } } }`,
        bare: `UNWIND $ids AS id MATCH (n:Demarche {id: id}) RETURN n.id AS id, n.text AS text,
          [(n)<-[:MADE]-(p) | p {.name}] AS speaker,
          [(n)-[e:EXPRESSES]->(c) | {stance: e.stance, text: c.text}] AS claims,
          [(n)-[r:REPORTED_IN]->(s) | {paragraph: r.paragraph, title: s.title}] AS sources`,
      },
      essence: (data) => inAnyOrder(data).filter((each, place, all) => each[0] !== all[place - 1]?.[0]),
    },
    newest: speakers.map(({ id, statements: count }) => ({
      name: `the newest 20 of the ${count} statements of a hub, with their claims`,
      variables: () => ({ id }),
      texts: {
        ours: `query ($id: ID!) { node(id: $id) { ... on Official { statements(first: 20) { edges { node { id text
          expresses { stance claim { id text } } } } } } } }`,
        // Undated ones would come first.
        library: `query ($id: ID!) { officials(where: { id: { eq: $id } }) {
          statements(where: { NOT: { saidAtStart: { eq: null } } }, sort: [{ saidAtStart: DESC }, { id: ASC }], limit: 20) { id text
          claimsConnection { edges { properties { stance } node { id text } } } } } }`,
        bare: `MATCH (h:Demarche {id: $id})-[:MADE]->(n) WHERE n.saidAtStart IS NOT NULL
          WITH n ORDER BY n.saidAtStart DESC, n.id LIMIT 20
          RETURN n.id AS id, n.text AS text, [(n)-[e:EXPRESSES]->(c) | {stance: e.stance, id: c.id, text: c.text}] AS claims`,
      },
      essence: inOrder,
    })),
    around: {
      name: 'two hops around a hub, 500 nodes',
      variables: (turn) => ({ id: hubs[turn % hubs.length] }),
      texts: {
        ours: `query ($id: ID!) { neighbourhood(ids: [$id], depth: 2, limit: 500) { nodes { id kind label degree }
          edges { id kind source target stance } truncated frontier { id hidden } } }`,
        bare: `MATCH (h:Demarche {id: $id})
          CALL (h) { MATCH (h)--(a) WITH DISTINCT a ORDER BY coalesce(a.saidAtStart, a.dateStart, '') DESC, a.id LIMIT 50 RETURN collect(a) AS near }
          CALL (near) {
            UNWIND near AS a CALL (a) { MATCH (a)--(b) WITH DISTINCT b ORDER BY coalesce(b.saidAtStart, b.dateStart, '') DESC, b.id LIMIT 50 RETURN b }
            RETURN collect(DISTINCT b) AS far }
          WITH [h] + near + [b IN far WHERE b <> h AND NOT b IN near] AS reached
          WITH reached[..500] AS nodes UNWIND nodes AS n
          CALL (n, nodes) { MATCH (n)-[r]->(m) WHERE m IN nodes
            RETURN collect({id: r.id, kind: type(r), target: m.id, stance: r.stance}) AS edges }
          RETURN n.id AS id, labels(n) AS kinds, coalesce(n.name, n.text, n.title) AS label, COUNT { (n)--() } AS degree, edges`,
      },
      // Which of those that are equally new come first is each one's own affair, and with it what stands behind them.
      essence: (data) => {
        const found = Array.isArray(data) ? data : (data as { neighbourhood: { nodes: unknown[] } }).neighbourhood.nodes;
        return found.length > 100;
      },
    },
  };
}
