// Where speakers stand in the blocs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlocs } from '../../../client/graph/blocs.ts';
import { blocsLayout } from '../../../client/view/layouts/blocs.ts';
import { campsOf, networks } from '../graph/networks.ts';

const NO_POLES = { claims: [], poleOf: new Map() };
/** The widest shape, in px. */
const SHAPE = 30;

describe('the layout of blocs', () => {
  it('stands everybody in the box of the own bloc, and nobody on anybody; boxes keep clear of each other', () => {
    const some = fc.oneof(networks, fc.tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 30 })).map(campsOf));
    fc.assert(
      fc.property(some, fc.boolean(), (ties, narrow) => {
        const blocs = findBlocs(ties, NO_POLES);
        const { positions, boxes } = blocsLayout({ blocs, narrow });
        expect([...positions.keys()].toSorted()).toEqual(blocs.flatMap(({ members }) => members).toSorted());
        for (const { id, members } of blocs) {
          const box = boxes.find((one) => one.id === id)!;
          for (const member of members) {
            const { x, y } = positions.get(member)!;
            expect(Math.abs(x - box.x)).toBeLessThanOrEqual(box.width / 2);
            expect(Math.abs(y - box.y)).toBeLessThanOrEqual(box.height / 2);
          }
        }
        const places = [...positions.values()];
        for (const [place, a] of places.entries()) {
          for (const b of places.slice(place + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(SHAPE);
        }
        for (const [place, a] of boxes.entries()) {
          for (const b of boxes.slice(place + 1)) {
            const isApart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 1 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1;
            expect(isApart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts opposite camps on opposite sides', () => {
    const blocs = findBlocs(campsOf([3, 4]), NO_POLES);
    const { positions } = blocsLayout({ blocs, narrow: false });
    for (const { side, members } of blocs) for (const id of members) expect(positions.get(id)!.x < 0).toBe(side === 'left');
  });
});
