// Ties: which are drawn, how strongly, and which claims are behind one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comfortableWeight, drawnTies, sharedClaims } from '../../../client/graph/ties.ts';
import { STANCES } from '../../../client/graph/words.ts';
import { networks } from './networks.ts';

describe('drawn ties', () => {
  it('are those past the threshold that do not cancel out, the strongest first', () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 0, max: 5 }), (ties, minWeight) => {
        const drawn = drawnTies(ties, 'SUBTRACT', minWeight);
        expect(drawn.length).toBe(ties.filter(({ weight }) => weight !== 0 && Math.abs(weight) >= minWeight).length);
        for (const [place, tie] of drawn.entries()) {
          expect(tie.as).toBe(tie.agreements > tie.clashes ? 'agree' : 'clash');
          expect(tie.strength).toBeGreaterThan(0);
          if (place > 0) expect(tie.strength).toBeLessThanOrEqual(drawn[place - 1]!.strength);
        }
        if (drawn.length > 0) expect(drawn[0]!.strength).toBe(1);
      }),
    );
  });

  it('are agreements or clashes alone where that is measured', () => {
    const tie = { source: 'a', target: 'b', agreements: 2, clashes: 3, weight: 2 };
    expect(drawnTies([tie], 'CONGRUENCE', 0)[0]?.as).toBe('agree');
    expect(drawnTies([{ ...tie, weight: 3 }], 'CONFLICT', 0)[0]?.as).toBe('clash');
  });

  it('are at first no more than can be told apart', () => {
    const ties = (count: number, weight: (place: number) => number) =>
      Array.from({ length: count }, (_, place) => ({
        source: `a${place}`,
        target: `b${place}`,
        agreements: 1,
        clashes: 0,
        weight: weight(place),
      }));
    expect(comfortableWeight(ties(300, () => 1))).toBe(0);
    const many = ties(1_000, (place) => 1 + (place % 10));
    expect(drawnTies(many, 'CONGRUENCE', comfortableWeight(many)).length).toBe(300);
    // Where all are as strong, to draw none of them would say that there are none.
    expect(comfortableWeight(ties(1_000, () => 4))).toBe(4);
  });
});

describe('the claims behind a tie', () => {
  const statement = fc.record({
    speaker: fc.constantFrom('a', 'b').map((id) => ({ id })),
    expresses: fc.array(
      fc.record({
        stance: fc.constantFrom(...STANCES),
        claim: fc.constantFrom('c1', 'c2', 'c3').map((id) => ({ id, label: `Claim ${id}` })),
      }),
      { maxLength: 3 },
    ),
  });

  it('are those on which both hold a pole: the same is agreement, the other a clash', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), (statements) => {
        const holds = (speaker: string, claim: string, pole: string) =>
          statements.some(
            (one) => one.speaker.id === speaker && one.expresses.some(({ stance, claim: on }) => on.id === claim && stance === pole),
          );
        const both = (claim: string, left: string, right: string) => holds('a', claim, left) && holds('b', claim, right);
        const found = sharedClaims(statements, ['a', 'b']);
        for (const id of ['c1', 'c2', 'c3']) {
          const agree = both(id, 'ASSERTS', 'ASSERTS') || both(id, 'DENIES', 'DENIES');
          const clash = both(id, 'ASSERTS', 'DENIES') || both(id, 'DENIES', 'ASSERTS');
          const shown = found.find((one) => one.id === id);
          expect([shown?.agree ?? false, shown?.clash ?? false]).toEqual([agree, clash]);
        }
      }),
    );
  });
});
