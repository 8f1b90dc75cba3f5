// The picture as a PNG: the whole drawing or a part of it, at twice its size where that fits, with a margin round it.
import type { Core } from 'cytoscape';
import { withCopy, withoutMarks, type PictureIds } from './copy-picture.ts';
import { marginElements } from './elements.ts';

/** In px a side, the margin included. */
const MAX_SIDE = 4_000;
/** In px of the drawing at zoom 1. */
const MARGIN = 24;
const SCALE = 2;

/** @param ground the colour behind everything */
export async function paintPng(cy: Core, ids: PictureIds, ground: string): Promise<Blob> {
  return ids ? withCopy(cy, ids, (copy) => paint(copy, ground)) : withoutMarks(cy, () => paint(cy, ground));
}

/** Painted before it returns; what comes later is the file. */
function paint(cy: Core, ground: string): Promise<Blob> {
  const { x1, y1, x2, y2 } = cy.elements().boundingBox();
  const margin = cy.add(marginElements({ x1: x1 - MARGIN, y1: y1 - MARGIN, x2: x2 + MARGIN, y2: y2 + MARGIN }));
  try {
    const { w, h } = cy.elements().boundingBox();
    // Where a scale is given, Cytoscape takes the limits only as a word not to multiply by the screen's own ratio.
    const limits = { maxWidth: MAX_SIDE, maxHeight: MAX_SIDE, scale: Math.min(SCALE, MAX_SIDE / Math.ceil(w), MAX_SIDE / Math.ceil(h)) };
    return cy.png({ output: 'blob-promise', full: true, bg: ground, ...limits });
  } finally {
    margin.remove();
  }
}
