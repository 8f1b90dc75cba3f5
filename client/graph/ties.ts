// Ties between speakers who hold poles on the same claims: which are drawn, and which claims are behind one.
import type { CongruenceMeasure, Stance } from '../api/operations.generated.ts';
import type { MatrixSpeaker } from './matrix.ts';

/** Two speakers with a pole on the same claims; numbers of claims. `weight` follows the measure and its normalisation. */
export interface Tie {
  source: string;
  target: string;
  agreements: number;
  clashes: number;
  weight: number;
}

export interface DrawnTie extends Tie {
  as: 'agree' | 'clash';
  /** From 0 to 1: how strong it is beside the strongest. */
  strength: number;
}

/** The ties that the measure shows and the threshold lets through, the strongest first, then by ids. Where both cancel each other out nothing is drawn. */
export function drawnTies(ties: readonly Tie[], measure: CongruenceMeasure, minWeight: number): DrawnTie[] {
  const shown = ties.filter(({ weight }) => weight !== 0 && Math.abs(weight) >= minWeight);
  const most = Math.max(...shown.map(({ weight }) => Math.abs(weight)), 0);
  return shown
    .map((tie): DrawnTie => {
      const isAgreement = measure === 'CONGRUENCE' || (measure === 'SUBTRACT' && tie.weight > 0);
      return { ...tie, as: isAgreement ? 'agree' : 'clash', strength: Math.abs(tie.weight) / most };
    })
    .toSorted((a, b) => b.strength - a.strength || compare(a.source, b.source) || compare(a.target, b.target));
}

export interface SharedClaim<Statement> {
  id: string;
  label: string;
  agree: boolean;
  clash: boolean;
  /** What each of the two said on it, by the ids of the two. */
  said: ReadonlyMap<string, readonly { stance: Stance; statement: Statement }[]>;
}

/** The claims on which both speakers hold a pole, clashes first, then by their text; from the statements of the two. */
export function sharedClaims<Statement extends StatementOnClaims>(
  statements: readonly Statement[],
  [first, second]: readonly [string, string],
): SharedClaim<Statement>[] {
  const claims = new Map<string, { label: string; said: Map<string, { stance: Stance; statement: Statement }[]> }>();
  for (const statement of statements) {
    for (const { stance, claim } of statement.expresses) {
      if (stance !== 'ASSERTS' && stance !== 'DENIES') continue;
      const entry = claims.get(claim.id) ?? { label: claim.label, said: new Map<string, { stance: Stance; statement: Statement }[]>() };
      claims.set(claim.id, entry);
      entry.said.set(statement.speaker.id, [...(entry.said.get(statement.speaker.id) ?? []), { stance, statement }]);
    }
  }
  return [...claims]
    .flatMap(([id, { label, said }]) => {
      const holds = (speaker: string, stance: Stance) => said.get(speaker)?.some((one) => one.stance === stance) ?? false;
      const both = (a: Stance, b: Stance) => holds(first, a) && holds(second, b);
      const agree = both('ASSERTS', 'ASSERTS') || both('DENIES', 'DENIES');
      const clash = both('ASSERTS', 'DENIES') || both('DENIES', 'ASSERTS');
      return agree || clash ? [{ id, label, agree, clash, said }] : [];
    })
    .toSorted((a, b) => Number(b.clash) - Number(a.clash) || compare(a.label, b.label) || compare(a.id, b.id));
}

interface StatementOnClaims {
  speaker: { id: string };
  expresses: readonly { stance: Stance; claim: { id: string; label: string } }[];
}

/** Without speakers of the kinds that are left out, and without their ties. */
export function tiesAmong(ties: readonly Tie[], speakers: readonly MatrixSpeaker[]): Tie[] {
  const kept = new Set(speakers.map(({ id }) => id));
  return ties.filter(({ source, target }) => kept.has(source) && kept.has(target));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** More lines than these are read by nobody. */
const MOST_LINES = 300;

/** The least weight with which no more lines are drawn than can be told apart; 0 where all can, and never more than the strongest has. */
export function comfortableWeight(ties: readonly Tie[]): number {
  const weights = ties.map(({ weight }) => Math.abs(weight)).filter((weight) => weight > 0);
  if (weights.length <= MOST_LINES) return 0;
  const sorted = weights.toSorted((a, b) => b - a);
  const cut = sorted[MOST_LINES]!;
  return sorted.findLast((weight) => weight > cut) ?? cut;
}
