// Speakers joined by what they agree and clash on: the congruence and conflict networks of discourse network analysis
// (Leifeld 2017, "Discourse Network Analysis: Policy Debates as Dynamic Networks", whose measures and normalisations these are).
import type { NodeOf } from '../graph/node.ts';
import type { Agreement, AgreementsQuery } from '../store/questions.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';

export interface CongruenceQuery extends AgreementsQuery {
  measure: 'CONGRUENCE' | 'CONFLICT' | 'SUBTRACT';
  normalisation: 'NONE' | 'AVERAGE' | 'JACCARD' | 'COSINE';
}

interface Tie {
  source: string;
  target: string;
  agreements: number;
  clashes: number;
  weight: number;
}

export interface CongruenceNetwork {
  speakers: NodeOf<'AGENCY' | 'COUNTRY' | 'OFFICIAL'>[];
  ties: Tie[];
  truncated: boolean;
}

export async function exploreCongruence(
  store: StoreReader,
  { measure, normalisation, ...query }: CongruenceQuery,
  options: ReadOptions = {},
): Promise<CongruenceNetwork> {
  const { speakers, ties, truncated } = await store.agreements(query, options);
  const claimsOf = new Map(speakers.map(({ speaker, claims }) => [speaker, claims]));
  const nodes = await store.nodes(
    speakers.map(({ speaker }) => speaker),
    options,
  );
  return {
    speakers: nodes as CongruenceNetwork['speakers'],
    ties: ties.map((tie) => {
      const { source, target, agreements, clashes } = tie;
      const weight = WEIGHTS[measure](tie) / DIVISORS[normalisation](claimsOf.get(source)!, claimsOf.get(target)!, tie.shared);
      return { source, target, agreements, clashes, weight };
    }),
    truncated,
  };
}

const WEIGHTS: Readonly<Record<CongruenceQuery['measure'], (tie: Agreement) => number>> = {
  CONGRUENCE: ({ agreements }) => agreements,
  CONFLICT: ({ clashes }) => clashes,
  SUBTRACT: ({ agreements, clashes }) => agreements - clashes,
};

/** From the two speakers' numbers of claims with a pole, and that of the claims on which both have one; never 0 where they share any. */
const DIVISORS: Readonly<Record<CongruenceQuery['normalisation'], (left: number, right: number, shared: number) => number>> = {
  NONE: () => 1,
  AVERAGE: (left, right) => (left + right) / 2,
  JACCARD: (left, right, shared) => left + right - shared,
  COSINE: (left, right) => Math.sqrt(left * right),
};
