// The page's side of the blocs' worker: each request is a promise.
import type { BlocsLayout, BlocsLayoutRequest } from './layouts/blocs.ts';

export interface LayOutBlocs {
  (request: BlocsLayoutRequest): Promise<BlocsLayout>;
  stop(): void;
}

export function createBlocsLayout(): LayOutBlocs {
  const worker = new Worker(new URL('./layouts/blocs-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (layout: BlocsLayout) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; layout: BlocsLayout }>) => {
    waiting.get(data.id)?.(data.layout);
    waiting.delete(data.id);
  });
  const layOut = (request: BlocsLayoutRequest) =>
    new Promise<BlocsLayout>((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      worker.postMessage({ id: last, request });
    });
  return Object.assign(layOut, { stop: () => worker.terminate() });
}
