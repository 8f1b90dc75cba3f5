// Who stands where in what is drawn: for each claim its speakers by stance, and the claim that most of the drawn statements are about.
import type { Stance } from '../api/operations.generated.ts';
import type { Graph } from './graph.ts';

/** Speakers by where they stand on one claim. Who asserts and denies stands in both; who takes a pole does not hold back. */
export interface Standing {
  claim: string;
  asserts: ReadonlySet<string>;
  denies: ReadonlySet<string>;
  holdBack: ReadonlySet<string>;
  /** How many drawn statements take a stance on it. */
  statements: number;
  /** Speakers by stance, for the tally under the claim. */
  byStance: ReadonlyMap<Stance, number>;
}

/** One for each drawn claim on which a drawn statement takes a stance, those with the most statements first, then by id. */
export function standings(graph: Graph): Standing[] {
  const speakerOf = new Map<string, string>();
  for (const { kind, source, target } of graph.edges.values()) if (kind === 'MADE') speakerOf.set(target, source);
  const speakers = new Map<string, Map<Stance, Set<string>>>();
  const statements = new Map<string, Set<string>>();
  for (const { kind, source, target, stance } of graph.edges.values()) {
    if (kind !== 'EXPRESSES' || !stance) continue;
    (statements.get(target) ?? put(statements, target, new Set())).add(source);
    const stances = speakers.get(target) ?? put(speakers, target, new Map<Stance, Set<string>>());
    // A statement whose speaker is not drawn still counts as somebody.
    (stances.get(stance) ?? put(stances, stance, new Set())).add(speakerOf.get(source) ?? source);
  }
  return [...speakers]
    .map(([claim, stances]): Standing => {
      const asserts = stances.get('ASSERTS') ?? new Set<string>();
      const denies = stances.get('DENIES') ?? new Set<string>();
      const silent = [...stances].filter(([stance]) => stance !== 'ASSERTS' && stance !== 'DENIES').flatMap(([, set]) => [...set]);
      const holdBack = new Set(silent.filter((speaker) => !asserts.has(speaker) && !denies.has(speaker)));
      const byStance = new Map([...stances].map(([stance, set]) => [stance, set.size]));
      return { claim, asserts, denies, holdBack, statements: statements.get(claim)!.size, byStance };
    })
    .toSorted((a, b) => b.statements - a.statements || (a.claim < b.claim ? -1 : 1));
}

function put<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
