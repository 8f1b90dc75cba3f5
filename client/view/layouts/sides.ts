// The opening layout: claims as headlines in the middle, who asserts on the left, who denies on the right, who holds back below.
// Pure: a graph in, positions out; boxes never overlap.
import type { DrawnNode, Graph, Position, Positions } from '../../graph/graph.ts';
import { standings } from '../../graph/reading.ts';
import { sizesFor, type Sizes } from './box.ts';
import { areaOf, freePlace, type Area } from './free-place.ts';
import { placeRows } from './rows.ts';
import { bringAffiliates, seatSpeakers, type Seat } from './seats.ts';
import { takenAreas } from './taken-areas.ts';

/** Between a card's edge and the middle of a statement, in px at zoom 1: room for the glyph and the arrow. */
const CORRIDOR = { wide: 100, narrow: 56 } as const;
/** From a statement to its speaker, at least. */
const TO_SPEAKER = { wide: 110, narrow: 56 } as const;
const GAP = 16;
const MIN_CLAIM_GAP = 34;
const MAX_CLAIM_GAP = 96;
const BELOW_GAP = 60;
const BELOW_SPEAKER = 70;
/** On a narrow screen every second speaker below stands so much lower: from afar a name is wider than its column. */
const STAGGER = 64;
/** How much further out whom a speaker belongs to stands than the speaker. */
const AFFILIATE_SHIFT = 58;

interface Scene {
  graph: Graph;
  sizes: Sizes;
  narrow: boolean;
  nodeOf(id: string): DrawnNode;
  positions: Map<string, Position>;
  /** All that have a place by what they say. */
  seated: ReadonlySet<string>;
}

export function sidesLayout(graph: Graph, narrow = false): Positions {
  const seats = seatSpeakers(graph);
  const scene: Scene = {
    graph,
    sizes: sizesFor(narrow),
    narrow,
    nodeOf: (id) => graph.nodes.get(id)!,
    positions: new Map(),
    seated: new Set(seats.flatMap(({ id, statements }) => [id, ...statements])),
  };
  const left = seats.filter(({ side }) => side === 'left');
  const right = seats.filter(({ side }) => side === 'right');
  const corridor = narrow ? CORRIDOR.narrow : CORRIDOR.wide;
  const column = scene.sizes.claimWidth / 2 + corridor;

  const middle = placeClaims(scene, Math.max(heightOf(scene, left), heightOf(scene, right)));
  placeSide(scene, left, -1, column);
  placeSide(scene, right, 1, column);
  placeBelow(
    scene,
    seats.filter(({ side }) => side === 'below'),
    middle,
  );
  placeRest(scene, column);
  return scene.positions;
}

/** The claim that most is said about lowest, so that no card stands between it and those who hold back. The lowest y taken. */
function placeClaims({ graph, sizes, nodeOf, positions }: Scene, sideHeight: number): number {
  const ranked = standings(graph).map(({ claim }) => claim);
  const known = new Set(ranked);
  for (const { id, kind } of graph.nodes.values()) if (kind === 'CLAIM' && !known.has(id)) ranked.push(id);
  const claims = ranked.toReversed();
  const boxes = claims.map((id) => sizes.boxOf(nodeOf(id)));
  const cards = boxes.reduce((sum, { above, below }) => sum + above + below, 0);
  // As far apart as the sides are high, so that statements stand level with their claims.
  const gap = Math.min(MAX_CLAIM_GAP, Math.max(MIN_CLAIM_GAP, (sideHeight - cards) / Math.max(1, claims.length - 1)));
  const height = cards + gap * Math.max(0, claims.length - 1);
  let y = -height / 2;
  for (const [place, id] of claims.entries()) {
    const { above, below } = boxes[place]!;
    positions.set(id, { x: 0, y: Math.round(y + above) });
    y += above + below + gap;
  }
  return Math.max(0, height / 2);
}

