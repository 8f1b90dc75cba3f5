// Who stands where: the claim's panel counts its positions as the heading counts what is drawn, each speaker once.
import { describe, expect, it } from 'vitest';
import { campsOf, standings } from '../../../client/graph/reading.ts';
import { saidGraph } from './graphs.ts';

const SAID = [
  { speaker: 'seoul', stance: 'ASSERTS' },
  { speaker: 'seoul', stance: 'ASSERTS' },
  { speaker: 'moscow', stance: 'DENIES' },
  { speaker: 'moscow', stance: 'CONSIDERS' },
  { speaker: 'washington', stance: 'CONSIDERS' },
  { speaker: 'washington', stance: 'DOES_NOT_CONFIRM' },
  { speaker: 'brussels', stance: 'DOES_NOT_CONFIRM' },
] as const;

describe('who stands where', () => {
  it('is the same of drawn statements and of listed positions', () => {
    const drawn = standings(saidGraph(SAID.map((said) => ({ ...said, claim: 'claim' }))));
    const listed = campsOf(SAID);
    expect(drawn).toEqual([{ claim: 'claim', statements: SAID.length, ...listed }]);
    expect([listed.asserts, listed.denies, listed.holdBack]).toEqual([
      new Set(['seoul']),
      new Set(['moscow']),
      new Set(['washington', 'brussels']),
    ]);
    expect(listed.byStance.get('CONSIDERS')).toBe(2);
  });
});
