// The layouts' own thread: a request in, positions out, so that the page never waits for them.
import { arrangeGraph, type LayoutRequest } from './arrange.ts';

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: LayoutRequest }>) => {
  postMessage({ id: data.id, positions: arrangeGraph(data.request) });
});
