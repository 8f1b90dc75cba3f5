// The matrix: claims and speakers in their groups, and who stands like whom.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnGroups, rowGroups, similarity, tallyOf, withoutKinds, type Cell, type Matrix } from '../../../client/graph/matrix.ts';
import type { Stance } from '../../../client/api/operations.generated.ts';
import { isPole } from '../../../client/graph/words.ts';
import { matrices } from './matrices.ts';

describe('columns', () => {
  it('are every claim once, the contested ones first, those without a pole last', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const groups = columnGroups(matrix);
        expect(groups.flatMap(({ claims }) => claims.map(({ id }) => id)).toSorted()).toEqual(matrix.claims.map(({ id }) => id).toSorted());
        const place = (title: string) => groups.findIndex((group) => group.title === title);
        if (place('Contested') !== -1) expect(place('Contested')).toBe(0);
        for (const { id } of groups.find(({ title }) => title === 'No pole')?.claims ?? []) {
          expect([...matrix.cells.values()].some((row) => row.get(id)?.stances.some(isPole))).toBe(false);
        }
      }),
    );
  });
});

describe('rows', () => {
  it('are every speaker once, in groups by what they hold of the claim', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const claim = matrix.claims[0]?.id;
        const groups = rowGroups(matrix, 'stance', claim);
        expect(groups.flatMap(({ speakers }) => speakers.map(({ id }) => id)).toSorted()).toEqual(
          matrix.speakers.map(({ id }) => id).toSorted(),
        );
        for (const { title, speakers } of groups) {
          for (const { id } of speakers) {
            const held = claim === undefined ? undefined : matrix.cells.get(id)?.get(claim)?.stances;
            const isGroup = {
              'Assert it': held?.includes('ASSERTS') && !held.includes('DENIES'),
              'Assert and deny it': held?.includes('ASSERTS') && held.includes('DENIES'),
              'Deny it': held?.includes('DENIES') && !held.includes('ASSERTS'),
              'Hold back': held !== undefined && !held.some(isPole),
              'Take no stance on it': held === undefined,
            }[title!];
            expect(isGroup).toBe(true);
          }
        }
      }),
    );
  });

  it('by similarity do not depend on the order in which they came, and keep the same rows together', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const idsOf = (given: Matrix) =>
          rowGroups(given, 'similarity', given.claims[0]?.id).flatMap(({ speakers }) => speakers.map(({ id }) => id));
        const ids = idsOf(matrix);
        expect(idsOf({ ...matrix, speakers: matrix.speakers.toReversed() })).toEqual(ids);
        const rows = ids.map((id) => JSON.stringify([...matrix.cells.get(id)!].map(([claim, { stances }]) => [claim, stances])));
        const changes = rows.filter((row, place) => place > 0 && row !== rows[place - 1]).length;
        expect(changes).toBe(Math.max(0, new Set(rows).size - 1));
      }),
    );
  });
});

describe('similarity', () => {
  const row = (...held: [string, ...Stance[]][]) =>
    new Map<string, Cell>(held.map(([claim, ...stances]) => [claim, { stances, statements: ['s'] }]));

  it('is the same both ways, from -1 to 1, and 1 for the same row', () => {
    fc.assert(
      fc.property(matrices, ({ cells }) => {
        const rows = [...cells.values()];
        for (const a of rows) {
          expect(similarity(a, a)).toBe(1);
          for (const b of rows) {
            expect(similarity(a, b)).toBe(similarity(b, a));
            expect(Math.abs(similarity(a, b))).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('is against who holds the other pole, and near who holds back alike', () => {
    expect(similarity(row(['c', 'ASSERTS']), row(['c', 'DENIES']))).toBe(-1);
    expect(similarity(row(['c', 'ASSERTS']), row(['c', 'CONSIDERS']))).toBe(0);
    expect(similarity(row(['c', 'CONSIDERS']), row(['c', 'DOES_NOT_CONFIRM']))).toBe(0.5);
    expect(similarity(row(['c', 'DENIES'], ['d', 'ASSERTS']), row(['c', 'DENIES']))).toBe(0.5);
  });
});

describe('a tally', () => {
  it('counts each speaker under each stance that they take', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        for (const { id } of matrix.claims) {
          const cells = [...matrix.cells.values()].flatMap((row) => row.get(id) ?? []);
          const total = tallyOf(matrix, id).reduce((sum, { speakers }) => sum + speakers, 0);
          expect(total).toBe(cells.reduce((sum, { stances }) => sum + stances.length, 0));
        }
      }),
    );
  });
});

describe('kinds that are left out', () => {
  it('take their rows with them, and the claims on which nobody is left', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const kept = withoutKinds(matrix, new Set(['OFFICIAL']));
        expect(kept.speakers.every(({ kind }) => kind !== 'OFFICIAL')).toBe(true);
        expect(kept.speakers.length).toBe(matrix.speakers.filter(({ kind }) => kind !== 'OFFICIAL').length);
        for (const { id } of kept.claims) expect(kept.speakers.some((speaker) => kept.cells.get(speaker.id)?.has(id))).toBe(true);
      }),
    );
  });
});
