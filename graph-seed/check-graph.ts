// Looks a loaded graph over, page by page: what is there but should not be, or is missing beside what is there. Flows in: a store. Flows out: findings.
import type { Edge } from '../server/graph/edge.ts';
import { labelOf, type Node, type NodeOf } from '../server/graph/node.ts';
import type { Page, ScanQuery, Store } from '../server/store/store.ts';
import { createSourceTexts, faultOfPlace, shown, wordsAt } from './source-texts.ts';

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
    const evidence = statements.map((_, nth) => [
      ...reported[nth]!,
      ...made[nth]!.filter(({ properties }) => properties.source !== undefined),
    ]);
    await sources.fetch(evidence.flat().map(sourceOf));
    for (const [nth, statement] of statements.entries()) {
      const speakers = new Set(made[nth]!.map(({ from }) => from));
      if (speakers.size === 0) note('statementsWithoutSpeaker', statement.id, labelOf(statement));
      if (speakers.size > 1) note('statementsWithSeveralSpeakers', statement.id, [...speakers].join(', '));
      if (evidence[nth]!.length === 0) note('statementsWithoutEvidence', statement.id, labelOf(statement));
      checkPlaces(evidence[nth]!, statement.properties.quote);
    }
  }

  /** A DIRECT place is exactly the quote. Of places that are MIXED, or do not say, one holds it; an INDIRECT one has it in other words. */
  function checkPlaces(places: readonly Edge[], quote?: string): void {
    const open: { id: string; words: string | undefined }[] = [];
    let isSettled = quote === undefined;
    for (const edge of places) {
      const { id, properties } = edge;
      const lines = sources.linesOf(sourceOf(edge));
      const mayQuote = quote !== undefined && properties.quoteType !== 'INDIRECT';
      const isDirect = mayQuote && properties.quoteType === 'DIRECT';
      if (mayQuote) open.push({ id, words: lines && wordsAt(lines, properties) });
      isSettled ||= isDirect;
      if (lines === undefined || (properties.paragraph === undefined && !mayQuote)) continue;
      result.placesRead += 1;
      const fault = faultOfPlace(lines, properties, isDirect ? quote : undefined);
      if (fault !== undefined) note('misplacedQuotes', id, fault);
      isSettled ||= fault !== undefined;
    }
    const [first] = open;
    if (isSettled || first === undefined || open.some(({ words }) => words === undefined || words.includes(quote!))) return;
    note('misplacedQuotes', first.id, `does not hold the quote "${shown(quote!)}"`);
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
    const kinds = new Map((await store.nodes(ends)).flatMap((node) => (node === null ? [] : [[node.id, node.kind] as const])));
    // Those of statements were looked at with their quotes.
    const others = page.filter(
      ({ kind, from, properties }) =>
        properties.paragraph !== undefined &&
        (kind === 'REPORTED_IN' ? kinds.get(from) !== 'STATEMENT' : kind !== 'MADE' && properties.source !== undefined),
    );
    await sources.fetch(others.map(sourceOf));
    for (const edge of page) {
      const missing = [edge.from, edge.to].find((end) => !kinds.has(end));
      if (missing !== undefined) note('danglingEdges', edge.id, `needs "${missing}"`);
    }
    for (const edge of others) checkPlaces([edge]);
  }
  // A store gives an edge with its ends; of those that lost one it only knows that there are more.
  findings.danglingEdges.count += Math.max(0, edges - walked);
  return result;
}

/** The document that an edge gives as evidence: its own end, or the one that it names. */
function sourceOf({ kind, to, properties }: Edge): string {
  return kind === 'REPORTED_IN' ? to : properties.source!;
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
