// On how many claims each two speakers agree and clash, added up claim by claim in memory that grows with the number of speakers only.
import type { Stance } from '../graph/kinds.ts';
import type { Agreement } from './questions.ts';

/** The stances that two speakers agree or clash by, each a bit. */
export const POLES = ['ASSERTS', 'DENIES'] as const satisfies readonly Stance[];
const BOTH = 3;

export interface PolePairs {
  readonly size: number;
  /** Of the pair of the i-th and the j-th speaker, i < j, at i * size + j. `twice` counts claims on which they both agree and clash. */
  readonly agreements: Int32Array;
  readonly clashes: Int32Array;
  readonly twice: Int32Array;
  /** Of each speaker: claims with a pole. */
  readonly claims: Int32Array;
}

/** The bit of a stance, 0 where it is no pole. */
export function poleOf(stance: Stance): number {
  return stance === 'ASSERTS' ? 1 : stance === 'DENIES' ? 2 : 0;
}

/** Of so many speakers, who share nothing yet. */
export function createPolePairs(size: number): PolePairs {
  return {
    size,
    agreements: new Int32Array(size * size),
    clashes: new Int32Array(size * size),
    twice: new Int32Array(size * size),
    claims: new Int32Array(size),
  };
}

/** Adds one claim: `holders` holds, ascending, the places of the `count` speakers who have a pole there, `poles` their bits by place. */
export function countClaim(pairs: PolePairs, poles: Uint8Array, holders: Int32Array, count: number): void {
  const { size, agreements, clashes, twice, claims } = pairs;
  for (let i = 0; i < count; i += 1) {
    const left = holders[i]!;
    const mine = poles[left]!;
    claims[left]! += 1;
    for (let j = i + 1; j < count; j += 1) {
      const right = holders[j]!;
      const pair = left * size + right;
      if ((mine & poles[right]!) !== 0) {
        agreements[pair]! += 1;
        // Who holds both poles agrees with everybody who holds one, and clashes with them too.
        if (mine === BOTH || poles[right] === BOTH) {
          clashes[pair]! += 1;
          twice[pair]! += 1;
        }
      } else clashes[pair]! += 1;
    }
  }
}

/** Those who share at least `minShared` claims, by source, then target; `ids` are the speakers', ascending. */
export function tiesOf(pairs: PolePairs, ids: readonly string[], minShared: number): Agreement[] {
  const ties: Agreement[] = [];
  for (const [left, source] of ids.entries()) {
    for (let right = left + 1; right < ids.length; right += 1) {
      const pair = left * pairs.size + right;
      const [agreements, clashes] = [pairs.agreements[pair]!, pairs.clashes[pair]!];
      const shared = agreements + clashes - pairs.twice[pair]!;
      if (shared >= minShared) ties.push({ source, target: ids[right]!, agreements, clashes, shared });
    }
  }
  return ties;
}
