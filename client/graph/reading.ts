// Who stands where in what is drawn: for each claim its speakers by stance, and the claim that most of the drawn statements are about.
import type { Stance } from '../api/operations.generated.ts';
import type { Graph } from './graph.ts';

/** Speakers by where they stand. Who asserts and denies stands in both; who takes a pole does not hold back. */
export interface Camps {
  asserts: ReadonlySet<string>;
  denies: ReadonlySet<string>;
  holdBack: ReadonlySet<string>;
  /** How many speakers take each stance, for the tally: who takes several counts in each. */
  byStance: ReadonlyMap<Stance, number>;
}

/** Where speakers stand on one claim. */
export interface Standing extends Camps {
  claim: string;
  /** How many drawn statements take a stance on it. */
  statements: number;
}

/** Of stances, each with whoever takes it. */
export function campsOf(positions: Iterable<{ stance: Stance; speaker: string }>): Camps {
  const stances = new Map<Stance, Set<string>>();
  for (const { stance, speaker } of positions) (stances.get(stance) ?? put(stances, stance, new Set())).add(speaker);
  const asserts = stances.get('ASSERTS') ?? new Set<string>();
  const denies = stances.get('DENIES') ?? new Set<string>();
  const silent = [...stances].filter(([stance]) => stance !== 'ASSERTS' && stance !== 'DENIES').flatMap(([, set]) => [...set]);
  const holdBack = new Set(silent.filter((speaker) => !asserts.has(speaker) && !denies.has(speaker)));
  return { asserts, denies, holdBack, byStance: new Map([...stances].map(([stance, set]) => [stance, set.size])) };
}

/** One for each drawn claim on which a drawn statement takes a stance, those with the most statements first, then by id. */
export function standings(graph: Graph): Standing[] {
  const speakerOf = new Map<string, string>();
  for (const { kind, source, target } of graph.edges.values()) if (kind === 'MADE') speakerOf.set(target, source);
  const positions = new Map<string, { stance: Stance; speaker: string }[]>();
  const statements = new Map<string, Set<string>>();
  for (const { kind, source, target, stance } of graph.edges.values()) {
    if (kind !== 'EXPRESSES' || !stance) continue;
    (statements.get(target) ?? put(statements, target, new Set())).add(source);
    // A statement whose speaker is not drawn still counts as somebody.
    (positions.get(target) ?? put(positions, target, [])).push({ stance, speaker: speakerOf.get(source) ?? source });
  }
  return [...positions]
    .map(([claim, taken]): Standing => ({ claim, statements: statements.get(claim)!.size, ...campsOf(taken) }))
    .toSorted((a, b) => b.statements - a.statements || (a.claim < b.claim ? -1 : 1));
}

function put<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
