// The picture as a PNG: the whole drawing or a part of it, at twice its size where that fits, with a margin round it.
import type { Core } from 'cytoscape';
import { withPictureCopy, type PictureIds } from './copy-picture.ts';

/** In px a side, the margin included. */
const MAX_SIDE = 4_000;
const MARGIN = 48;

/** @param ground the colour behind everything */
export async function paintPng(cy: Core, ids: PictureIds, ground: string): Promise<Blob> {
  const most = MAX_SIDE - 2 * MARGIN;
  const drawing = await withPictureCopy(cy, ids, (copy) =>
    copy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: most, maxHeight: most, bg: ground }),
  );
  const bitmap = await createImageBitmap(drawing);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [bitmap.width + 2 * MARGIN, bitmap.height + 2 * MARGIN];
  const context = canvas.getContext('2d')!;
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, MARGIN, MARGIN);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png');
  });
}
