// Plays the time filter through the days on which something was said; what it sets from Play to Pause is one step to undo.
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { playSteps, type PlayMode } from '../graph/playing.ts';
import type { DayInterval } from '../graph/days.ts';
import type { Explorer } from './explorer.ts';
import { setLater, type Later } from './load.ts';

export interface Player {
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly mode: ReadonlySignal<PlayMode>;
  setMode(mode: PlayMode): void;
  /** Goes on by itself from where it was paused, or from the start. */
  play(): void;
  pause(): void;
  /** One step on and no further: for those who asked for no motion. */
  step(): void;
}

const STEP_MS = 800;

export interface PlayerOptions {
  /** When something was said, ascending. */
  units(): readonly { start: string; end: string }[];
  later?: Later | undefined;
}

export function createPlayer(explorer: Pick<Explorer, 'filter' | 'setSaid'>, { units, later = setLater }: PlayerOptions): Player {
  const isPlaying = signal(false);
  const mode = signal<PlayMode>('adds-up');
  /** What is being played; undefined before the first step and after the last. */
  let playing: { steps: readonly DayInterval[]; place: number; shown: DayInterval | undefined; gesture: symbol } | undefined;
  let cancelNext: (() => void) | undefined;

  function pause(): void {
    cancelNext?.();
    cancelNext = undefined;
    isPlaying.value = false;
  }

  /** Whether there is a step after this one. */
  function next(): boolean {
    const { said } = explorer.filter.peek();
    // Whoever brushes another time in between begins anew from there.
    if (playing && playing.shown !== said) playing = undefined;
    playing ??= { steps: playSteps(units(), mode.peek(), said), place: 0, shown: said, gesture: Symbol('play') };
    const interval = playing.steps[playing.place];
    if (!interval) {
      playing = undefined;
      return false;
    }
    explorer.setSaid(interval, playing.gesture);
    playing.shown = explorer.filter.peek().said;
    playing.place += 1;
    const isLast = playing.place >= playing.steps.length;
    if (isLast) playing = undefined;
    return !isLast;
  }

  function run(): void {
    const wasBrushed = playing && playing.shown !== explorer.filter.peek().said;
    if (wasBrushed && cancelNext) {
      pause();
      return;
    }
    if (next()) cancelNext = later(run, STEP_MS);
    else pause();
  }

  return {
    isPlaying,
    mode,
    setMode(chosen) {
      batch(() => {
        pause();
        playing = undefined;
        mode.value = chosen;
      });
    },
    play() {
      pause();
      isPlaying.value = true;
      run();
    },
    pause,
    step() {
      pause();
      next();
    },
  };
}
