// Where speakers stand in the blocs: each bloc a box on its side, its members on arcs that bend outwards, so that no line within it crosses a node.
import type { Bloc } from '../../graph/blocs.ts';
import type { Position } from '../../graph/graph.ts';

export interface BlocsLayoutRequest {
  blocs: readonly Bloc[];
  /** For a screen as narrow as a phone's: sides above and below each other, labels under the nodes. */
  narrow: boolean;
}

/** In px at zoom 1; `x` and `y` are the middle. */
export interface BlocBox {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface BlocsLayout {
  positions: ReadonlyMap<string, Position>;
  boxes: readonly BlocBox[];
}

const LABEL = 186;
const PADDING = 44;
/** Between the sides, and between boxes on one side, with room for their titles. */
const BETWEEN_SIDES = 270;
const BETWEEN_BOXES = 92;
const ON_ARC = 18;
const MOST_BEND = 70;

export function blocsLayout({ blocs, narrow }: BlocsLayoutRequest): BlocsLayout {
  return narrow ? stacked(blocs) : sideBySide(blocs);
}

function sideBySide(blocs: readonly Bloc[]): BlocsLayout {
  const positions = new Map<string, Position>();
  const boxes: BlocBox[] = [];
  for (const side of ['left', 'right'] as const) {
    const outwards = side === 'left' ? -1 : 1;
    const inner = (outwards * BETWEEN_SIDES) / 2;
    const own = blocs.filter((bloc) => bloc.side === side).map((bloc) => ({ bloc, ...arcsOf(bloc.members.length) }));
    const total = own.reduce((sum, { height }) => sum + height, 0) + BETWEEN_BOXES * Math.max(0, own.length - 1);
    let top = -total / 2;
    for (const { bloc, width, height, places } of own) {
      const middle = top + height / 2;
      for (const [index, id] of bloc.members.entries()) {
        const { out, down } = places[index]!;
        positions.set(id, { x: Math.round(inner + outwards * (PADDING + out)), y: Math.round(middle + down) });
      }
      boxes.push({ id: bloc.id, x: inner + (outwards * width) / 2, y: middle, width, height });
      top += height + BETWEEN_BOXES;
    }
  }
  const lowest = Math.max(...boxes.map(({ y, height }) => y + height / 2), 0);
  layBelow(
    blocs.filter(({ side }) => side === 'below'),
    lowest + BETWEEN_BOXES,
    { positions, boxes },
  );
  return { positions, boxes };
}

const BELOW = { across: 5, column: 124, row: 88, padding: 28, between: 48, width: 900 };

/** Boxes in rows as wide as both sides, their members in rows of five with the labels underneath. */
function layBelow(blocs: readonly Bloc[], top: number, into: { positions: Map<string, Position>; boxes: BlocBox[] }): void {
  const rows: { bloc: Bloc; width: number; height: number }[][] = [];
  for (const bloc of blocs) {
    const across = Math.min(BELOW.across, bloc.members.length);
    const width = Math.max(2, across) * BELOW.column + BELOW.padding;
    const height = Math.ceil(bloc.members.length / BELOW.across) * BELOW.row + BELOW.padding;
    const row = rows.at(-1);
    const taken = row?.reduce((sum, one) => sum + one.width + BELOW.between, 0) ?? Infinity;
    if (row && taken + width <= BELOW.width) row.push({ bloc, width, height });
    else rows.push([{ bloc, width, height }]);
  }
  let y = top;
  for (const row of rows) {
    const whole = row.reduce((sum, { width }) => sum + width, 0) + BELOW.between * (row.length - 1);
    let left = -whole / 2;
    for (const { bloc, width, height } of row) {
      for (const [index, id] of bloc.members.entries()) {
        const line = Math.floor(index / BELOW.across);
        const here = Math.min(BELOW.across, bloc.members.length - line * BELOW.across);
        const place = (index % BELOW.across) - (here - 1) / 2;
        // Every second one a little lower: a line along the row would else run through the node between.
        const stagger = index % 2 === 1 ? 14 : 0;
        into.positions.set(id, {
          x: Math.round(left + width / 2 + place * BELOW.column),
          y: Math.round(y + BELOW.padding + line * BELOW.row + 6 + stagger),
        });
      }
      into.boxes.push({ id: bloc.id, x: left + width / 2, y: y + height / 2, width, height });
      left += width + BELOW.between;
    }
    y += Math.max(...row.map(({ height }) => height)) + BETWEEN_BOXES;
  }
}

/** Members on arcs of at most 18, from the inner edge outwards; `down` is from the middle of the box. */
function arcsOf(count: number): { width: number; height: number; places: { out: number; down: number }[] } {
  const arcs = Math.ceil(count / ON_ARC);
  const onArc = Math.ceil(count / arcs);
  const step = onArc <= 4 ? 92 : Math.max(46, 400 / onArc);
  const bend = onArc <= 2 ? 0 : Math.min(MOST_BEND, 13 * onArc);
  const places = Array.from({ length: count }, (_, index) => {
    const arc = Math.floor(index / onArc);
    const here = Math.min(onArc, count - arc * onArc);
    const place = index - arc * onArc;
    const from = here === 1 ? 0 : (2 * place) / (here - 1) - 1;
    return { out: arc * (LABEL + MOST_BEND / 2) + bend * (1 - from * from), down: (place - (here - 1) / 2) * step };
  });
  return {
    width: PADDING + bend + arcs * LABEL + (arcs - 1) * (MOST_BEND / 2),
    height: Math.max(96, (onArc - 1) * step + 2 * PADDING),
    places,
  };
}

const NARROW = { across: 3, column: 104, row: 92, padding: 34, between: 96, boxes: 64 };

function stacked(blocs: readonly Bloc[]): BlocsLayout {
  const positions = new Map<string, Position>();
  const boxes: BlocBox[] = [];
  let y = 0;
  let before: Bloc['side'] | undefined;
  const ordered = (['left', 'right', 'below'] as const).flatMap((side) => blocs.filter((bloc) => bloc.side === side));
  for (const bloc of ordered) {
    if (before !== undefined) y += bloc.side === before ? NARROW.boxes : NARROW.between;
    const rows = Math.ceil(bloc.members.length / NARROW.across);
    const height = rows * NARROW.row + NARROW.padding;
    const width = NARROW.across * NARROW.column + NARROW.padding;
    for (const [index, id] of bloc.members.entries()) {
      const row = Math.floor(index / NARROW.across);
      const here = Math.min(NARROW.across, bloc.members.length - row * NARROW.across);
      const place = (index % NARROW.across) - (here - 1) / 2;
      // Every second one a little lower: a line along the row would else run through the node between.
      const stagger = here === 3 && index % NARROW.across === 1 ? 16 : 0;
      positions.set(id, { x: Math.round(place * NARROW.column), y: Math.round(y + NARROW.padding / 2 + row * NARROW.row + 26 + stagger) });
    }
    boxes.push({ id: bloc.id, x: 0, y: y + height / 2, width, height });
    y += height;
    before = bloc.side;
  }
  return { positions, boxes };
}
