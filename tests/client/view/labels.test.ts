// Labels: at no zoom does one cover another, and the most important are never left out for lesser ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseLabels, READABLE_ZOOM, type LabelWish } from '../../../client/view/labels.ts';

const wishes: fc.Arbitrary<LabelWish[]> = fc
  .array(
    fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 600 }),
      rank: fc.nat(9),
      width: fc.integer({ min: 10, max: 180 }),
      height: fc.constantFrom(14, 28, 57),
      isCentred: fc.boolean(),
      isVital: fc.boolean(),
      isMinor: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ x, y, ...wish }, place) => ({
      id: `n${place}`,
      at: { x, y },
      font: 12,
      least: 10.5,
      below: wish.isCentred ? 0 : 12,
      ...wish,
    })),
  );
const zooms = fc.constantFrom(0.08, 0.3, 0.5, 0.74, 0.75, 1, 2);

describe('labels', () => {
  it('never cover each other', () => {
    fc.assert(
      fc.property(wishes, zooms, (list, zoom) => {
        const { plain, afar } = chooseLabels(list, zoom);
        const boxes = list
          .filter(({ id }) => plain.has(id) || afar.has(id))
          .map(({ id, at, font, width, height, below, isCentred }) => {
            const scale = (afar.get(id) ?? font) / font;
            const top = at.y + below - (isCentred ? (height * scale) / 2 : 0);
            return { left: at.x - (width * scale) / 2, right: at.x + (width * scale) / 2, top, bottom: top + height * scale };
          });
        for (const [place, a] of boxes.entries()) {
          for (const b of boxes.slice(place + 1)) {
            expect(a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be read on screen: none is drawn smaller than its least size', () => {
    fc.assert(
      fc.property(wishes, zooms, (list, zoom) => {
        const { plain, afar } = chooseLabels(list, zoom);
        for (const { id, font, least } of list) {
          if (plain.has(id)) expect(font * zoom).toBeGreaterThanOrEqual(Math.min(least, font * READABLE_ZOOM));
          if (afar.has(id)) expect(afar.get(id)! * zoom).toBeGreaterThanOrEqual(least - 0.1);
        }
      }),
    );
  });

  it('of the first rank are drawn whatever else there is, and dates not from afar', () => {
    fc.assert(
      fc.property(wishes, zooms, (list, zoom) => {
        const { plain, afar } = chooseLabels(list, zoom);
        const [first] = list.filter(({ isVital }) => isVital).toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
        if (first) expect(plain.has(first.id) || afar.has(first.id)).toBe(true);
        const dates = list.filter(({ isMinor, isVital }) => isMinor && !isVital);
        if (zoom < READABLE_ZOOM) expect(dates.some(({ id }) => plain.has(id) || afar.has(id))).toBe(false);
      }),
    );
  });
});
