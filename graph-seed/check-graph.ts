// Looks a loaded graph over, page by page: what is there but should not be, or is missing beside what is there. Flows in: a store. Flows out: findings.
import type { Edge } from '../server/graph/edge.ts';
import { labelOf, type Node, type NodeOf } from '../server/graph/node.ts';
import type { Page, ScanQuery, Store } from '../server/store/store.ts';
import { createSourceTexts, faultOfPlace } from './source-texts.ts';

export type CheckedStore = Pick<Store, 'nodes' | 'degrees' | 'edgesOf' | 'scanNodes' | 'scanEdges' | 'stats'>;

export const FINDINGS = {
  danglingEdges: 'edges whose start or end is not in the graph; load the files again',
  statementsWithoutSpeaker: 'statements that nobody made',
  statementsWithSeveralSpeakers: 'statements that more than one made; a statement has one speaker',
  statementsWithoutEvidence: 'statements that are reported in no source',
  misplacedQuotes: 'quotes that do not stand where their evidence says, or evidence outside of its line',
  claimsWithoutStance: 'claims that nobody takes a stance on',
} as const;
export type Finding = keyof typeof FINDINGS;

export interface Found {
  count: number;
  /** The first ones, by id: the id, and words on it. */
  examples: { id: string; what: string }[];
}

export interface CheckResult {
  nodes: number;
  edges: number;
  /** How many places were held against the text of their source. */
  placesRead: number;
  findings: Record<Finding, Found>;
}

export interface CheckOptions {
  /** Examples of each finding. */
  examples?: number;
  /** Texts of sources by their id, beside those that the graph keeps. */
  texts?: ReadonlyMap<string, string>;
}

const PAGE = 1_000;

export async function checkGraph(store: CheckedStore, { examples = 5, texts = new Map() }: CheckOptions = {}): Promise<CheckResult> {
  const { nodes, edges } = await store.stats();
  const findings = Object.fromEntries(Object.keys(FINDINGS).map((finding) => [finding, { count: 0, examples: [] }])) as unknown as Record<
    Finding,
    Found
  >;
  const result: CheckResult = { nodes, edges, placesRead: 0, findings };
  const sources = createSourceTexts(store, texts);
  const note = (finding: Finding, id: string, what: string) => {
    const found = findings[finding];
    found.count += 1;
    if (found.examples.length < examples) found.examples.push({ id, what });
  };

  async function checkStatements(statements: readonly NodeOf<'STATEMENT'>[]): Promise<void> {
    const ids = statements.map(({ id }) => id);
    const made = await store.edgesOf({ ids, kind: 'MADE', direction: 'IN' });
    const reported = await store.edgesOf({ ids, kind: 'REPORTED_IN', direction: 'OUT' });
    await sources.fetch(reported.flat().map(({ to }) => to));
    for (const [nth, statement] of statements.entries()) {
      const speakers = new Set(made[nth]!.map(({ from }) => from));
      if (speakers.size === 0) note('statementsWithoutSpeaker', statement.id, labelOf(statement));
      if (speakers.size > 1) note('statementsWithSeveralSpeakers', statement.id, [...speakers].join(', '));
      const isReported = reported[nth]!.length > 0 || made[nth]!.some(({ properties }) => properties.source !== undefined);
      if (!isReported) note('statementsWithoutEvidence', statement.id, labelOf(statement));
      checkPlaces(statement, reported[nth]!);
    }
  }

  function checkPlaces(statement: NodeOf<'STATEMENT'>, places: readonly Edge[]): void {
    for (const { id, to, properties } of places) {
      const lines = sources.linesOf(to);
      if (lines === undefined || properties.paragraph === undefined) continue;
      result.placesRead += 1;
      const fault = faultOfPlace(lines, properties, properties.quoteType === 'DIRECT' ? statement.properties.quote : undefined);
      if (fault !== undefined) note('misplacedQuotes', id, fault);
    }
  }

  async function checkClaims(claims: readonly Node[]): Promise<void> {
    const degrees = await store.degrees(claims.map(({ id }) => id));
    for (const [nth, claim] of claims.entries()) {
      const isTaken = degrees[nth]!.some(({ kind, direction }) => kind === 'EXPRESSES' && direction === 'IN');
      if (!isTaken) note('claimsWithoutStance', claim.id, labelOf(claim));
    }
  }

  for await (const page of pagesOf((query) => store.scanNodes({ ...query, filter: { kinds: ['STATEMENT'] } }))) {
    await checkStatements(page.filter((node) => node.kind === 'STATEMENT'));
  }
  for await (const page of pagesOf((query) => store.scanNodes({ ...query, filter: { kinds: ['CLAIM'] } }))) await checkClaims(page);
  let walked = 0;
  for await (const page of pagesOf((query) => store.scanEdges(query))) {
    walked += page.length;
    const ends = [...new Set(page.flatMap(({ from, to }) => [from, to]))];
    const there = new Set((await store.nodes(ends)).flatMap((node) => (node === null ? [] : [node.id])));
    for (const edge of page) {
      const missing = [edge.from, edge.to].find((end) => !there.has(end));
      if (missing !== undefined) note('danglingEdges', edge.id, `needs "${missing}"`);
    }
  }
  // A store gives an edge with its ends; of those that lost one it only knows that there are more.
  findings.danglingEdges.count += Math.max(0, edges - walked);
  return result;
}

async function* pagesOf<T extends { id: string }>(scan: (query: ScanQuery) => Promise<Page<T>>): AsyncGenerator<T[]> {
  let after: string | undefined;
  for (let isMore = true; isMore;) {
    const { items, hasNextPage } = await scan({ first: PAGE, after });
    yield items;
    isMore = hasNextPage;
    after = items.at(-1)?.id;
  }
}
