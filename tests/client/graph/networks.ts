// Random networks of agreements and clashes, and networks of two known camps.
import fc from 'fast-check';
import type { Tie } from '../../../client/graph/ties.ts';

const pair = fc.tuple(fc.nat(14), fc.nat(14), fc.nat(4), fc.nat(4));

/** Each pair once, the lower id first; `weight` is the agreements less the clashes. */
export const networks: fc.Arbitrary<Tie[]> = fc.array(pair, { maxLength: 50 }).map((pairs) => {
  const ties = new Map<string, Tie>();
  for (const [a, b, agreements, clashes] of pairs) {
    if (a === b || agreements + clashes === 0) continue;
    const [source, target] = [`p${Math.min(a, b)}`, `p${Math.max(a, b)}`];
    ties.set(`${source} ${target}`, { source, target, agreements, clashes, weight: agreements - clashes });
  }
  return [...ties.values()];
});

/** Those of one camp agree with each other, and clash with everybody of the other. */
export function campsOf(sizes: readonly [number, number]): Tie[] {
  const members = sizes.flatMap((size, camp) => Array.from({ length: size }, (_, place) => ({ id: `${camp}-${place}`, camp })));
  return members.flatMap((a, place) =>
    members.slice(place + 1).map((b) => {
      const agreements = a.camp === b.camp ? 1 : 0;
      return { source: a.id, target: b.id, agreements, clashes: 1 - agreements, weight: 2 * agreements - 1 };
    }),
  );
}
