// The keyboard in the matrix.
import { describe, expect, it } from 'vitest';
import { keptCursor, moveCursor } from '../../../client/panels/matrix/grid-cursor.ts';

const speakers = ['kor', 'rus', 'prk'].map((id) => ({ id, kind: 'COUNTRY' as const, label: id, detail: undefined, hollow: false }));
const claims = ['troops', 'arms'].map((id) => ({ id, label: id, contested: true }));
const press = (key: string, from: { speaker: string | undefined; claim: string | undefined }, ctrlKey = false) =>
  moveCursor(from, { key, ctrlKey, metaKey: false }, speakers, claims);

describe('the cursor', () => {
  it('moves by cell, onto the headings and no further', () => {
    expect(press('ArrowDown', { speaker: 'kor', claim: 'troops' })).toEqual({ speaker: 'rus', claim: 'troops' });
    expect(press('ArrowRight', { speaker: 'kor', claim: 'arms' })).toEqual({ speaker: 'kor', claim: 'arms' });
    expect(press('ArrowLeft', { speaker: 'kor', claim: 'troops' })).toEqual({ speaker: 'kor', claim: undefined });
    expect(press('ArrowUp', { speaker: 'kor', claim: 'arms' })).toEqual({ speaker: undefined, claim: 'arms' });
    expect(press('ArrowUp', { speaker: undefined, claim: 'arms' })).toEqual({ speaker: undefined, claim: 'arms' });
    // The corner holds nothing: the way up from a speaker leads to the first claim.
    expect(press('ArrowUp', { speaker: 'kor', claim: undefined })).toEqual({ speaker: undefined, claim: 'troops' });
    expect(press('ArrowLeft', { speaker: undefined, claim: 'troops' })).toEqual({ speaker: undefined, claim: 'troops' });
  });

  it('leaps to the ends', () => {
    expect(press('End', { speaker: 'kor', claim: 'troops' })).toEqual({ speaker: 'kor', claim: 'arms' });
    expect(press('End', { speaker: 'kor', claim: 'troops' }, true)).toEqual({ speaker: 'prk', claim: 'arms' });
    expect(press('Home', { speaker: 'prk', claim: 'arms' }, true)).toEqual({ speaker: 'kor', claim: undefined });
    expect(press('x', { speaker: 'kor', claim: 'troops' })).toBeUndefined();
  });

  it('begins in the first cell, and anew where what it stood on has gone', () => {
    expect(keptCursor({ speaker: undefined, claim: undefined }, speakers, claims)).toEqual({ speaker: 'kor', claim: 'troops' });
    expect(keptCursor({ speaker: 'nato', claim: 'arms' }, speakers, claims)).toEqual({ speaker: 'kor', claim: 'troops' });
    expect(keptCursor({ speaker: 'prk', claim: undefined }, speakers, claims)).toEqual({ speaker: 'prk', claim: undefined });
  });
});
