// Playing through time.
import { describe, expect, it } from 'vitest';
import { playSteps } from '../../../client/graph/playing.ts';

const days = ['2024-10-14', '2024-10-21', '2024-10-22'].map((day) => ({ start: day, end: day }));

describe('playing', () => {
  it('adds up from the first day, or from where the brush begins', () => {
    expect(playSteps(days, 'adds-up', undefined)).toEqual([
      { from: '2024-10-14', until: '2024-10-14' },
      { from: '2024-10-14', until: '2024-10-21' },
      { from: '2024-10-14', until: '2024-10-22' },
    ]);
    expect(playSteps(days, 'adds-up', { from: '2024-10-20', until: '2024-10-21' })).toEqual([
      { from: '2024-10-20', until: '2024-10-21' },
      { from: '2024-10-20', until: '2024-10-22' },
    ]);
  });

  it('moves a window as long as the brush', () => {
    expect(playSteps(days, 'window', { from: '2024-10-14', until: '2024-10-16' })).toEqual([
      { from: '2024-10-12', until: '2024-10-14' },
      { from: '2024-10-19', until: '2024-10-21' },
      { from: '2024-10-20', until: '2024-10-22' },
    ]);
    expect(playSteps(days, 'window', undefined)[0]).toEqual({ from: '2024-10-13', until: '2024-10-14' });
  });

  it('has no step where nothing was said', () => {
    expect(playSteps([], 'adds-up', undefined)).toEqual([]);
  });
});
