// The size of an element in px, as it changes.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export interface Size {
  width: number;
  height: number;
}

/** 0 by 0 until the element is on the page. */
export function useSize(element: RefObject<HTMLElement | null>): ReadonlySignal<Size> {
  const size = useSignal<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = current;
      if (width !== size.value.width || height !== size.value.height) size.value = { width, height };
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return size;
}
