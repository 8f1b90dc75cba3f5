// The time filter and playing it: every gesture is one step to undo, by a name that says what it set.
import { computed } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createPictureState } from '../../../client/explore/picture.ts';
import { createPlayer } from '../../../client/explore/player.ts';
import { createTimeFilter } from '../../../client/explore/time-filter.ts';

function createStage() {
  const state = createPictureState();
  const time = createTimeFilter(state);
  const timers: (() => void)[] = [];
  const units = ['2024-10-14', '2024-10-21', '2024-10-22'].map((day) => ({ start: day, end: day }));
  const player = createPlayer(
    { filter: computed(() => state.picture.value.filter), setSaid: time.setSaid },
    {
      units: () => units,
      later: (run) => {
        timers.push(run);
        return () => {
          timers.splice(timers.indexOf(run), 1);
        };
      },
    },
  );
  return { state, time, player, said: () => state.picture.value.filter.said, tick: () => timers.shift()?.() };
}

describe('the time filter', () => {
  it('is set, named and undone', () => {
    const { state, time, said } = createStage();
    time.setSaid({ from: '2024-10-14', until: '2024-10-20' });
    expect(state.undoName.value).toBe('said 14 – 20 Oct 2024');
    time.setRecordedUntil('2026-11-23T18:05:59.999Z');
    expect(state.undoName.value).toBe('recorded until 23 Nov 2026, 18:05 UTC');
    state.undo();
    state.undo();
    expect([said(), state.picture.value.filter.recordedUntil]).toEqual([undefined, undefined]);
    state.redo();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-20' });
  });

  it('takes all that one gesture sets as one step, and what comes between as a step of its own', () => {
    const { state, time, said } = createStage();
    const drag = Symbol('drag');
    for (const until of ['2024-10-16', '2024-10-18', '2024-10-20']) time.setSaid({ from: '2024-10-14', until }, drag);
    state.undo();
    expect(said()).toBeUndefined();

    time.setSaid({ until: '2024-10-16' }, drag);
    state.change('hide a node', {});
    time.setSaid({ until: '2024-10-20' }, drag);
    state.undo();
    expect(said()).toEqual({ until: '2024-10-16' });
    state.undo();
    expect(state.undoName.value).toBe('said until 16 Oct 2024');
  });

  it('makes no step of what changes nothing', () => {
    const { state, time } = createStage();
    time.setSaid(undefined);
    time.setRecordedUntil(undefined);
    expect(state.undoName.value).toBeUndefined();
    time.setSaid({ from: '2024-10-14' });
    time.setSaid({ from: '2024-10-14' });
    state.undo();
    expect(state.undoName.value).toBeUndefined();
  });
});

describe('the player', () => {
  it('goes through the days on which something was said, and all of it is one step', () => {
    const { state, player, said, tick } = createStage();
    player.play();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-14' });
    tick();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-21' });
    tick();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-22' });
    tick();
    expect(player.isPlaying.value).toBe(false);
    state.undo();
    expect(said()).toBeUndefined();
  });

  it('pauses, and goes on from there', () => {
    const { player, said, tick } = createStage();
    player.play();
    player.pause();
    tick();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-14' });
    player.play();
    expect(said()).toEqual({ from: '2024-10-14', until: '2024-10-21' });
  });

  it('stops where somebody brushes, and leaves what they brushed', () => {
    const { player, time, said, tick } = createStage();
    player.play();
    time.setSaid({ until: '2024-10-15' });
    tick();
    expect(player.isPlaying.value).toBe(false);
    expect(said()).toEqual({ until: '2024-10-15' });
  });

  it('takes one step for those who asked for no motion', () => {
    const { player, said, tick } = createStage();
    player.setMode('window');
    player.step();
    const first = said();
    tick();
    expect(said()).toEqual(first);
    player.step();
    expect(said()?.until).toBe('2024-10-21');
  });
});
