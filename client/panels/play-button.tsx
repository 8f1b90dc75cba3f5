// Play, Pause, or one step at a time for those who asked for no motion.
import { useRef } from 'preact/hooks';
import type { Player } from '../explore/player.ts';

export function PlayButton({ player }: { player: Player }) {
  const motion = useRef(matchMedia('(prefers-reduced-motion: reduce)'));
  const isPlaying = player.isPlaying.value;
  const isStill = motion.current.matches;
  return (
    <button
      type="button"
      class="btn box"
      onClick={() => {
        if (isPlaying) player.pause();
        else if (isStill) player.step();
        else player.play();
      }}
    >
      {isPlaying ? 'Pause' : isStill ? 'Step' : 'Play'}
    </button>
  );
}
