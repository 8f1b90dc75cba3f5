// Random saved views for tests, with ids as awkward as a file of ours may bring them.
import fc from 'fast-check';
import type { SavedView } from '../../../client/graph/saved-view.ts';
import { EDGE_KINDS, NODE_KINDS, STANCES } from '../../../client/graph/words.ts';

const NASTY = [
  '__proto__',
  'constructor',
  'a,b',
  '%2F#?&=+',
  '"\'<script>alert(1)</script>',
  ']]>',
  '<!--',
  '🇰🇵',
  'é vs. é',
  ' ',
  '\uD800',
  '\u2028',
  'statement:2024-10-23.south-korea-may-arm-ukraine:17.1',
];

/** Any characters but control ones. */
export const ids: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((text) => text.replace(/\p{Control}/gu, '?')),
);

const coordinate = fc.integer({ min: -100_000, max: 100_000 });

export const savedViews: fc.Arbitrary<SavedView> = fc
  .record({
    drawn: fc.uniqueArray(fc.record({ id: ids, at: fc.option(fc.tuple(coordinate, coordinate)) }), {
      selector: ({ id }) => id,
      maxLength: 40,
    }),
    kindsOff: fc.subarray([...NODE_KINDS]),
    stancesOff: fc.subarray([...STANCES]),
    edgeKindsOff: fc.subarray([...EDGE_KINDS]),
    layout: fc.constantFrom('sides', 'force', 'a-later-one'),
    view: fc.option(fc.constantFrom('matrix', 'table'), { nil: undefined }),
    picked: fc.infiniteStream(fc.boolean()),
  })
  .map(({ drawn, kindsOff, stancesOff, edgeKindsOff, layout, view, picked }) => {
    const some = () => drawn.map(({ id }) => id).filter(() => picked.next().value);
    return {
      version: 1,
      ids: drawn.map(({ id }) => id),
      positions: drawn.map(({ at }) => at),
      pinned: some(),
      filter: { kindsOff, stancesOff, edgeKindsOff },
      layout,
      selection: some(),
      ...(view === undefined ? {} : { view }),
    };
  });
