// Random scenes for the writers' tests, with texts that would break a careless writer.
import fc from 'fast-check';
import type { Scene, SceneLabel } from '../../../client/graph/scene.ts';
import { ids } from '../keep/views.ts';

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    ']]><!--',
    '&amp; & &#0;',
    '"\'`',
    '\0\u0007\uFFFE',
    '\uD800 alone',
    '<img src=x onerror=alert(1)>',
    'Ünïcødé 한국어',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const near = fc.double({ min: -2_000, max: 2_000, noNaN: true });
const point = fc.record({ x: near, y: near });
const colour = fc.constantFrom('#1d59a6', 'rgb(23, 25, 28)');

const label: fc.Arbitrary<SceneLabel | undefined> = fc.option(
  fc.record({
    lines: fc.array(nastyText, { minLength: 1, maxLength: 3 }),
    x: near,
    top: near,
    lineHeight: fc.constant(14),
    width: fc.nat(300),
    size: fc.constant(12),
    family: fc.constant('"Public Sans Variable", system-ui, sans-serif'),
    weight: fc.constantFrom('500', 'normal'),
    colour,
    background: fc.option(fc.record({ colour, opacity: fc.constant(0.85), padding: fc.constant(2), isCircle: fc.boolean() }), {
      nil: undefined,
    }),
    border: fc.option(fc.record({ width: fc.constant(1.5), colour }), { nil: undefined }),
  }),
  { nil: undefined },
);

export const scenes: fc.Arbitrary<Scene> = fc.record({
  ground: colour,
  nodes: fc.array(
    fc.record({
      id: fc.option(ids, { nil: undefined }),
      title: nastyText,
      shape: fc.constantFrom('star', 'diamond', 'ellipse', 'right-rhomboid', 'triangle', 'tag', 'rectangle', 'round-rectangle'),
      x: near,
      y: near,
      width: fc.constant(24),
      height: fc.constant(14),
      fill: fc.option(colour, { nil: undefined }),
      border: fc.option(fc.record({ width: fc.constant(4.5), colour, style: fc.constantFrom('solid', 'dashed', 'dotted', 'double') }), {
        nil: undefined,
      }),
      stripes: fc.constantFrom(
        [],
        [
          { colour: '#1d59a6', from: 0, to: 40 },
          { colour: '#ad2a18', from: 40, to: 100 },
        ],
      ),
      label,
    }),
    { maxLength: 12 },
  ),
  edges: fc.array(
    fc.record({
      id: ids,
      source: ids,
      target: ids,
      title: nastyText,
      start: point,
      end: point,
      controls: fc.array(point, { maxLength: 3 }),
      width: fc.constantFrom(1, 2.5),
      colour,
      dashes: fc.constantFrom([], [9, 4], [10, 4, 2, 4]),
      roundCap: fc.boolean(),
      arrow: fc.option(
        fc.record({ shape: fc.constantFrom('triangle', 'tee', 'vee', 'circle'), colour, hollow: fc.boolean(), scale: fc.constant(1.5) }),
        { nil: undefined },
      ),
      label,
    }),
    { maxLength: 12 },
  ),
});
