// Sortable texts: compared by code point they stand in the order in which code units put what they were made from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds } from '../../../server/graph/order.ts';
import { isOutOfOrder, sortable, textOfSortable } from '../../../server/store/sortable.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }).filter((each) => each.isWellFormed()),
  fc.string({ unit: fc.constantFrom('a', '0', '\uD7FF', '\u{E000}', '\u{FFFF}', '\u{10000}', '\u{10FFFE}', '\u{10FFFF}') }),
);

/** As UTF-8 bytes compare. */
const compareCodePoints = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));

describe('sortable', () => {
  it('keeps the order of code units', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(compareCodePoints(sortable(a), sortable(b))).toBe(compareIds(a, b));
      }),
    );
  });

  it('is undone, also where texts are joined', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(textOfSortable(sortable(a))).toBe(a);
        expect(sortable(a) + sortable(b)).toBe(sortable(a + b));
      }),
    );
  });

  it('leaves alone what needs nothing', () => {
    fc.assert(
      fc.property(text, (a) => {
        expect(sortable(a) === a).toBe(!isOutOfOrder(a));
      }),
    );
  });
});
