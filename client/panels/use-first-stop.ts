// Whoever opened a view by key waits at its edge until the grid has come: then the focus goes on into it.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** @param grid what holds the one tab stop, marked `data-cursor`, inside of the stop at the edge, marked `data-first-stop` */
export function useFirstStop(grid: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const edge = grid.current?.closest('[data-first-stop]');
    if (edge && document.activeElement === edge) grid.current?.querySelector<HTMLElement>('[data-cursor]')?.focus();
  }, []);
}
