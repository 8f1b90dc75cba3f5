// How far an element is scrolled, in px, as a signal; and its height in sight.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useSize } from './use-size.ts';

export interface Scroll {
  top: ReadonlySignal<number>;
  height: number;
  onScroll(event: { currentTarget: HTMLElement }): void;
}

export function useScroll(element: RefObject<HTMLElement | null>): Scroll {
  const top = useSignal(0);
  const size = useSize(element);
  return {
    top,
    height: size.value.height,
    onScroll({ currentTarget }) {
      top.value = currentTarget.scrollTop;
    },
  };
}