function heightOf({ sizes, nodeOf }: Scene, seats: readonly Seat[]): number {
  return seats.reduce((sum, { speaker, statements }) => {
    const own = speaker === undefined ? 0 : sizes.boxOf(nodeOf(speaker)).above + sizes.boxOf(nodeOf(speaker)).below;
    const said = statements.reduce((total, id) => total + sizes.boxOf(nodeOf(id)).above + sizes.boxOf(nodeOf(id)).below + GAP, 0);
    return sum + Math.max(own + GAP, said);
  }, 0);
}

/** A side's statements in a column level with their claims, each speaker beside theirs. */
function placeSide(scene: Scene, seats: readonly Seat[], sign: 1 | -1, column: number): void {
  const { graph, sizes, nodeOf, positions, narrow, seated } = scene;
  const levelOf = levels(graph, positions);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const seatLevel = new Map(seats.map((seat) => [seat, mean(seat.statements.map(levelOf))]));
  const groupLevel = new Map(
    seats.map(({ group }) => [group, mean(seats.filter((seat) => seat.group === group).map((seat) => seatLevel.get(seat)!))]),
  );
  const ordered = seats.toSorted(
    (a, b) =>
      groupLevel.get(a.group)! - groupLevel.get(b.group)! ||
      (a.group === b.group ? 0 : a.group < b.group ? -1 : 1) ||
      seatLevel.get(a)! - seatLevel.get(b)! ||
      (a.id < b.id ? -1 : 1),
  );
  bringAffiliates(graph, ordered, (id) => seated.has(id) || positions.has(id));

  const rows = ordered.map((seat) => {
    const own = seat.speaker === undefined ? undefined : sizes.boxOf(nodeOf(seat.speaker));
    const said = seat.statements.toSorted((a, b) => levelOf(a) - levelOf(b) || (a < b ? -1 : 1));
    const boxes = said.map((id) => sizes.boxOf(nodeOf(id)));
    const height = boxes.reduce((sum, { above, below }) => sum + above + below + GAP, -GAP);
    const affiliates = seat.affiliates.map((id) => ({ id, box: sizes.boxOf(nodeOf(id)) }));
    const under = affiliates.reduce((sum, { box }) => sum + GAP / 2 + box.above + box.below, own?.below ?? 0);
    return {
      seat,
      own,
      said,
      boxes,
      height,
      affiliates,
      wanted: seatLevel.get(seat)!,
      above: Math.max(own?.above ?? 0, height / 2),
      below: Math.max(under, height / 2),
    };
  });
  const halfStatement = Math.max(12, ...rows.flatMap(({ boxes }) => boxes.map(({ width }) => width / 2)));
  const halfSpeaker = Math.max(0, ...rows.map(({ own }) => (own?.width ?? 0) / 2));
  const speakerColumn = column + Math.max(narrow ? TO_SPEAKER.narrow : TO_SPEAKER.wide, halfStatement + GAP / 2 + halfSpeaker);
  const middles = placeRows(rows, GAP);
  for (const [place, { seat, own, said, boxes, height, affiliates }] of rows.entries()) {
    const y = middles[place]!;
    let top = y - height / 2;
    for (const [index, id] of said.entries()) {
      positions.set(id, { x: sign * column, y: Math.round(top + boxes[index]!.above) });
      top += boxes[index]!.above + boxes[index]!.below + GAP;
    }
    if (seat.speaker !== undefined) positions.set(seat.speaker, { x: Math.round(sign * speakerColumn), y });
    let under = y + (own?.below ?? 0);
    for (const { id, box } of affiliates) {
      under += GAP / 2 + box.above;
      // Outwards by as much as keeps its label off the statements.
      const shift = Math.max(narrow ? 0 : AFFILIATE_SHIFT, column + halfStatement + GAP / 2 + box.width / 2 - speakerColumn);
      positions.set(id, { x: Math.round(sign * (speakerColumn + shift)), y: Math.round(under) });
      under += box.below;
    }
  }
}

