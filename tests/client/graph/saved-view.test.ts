// Saved views: what was kept is read back as it was, and whatever is not one is refused in a sentence that names what is wrong.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSavedView, type SavedView } from '../../../client/graph/saved-view.ts';
import { savedViews } from '../keep/views.ts';

const view: SavedView = {
  version: 1,
  ids: ['country:KOR'],
  positions: [[1, 2]],
  pinned: [],
  filter: { kindsOff: [], stancesOff: [], edgeKindsOff: ['ABOUT'] },
  layout: 'sides',
  selection: [],
};

describe('a saved view', () => {
  it('is read back from JSON as it was', () => {
    fc.assert(
      fc.property(savedViews, (kept) => {
        expect(parseSavedView(JSON.parse(JSON.stringify(kept)))).toEqual({ value: kept });
      }),
    );
  });

  it('passes over fields that a later version added', () => {
    const later = { ...view, filter: { ...view.filter, mood: 'grim' }, weather: ['rain'] };
    expect(parseSavedView(later)).toEqual({ value: view });
  });

  it.each([
    ['nothing', undefined, 'view must be an object.'],
    ['a list', [], 'view must be an object.'],
    ['no version', { ...view, version: undefined }, 'It has no version, so it is not a view of Demarche.'],
    ['a later version', { ...view, version: 2 }, 'It was made by a later Demarche (version 2); this one reads version 1.'],
    ['an id that is none', { ...view, ids: [7] }, 'view.ids[0] must be a text.'],
    ['a control character', { ...view, ids: ['a\0'] }, 'view.ids[0] holds a control character.'],
    ['too many nodes', { ...view, ids: Array<string>(2_001).fill('a') }, 'view.ids has 2001 entries, and 2000 are the most.'],
    ['a position too few', { ...view, positions: [] }, 'view has 1 nodes and 0 positions; each node needs one.'],
    [
      'a position beyond the canvas',
      { ...view, positions: [[1e300, 0]] },
      'view.positions[0][0] must be a number from -10000000 to 10000000.',
    ],
    [
      'an unknown stance',
      { ...view, filter: { ...view.filter, stancesOff: ['SHRUGS'] } },
      'view.filter.stancesOff[0] is "SHRUGS", and must be one of ASSERTS, DENIES, CONSIDERS, DOES_NOT_CONFIRM, DECLINES_TO_COMMENT.',
    ],
  ])('is refused with %s', (_what, given, fault) => {
    expect(parseSavedView(given)).toEqual({ fault });
  });

  it('never throws, whatever it is handed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, name) => {
        for (const given of [value, { ...view, [name]: value }, { ...view, filter: value }, { ...view, positions: value }]) {
          const { fault } = parseSavedView(given);
          if (fault !== undefined) expect(fault).toMatch(/^\S.*\.$/su);
        }
      }),
    );
  });
});
