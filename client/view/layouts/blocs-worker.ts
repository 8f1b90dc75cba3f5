// The blocs' own thread: a request in, places out.
import { blocsLayout, type BlocsLayoutRequest } from './blocs.ts';

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: BlocsLayoutRequest }>) => {
  postMessage({ id: data.id, layout: blocsLayout(data.request) });
});