/** How high a statement would like to stand: as high as the claims that it is about. */
function levels(graph: Graph, positions: Positions): (statement: string) => number {
  const claims = new Map<string, number[]>();
  for (const { kind, source, target } of graph.edges.values()) {
    const at = positions.get(target);
    if (kind === 'EXPRESSES' && at) claims.set(source, [...(claims.get(source) ?? []), at.y]);
  }
  return (statement) => {
    const found = claims.get(statement) ?? [];
    return found.length === 0 ? 0 : found.reduce((sum, y) => sum + y, 0) / found.length;
  };
}

/** Who holds back: statements in a row below the middle, each speaker under theirs, as high as the sides leave room. */
function placeBelow({ sizes, nodeOf, positions, narrow }: Scene, seats: readonly Seat[], middle: number): void {
  const columns = seats
    .toSorted((a, b) => (a.group === b.group ? (a.id < b.id ? -1 : 1) : a.group < b.group ? -1 : 1))
    .map(({ speaker, statements }) => {
      const own = speaker === undefined ? undefined : sizes.boxOf(nodeOf(speaker));
      const said = statements.reduce((sum, id) => sum + sizes.boxOf(nodeOf(id)).width + GAP, -GAP);
      return { speaker, statements, said, width: Math.max(own?.width ?? 0, said) };
    });
  const row = new Map<string, Position>();
  let x = -(columns.reduce((sum, { width }) => sum + width, 0) + 2 * GAP * (columns.length - 1)) / 2;
  for (const [place, { speaker, statements, said, width }] of columns.entries()) {
    let left = x + (width - said) / 2;
    for (const id of statements) {
      const box = sizes.boxOf(nodeOf(id));
      row.set(id, { x: Math.round(left + box.width / 2), y: 0 });
      left += box.width + GAP;
    }
    if (speaker !== undefined)
      row.set(speaker, { x: Math.round(x + width / 2), y: BELOW_SPEAKER + (narrow && place % 2 === 1 ? STAGGER : 0) });
    x += width + 2 * GAP;
  }
  const taken = takenAreas(areasOf(positions, sizes, nodeOf));
  const at = (y: number) => [...row].map(([id, place]) => [id, { x: place.x, y: place.y + y }] as const);
  let y = middle + BELOW_GAP;
  while (!at(y).every(([id, place]) => taken.isFree(areaOf(place, sizes.boxOf(nodeOf(id))), GAP))) y += GAP;
  for (const [id, place] of at(y)) positions.set(id, place);
}

function areasOf(positions: Positions, sizes: Sizes, nodeOf: (id: string) => DrawnNode): Area[] {
  return [...positions].map(([id, at]) => areaOf(at, sizes.boxOf(nodeOf(id))));
}

/** Whatever has no side: near what it is linked to, never between the claims and what is said on them. */
function placeRest({ graph, sizes, nodeOf, positions }: Scene, column: number): void {
  const areas = areasOf(positions, sizes, nodeOf);
  const lowest = Math.max(0, ...areas.map((area) => area.bottom));
  const top = Math.min(0, ...areas.map((area) => area.top));
  const taken = takenAreas([...areas, { left: -column, right: column, top, bottom: lowest }]);
  const linked = new Map<string, Position[]>();
  for (const { source, target } of graph.edges.values()) {
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const at = positions.get(other);
      if (at) linked.set(id, [...(linked.get(id) ?? []), at]);
    }
  }
  for (const { id } of [...graph.nodes.values()].filter((node) => !positions.has(node.id))) {
    const near = linked.get(id) ?? [];
    const x = near.length === 0 ? 0 : near.reduce((sum, at) => sum + at.x, 0) / near.length;
    const y = near.length === 0 ? lowest + BELOW_GAP : Math.max(...near.map((at) => at.y)) + BELOW_GAP;
    const box = sizes.boxOf(nodeOf(id));
    const at = freePlace(taken, box, { x: Math.round(x), y: Math.round(y) }, GAP);
    positions.set(id, at);
    taken.add(areaOf(at, box));
  }
}
