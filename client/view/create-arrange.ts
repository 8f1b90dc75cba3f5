// The page's side of the layout worker: each request is a promise.
import type { Positions } from '../graph/graph.ts';
import type { LayoutRequest } from './layouts/arrange.ts';

export function createArrange(): (request: LayoutRequest) => Promise<Positions> {
  const worker = new Worker(new URL('./layouts/layout-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (positions: Positions) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; positions: Positions }>) => {
    waiting.get(data.id)?.(data.positions);
    waiting.delete(data.id);
  });
  return (request) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      worker.postMessage({ id: last, request });
    });
}
