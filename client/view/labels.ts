// Which labels are drawn at a zoom, so that none covers another: the most important first, the rest where there is room. Pure.
import type { Position } from '../graph/graph.ts';
import { takenAreas } from './layouts/taken-areas.ts';

export interface LabelWish {
  id: string;
  /** The middle of the node, in px of the canvas. */
  at: Position;
  /** The higher, the sooner. */
  rank: number;
  /** The font's size at zoom 1, and the least that it may have on screen; in px. */
  font: number;
  least: number;
  /** In px at zoom 1, as the label is written; its top is `below` under the middle of the node, or its middle where `isCentred`. */
  width: number;
  height: number;
  below: number;
  isCentred: boolean;
  /** Drawn at every zoom, at a size that can be read: claims, what is chosen, and its neighbours. */
  isVital: boolean;
  /** Never drawn from afar: a statement's date. */
  isMinor: boolean;
}

export interface ChosenLabels {
  /** Drawn at their own size, which shrinks with the graph. */
  plain: ReadonlySet<string>;
  /** Drawn at a size that stays the same on screen: the font's size in px of the canvas. */
  afar: ReadonlyMap<string, number>;
}

/** From this zoom on labels can be read as they are. */
export const READABLE_ZOOM = 0.75;
const GAP = 2;

export function chooseLabels(wishes: readonly LabelWish[], zoom: number): ChosenLabels {
  const isAfar = zoom < READABLE_ZOOM;
  const taken = takenAreas();
  const plain = new Set<string>();
  const afar = new Map<string, number>();
  const vitals = wishes.filter(({ isVital }) => isVital);
  const others = wishes.filter(({ isVital, isMinor }) => !isVital && !(isMinor && isAfar));
  const byRank = (list: readonly LabelWish[]) => list.toSorted((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  for (const { id, at, font, least, width, height, below, isCentred } of [...byRank(vitals), ...byRank(others)]) {
    const scale = isAfar ? Math.max(1, least / font / zoom) : 1;
    const top = at.y + below - (isCentred ? (height * scale) / 2 : 0);
    const area = { left: at.x - (width * scale) / 2, right: at.x + (width * scale) / 2, top, bottom: top + height * scale };
    if (!taken.isFree(area, isAfar ? GAP / zoom : 0)) continue;
    taken.add(area);
    if (scale > 1) afar.set(id, Math.round(font * scale * 10) / 10);
    else plain.add(id);
  }
  return { plain, afar };
}
