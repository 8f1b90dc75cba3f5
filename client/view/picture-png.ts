// The picture as a PNG: the whole drawing or a part of it, at twice its size where that fits.
import type { Core } from 'cytoscape';
import { withPictureCopy, type PictureIds } from './copy-picture.ts';

/** In px a side. */
const MAX_SIDE = 4_000;

/** @param ground the colour behind everything */
export function paintPng(cy: Core, ids: PictureIds, ground: string): Promise<Blob> {
  return withPictureCopy(cy, ids, (copy) =>
    copy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: MAX_SIDE, maxHeight: MAX_SIDE, bg: ground }),
  );
}
