// The blocs: who stands with whom, on which side, under which name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlocs, turncoats, type Poles } from '../../../client/graph/blocs.ts';
import { campsOf, networks } from './networks.ts';

const NO_POLES: Poles = { claims: [], poleOf: new Map() };

describe('blocs', () => {
  it('hold everybody who has a tie, once, and are the same whatever the order of the ties', () => {
    fc.assert(
      fc.property(networks, (ties) => {
        const blocs = findBlocs(ties, NO_POLES);
        const members = blocs.flatMap((bloc) => bloc.members);
        expect(members.toSorted()).toEqual([...new Set(ties.flatMap(({ source, target }) => [source, target]))].toSorted());
        expect(findBlocs(ties.toReversed(), NO_POLES)).toEqual(blocs);
        expect(blocs.map((bloc) => bloc.members.length)).toEqual(blocs.map((bloc) => bloc.members.length).toSorted((a, b) => b - a));
      }),
    );
  });

  it('cannot be joined any more: between any two of them there is no more agreement than clash', () => {
    fc.assert(
      fc.property(networks, (ties) => {
        const blocs = findBlocs(ties, NO_POLES);
        const blocOf = (id: string) => blocs.findIndex(({ members }) => members.includes(id));
        const net = new Map<string, number>();
        for (const { source, target, agreements, clashes } of ties) {
          const [a, b] = [blocOf(source), blocOf(target)].toSorted((left, right) => left - right);
          if (a !== b) net.set(`${a} ${b}`, (net.get(`${a} ${b}`) ?? 0) + agreements - clashes);
        }
        expect([...net.values()].every((sum) => sum <= 0)).toBe(true);
      }),
    );
  });

  it('are the two camps where there are two, on opposite sides', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (first, second) => {
        const blocs = findBlocs(campsOf([first, second]), NO_POLES);
        expect(blocs.map(({ members }) => new Set(members.map((id) => id[0])).size)).toEqual([1, 1]);
        expect(blocs.map(({ side }) => side).toSorted()).toEqual(['left', 'right']);
      }),
    );
  });

  it('sit below where they clash with nobody, while others do', () => {
    const apart = { source: 'x', target: 'y', agreements: 1, clashes: 0, weight: 1 };
    const blocs = findBlocs([...campsOf([2, 3]), apart], NO_POLES);
    expect(blocs.find(({ members }) => members.includes('x'))?.side).toBe('below');
    expect(findBlocs([apart], NO_POLES)[0]?.side).toBe('left');
  });

  it('bear the pole that sets them apart; who asserts it sits on the left', () => {
    const poles: Poles = {
      claims: [
        { id: 'common', label: 'What both say' },
        { id: 'troops', label: 'Troops were sent' },
      ],
      poleOf: new Map([
        ['common', new Map(['0-0', '0-1', '0-2', '1-0', '1-1'].map((id) => [id, 'ASSERTS']))],
        ['troops', new Map(['0-0', '0-1', '0-2', '1-0', '1-1'].map((id) => [id, id.startsWith('0') ? 'DENIES' : 'ASSERTS']))],
      ]),
    };
    const blocs = findBlocs(campsOf([3, 2]), poles);
    expect(blocs).toMatchObject([
      { side: 'right', name: { claimId: 'troops', stance: 'DENIES', holders: 3 } },
      { side: 'left', name: { claimId: 'troops', stance: 'ASSERTS', holders: 2 } },
    ]);
  });
});

describe('turncoats', () => {
  it('are those who, in other ties, agree more with another bloc than with the own', () => {
    const blocs = findBlocs(campsOf([3, 3]), NO_POLES);
    expect(turncoats(blocs, campsOf([3, 3]))).toEqual([]);
    const now = [{ source: '0-0', target: '1-0', agreements: 2, clashes: 0, weight: 2 }];
    expect(turncoats(blocs, now).map(({ speaker }) => speaker)).toEqual(['0-0', '1-0']);
  });
});
