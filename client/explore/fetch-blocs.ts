// The network of agreements and clashes, over the chosen time and over all of it: places and names are the whole's, ties the chosen time's.
import {
  BlocsDocument,
  type BlocsQuery,
  type BlocsQueryVariables,
  type CongruenceMeasure,
  type Normalisation,
  type StatementFilter,
} from '../api/operations.generated.ts';
import type { Answer, SendRequest } from '../api/request.ts';
import type { Poles } from '../graph/blocs.ts';
import type { MatrixSpeaker } from '../graph/matrix.ts';
import type { Tie } from '../graph/ties.ts';
import { isPole } from '../graph/words.ts';
import { speakerOf } from './speaker-name.ts';

export interface BlocsQuestion {
  filter: StatementFilter;
  measure: CongruenceMeasure;
  normalisation: Normalisation;
  /** Pairs who hold a pole on fewer claims are left out. */
  minShared: number;
  maxSpeakers: number;
}

/** One network. */
export interface Network {
  /** Whoever holds a pole, most statements first. */
  speakers: readonly MatrixSpeaker[];
  ties: readonly Tie[];
  /** Whether a cap left a speaker out. */
  truncated: boolean;
  poles: Poles;
  /** Speakers who take stances on contested claims, but no pole. */
  withoutPole: readonly { id: string; label: string; kind: MatrixSpeaker['kind']; stances: readonly string[] }[];
}

export interface BlocsAnswer {
  chosen: Network;
  /** The same network where no time is chosen. */
  whole: Network;
  measure: CongruenceMeasure;
  normalisation: Normalisation;
  variables: BlocsQueryVariables;
}

const MAX_CLAIMS = 60;

/** Asks for the whole once and not again while only the chosen time changes, as it does when time is played. */
export function createFetchBlocs(send: SendRequest): (question: BlocsQuestion, signal: AbortSignal) => Promise<Answer<BlocsAnswer>> {
  let last: { variables: string; network: Network } | undefined;

  async function fetchNetwork(variables: BlocsQueryVariables, signal: AbortSignal): Promise<Answer<Network>> {
    const answer = await send(BlocsDocument, variables, signal);
    return answer.error ? answer : { data: networkOf(answer.data) };
  }

  return async ({ filter, ...options }, signal) => {
    const { said, ...always } = filter;
    const variables = { ...options, filter, maxClaims: MAX_CLAIMS };
    const ofWhole = { ...variables, filter: always };
    const key = JSON.stringify(ofWhole);
    const [chosen, whole] = await Promise.all([
      fetchNetwork(variables, signal),
      said && last?.variables !== key ? fetchNetwork(ofWhole, signal) : undefined,
    ]);
    if (chosen.error) return chosen;
    if (whole?.error) return whole;
    if (!said) last = { variables: key, network: chosen.data };
    else if (whole || !last) last = { variables: key, network: whole?.data ?? chosen.data };
    const { measure, normalisation } = options;
    return { data: { chosen: chosen.data, whole: last.network, measure, normalisation, variables } };
  };
}

function networkOf({ congruence, disagreement }: BlocsQuery): Network {
  const poleOf = new Map<string, Map<string, 'ASSERTS' | 'DENIES'>>();
  const silent = new Map<string, Set<string>>();
  const withPole = new Set(congruence.speakers.map(({ id }) => id));
  for (const { speaker, claim, stances } of disagreement.cells) {
    const poles = stances.filter(isPole);
    if (poles.length === 1) poleOf.set(claim, (poleOf.get(claim) ?? new Map<string, 'ASSERTS' | 'DENIES'>()).set(speaker, poles[0]!));
    if (poles.length > 0) withPole.add(speaker);
    else silent.set(speaker, new Set([...(silent.get(speaker) ?? []), ...stances]));
  }
  return {
    speakers: congruence.speakers.map(speakerOf),
    ties: congruence.ties,
    truncated: congruence.truncated,
    poles: { claims: disagreement.claims, poleOf },
    withoutPole: disagreement.speakers.flatMap(({ id, label, kind }) =>
      withPole.has(id) ? [] : [{ id, label, kind, stances: [...(silent.get(id) ?? [])] }],
    ),
  };
}
