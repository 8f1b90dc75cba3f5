// Which statements stand against one.
import { describe, expect, it } from 'vitest';
import type { PositionsFragment, Stance } from '../../../client/api/operations.generated.ts';
import { opposing, polesOf } from '../../../client/panels/oppose.ts';

function positions(...list: [string, Stance, string][]): PositionsFragment {
  return {
    totalCount: list.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: list.map(([speaker, stance, statement]) => ({
      node: { stance, speaker: { id: speaker, label: speaker }, statement: { id: statement, text: statement, quote: null, saidAt: null } },
    })),
  };
}

const onTroops = positions(['kor', 'ASSERTS', 's1'], ['rus', 'DENIES', 's2'], ['prk', 'DENIES', 's3'], ['nato', 'DOES_NOT_CONFIRM', 's4']);

describe('opposing', () => {
  const idsOf = (statement: string, stance: Stance, contradicts: { positions: PositionsFragment }[] = []) =>
    opposing(statement, [{ stance, claim: { positions: onTroops, contradicts } }]).map((position) => position.statement.id);

  it('is the other pole on the same claim', () => {
    expect(idsOf('s1', 'ASSERTS')).toEqual(['s2', 's3']);
    expect(idsOf('s2', 'DENIES')).toEqual(['s1']);
  });

  it('is also whoever asserts a claim that contradicts what is asserted', () => {
    expect(idsOf('s1', 'ASSERTS', [{ positions: positions(['neb', 'ASSERTS', 's9'], ['kor', 'DENIES', 's8']) }])).toEqual([
      's2',
      's3',
      's9',
    ]);
  });

  it('is nobody for one who holds back', () => {
    expect(idsOf('s4', 'DOES_NOT_CONFIRM')).toEqual([]);
  });
});

describe('polesOf', () => {
  it('counts speakers, not statements', () => {
    expect(polesOf(positions(['kor', 'ASSERTS', 's1'], ['kor', 'ASSERTS', 's5'], ['rus', 'DENIES', 's2']))).toEqual({
      asserts: 1,
      denies: 1,
    });
  });
});
