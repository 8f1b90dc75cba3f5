// The brush: what drags and keys make of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsOf, moveEnd, moveSpan, spanBetween, spanOf, stepDay } from '../../../client/graph/brushing.ts';
import { dayNumber, dayOf, unitEnd, unitStart } from '../../../client/graph/days.ts';
import { createTimeScale } from '../../../client/graph/time-scale.ts';
import { granularity, spansOf, statements } from './timelines.ts';

const scaleAndUnit = fc
  .tuple(
    statements.filter((list) => list.some(({ saidAt }) => saidAt)),
    granularity,
    fc.integer({ min: 200, max: 1_400 }),
  )
  .map(([list, unit, px]) => ({ scale: createTimeScale(spansOf(list), unit, px), unit, px }));

describe('a drag', () => {
  it('covers whole units, those at both its ends included, whichever way it went', () => {
    fc.assert(
      fc.property(scaleAndUnit, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (given, a, b) => {
        const { scale, unit, px } = given;
        const span = spanBetween(scale, unit, a * px, b * px);
        expect(spanBetween(scale, unit, b * px, a * px)).toEqual(span);
        for (const x of [a, b]) {
          expect(scale.dayAt(x * px)).toBeGreaterThanOrEqual(span.from);
          expect(scale.dayAt(x * px)).toBeLessThanOrEqual(span.until);
        }
        expect(unitStart(span.from, unit)).toBe(span.from);
        expect(unitEnd(span.until, unit)).toBe(span.until + 1);
      }),
    );
  });
});

describe('keys', () => {
  const step = fc.integer({ min: -40, max: 40 }).filter((days) => days !== 0);

  it('move one end, never past the other nor off the axis', () => {
    fc.assert(
      fc.property(scaleAndUnit, step, fc.constantFrom('from' as const, 'until' as const), ({ scale }, days, end) => {
        const before = spanOf(scale, undefined);
        const after = moveEnd(scale, before, end, days);
        const [first, last] = endsOf(scale);
        expect(after.from).toBeGreaterThanOrEqual(first);
        expect(after.until).toBeLessThanOrEqual(last);
        expect(after.from).toBeLessThanOrEqual(after.until);
        expect(end === 'from' ? after.until : after.from).toBe(end === 'from' ? before.until : before.from);
      }),
    );
  });

  it('move the whole without changing its length', () => {
    fc.assert(
      fc.property(scaleAndUnit, step, fc.nat(1_000), fc.nat(30), ({ scale }, days, from, length) => {
        const [first, last] = endsOf(scale);
        const span = { from: Math.min(first + from, last), until: Math.min(first + from + length, last) };
        const after = moveSpan(scale, span, days);
        expect(after.until - after.from).toBe(span.until - span.from);
        expect(Math.abs(after.from - span.from)).toBeLessThanOrEqual(Math.abs(days));
      }),
    );
  });

  it('leap over what the axis has cut out', () => {
    const spans = [
      { start: dayNumber('2024-06-01'), end: dayNumber('2024-06-30') },
      { start: dayNumber('2024-10-14'), end: dayNumber('2024-10-22') },
    ];
    const scale = createTimeScale(spans, 'DAY', 840);
    expect(dayOf(stepDay(scale, dayNumber('2024-07-01'), 1))).toBe('2024-10-13');
    expect(dayOf(stepDay(scale, dayNumber('2024-10-13'), -1))).toBe('2024-07-01');
    expect(dayOf(stepDay(scale, dayNumber('2024-10-21'), 1))).toBe('2024-10-22');
  });
});
