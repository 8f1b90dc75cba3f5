// The opening layout: claims as headlines in the middle, who asserts on the left, who denies on the right, who holds back below.
// Pure: a graph in, positions out; boxes never overlap.
import type { DrawnNode, Graph, Position, Positions } from '../../graph/graph.ts';
import { standings } from '../../graph/reading.ts';
import { boxOf } from './box.ts';

/** How far speakers and their statements stand from the middle, in px at zoom 1: on a wide screen, and on a phone's. */
const COLUMNS = { wide: { speaker: 345, statement: 200 }, narrow: { speaker: 238, statement: 142 } } as const;
const GAP = 16;
const CLAIM_GAP = 34;
const BELOW_GAP = 46;
const BELOW_STATEMENT = 92;

type Side = 'left' | 'right' | 'below';

interface Placed {
  id: string;
  side: Side;
  /** The place of the claim that it stands by, in the order of the middle column. */
  claim: number;
  statements: string[];
}

export function sidesLayout(graph: Graph, narrow = false): Positions {
  const positions = new Map<string, Position>();
  const nodeOf = (id: string) => graph.nodes.get(id)!;
  const claims = claimOrder(graph);
  const height = stack(positions, claims.map(nodeOf), 0, CLAIM_GAP);

  const speakers = placeSpeakers(graph, claims);
  const columns = narrow ? COLUMNS.narrow : COLUMNS.wide;
  const main = claims.at(-1);
  const level = main === undefined ? 0 : positions.get(main)!.y;
  const bottoms = (['left', 'right'] as const).map((side) => {
    const sign = side === 'left' ? -1 : 1;
    const own = speakers.filter((speaker) => speaker.side === side);
    return stackSpeakers(positions, own, nodeOf, { speaker: sign * columns.speaker, statement: sign * columns.statement }, level, height);
  });
  const bottom = Math.max(height / 2, ...bottoms);
  const lowest = placeBelow(
    positions,
    speakers.filter(({ side }) => side === 'below'),
    nodeOf,
    bottom + BELOW_GAP,
  );
  placeRest(positions, graph, lowest);
  return positions;
}

/** The claim that most is said about lowest, so that no card stands between it and those who hold back. */
function claimOrder(graph: Graph): string[] {
  const ranked = standings(graph).map(({ claim }) => claim);
  const known = new Set(ranked);
  for (const { id, kind } of graph.nodes.values()) if (kind === 'CLAIM' && !known.has(id)) ranked.push(id);
  return ranked.toReversed();
}

/** Each speaker stands by the claim that most is said about among those it takes a pole on; without any pole it holds back. */
function placeSpeakers(graph: Graph, claims: readonly string[]): Placed[] {
  const ranked = standings(graph);
  const statementsOf = new Map<string, string[]>();
  for (const { kind, source, target } of graph.edges.values()) {
    if (kind === 'MADE') statementsOf.set(source, [...(statementsOf.get(source) ?? []), target]);
  }
  const onClaim = new Set([...graph.edges.values()].filter(({ kind }) => kind === 'EXPRESSES').map(({ source }) => source));
  return [...statementsOf]
    .filter(([, statements]) => statements.some((statement) => onClaim.has(statement)))
    .map(([id, statements]): Placed => {
      const home = ranked.find(({ asserts, denies }) => asserts.has(id) || denies.has(id));
      const side = home === undefined ? 'below' : home.asserts.has(id) ? 'left' : 'right';
      return { id, side, claim: home ? claims.indexOf(home.claim) : claims.length, statements: statements.toSorted() };
    })
    .toSorted((a, b) => a.claim - b.claim || (a.id < b.id ? -1 : 1));
}

/** Boxes one under the other, centred on `x` and on height 0; the height they take. */
function stack(positions: Map<string, Position>, nodes: readonly DrawnNode[], x: number, gap: number): number {
  const boxes = nodes.map(boxOf);
  const height = boxes.reduce((sum, { above, below }) => sum + above + below + gap, -gap);
  let y = -height / 2;
  for (const [place, node] of nodes.entries()) {
    const { above, below } = boxes[place]!;
    positions.set(node.id, { x, y: y + above });
    y += above + below + gap;
  }
  return Math.max(0, height);
}

/** A speaker's statements in a column towards the middle, the speaker beside them; level with the main claim where the middle is high enough. */
function stackSpeakers(
  positions: Map<string, Position>,
  speakers: readonly Placed[],
  nodeOf: (id: string) => DrawnNode,
  x: { speaker: number; statement: number },
  level: number,
  middle: number,
): number {
  const rows = speakers.map((speaker) => {
    const own = boxOf(nodeOf(speaker.id));
    const boxes = speaker.statements.map((id) => boxOf(nodeOf(id)));
    const statements = boxes.reduce((sum, { above, below }) => sum + above + below + GAP, -GAP);
    return { speaker, own, boxes, statements, height: Math.max(own.above + own.below, statements) };
  });
  const height = rows.reduce((sum, row) => sum + row.height + GAP, -GAP);
  const play = Math.max(0, (middle - height) / 2);
  const centre = Math.max(-play, Math.min(play, level));
  let y = centre - height / 2;
  for (const { speaker, own, boxes, statements, height: rowHeight } of rows) {
    // The shape of the speaker, not its label, stands level with its statements.
    positions.set(speaker.id, { x: x.speaker, y: y + (rowHeight - own.above - own.below) / 2 + own.above });
    let top = y + (rowHeight - statements) / 2;
    for (const [place, id] of speaker.statements.entries()) {
      positions.set(id, { x: x.statement, y: top + boxes[place]!.above });
      top += boxes[place]!.above + boxes[place]!.below + GAP;
    }
    y += rowHeight + GAP;
  }
  return centre + Math.max(0, height) / 2;
}

/** Who holds back: statements in a row below the middle, each speaker under its own. The lowest y that is taken. */
function placeBelow(positions: Map<string, Position>, speakers: readonly Placed[], nodeOf: (id: string) => DrawnNode, top: number): number {
  const columns = speakers.map((speaker) => {
    const own = boxOf(nodeOf(speaker.id));
    const statements = speaker.statements.reduce((sum, id) => sum + boxOf(nodeOf(id)).width + GAP, -GAP);
    return { speaker, own, statements, width: Math.max(own.width, statements) };
  });
  const width = columns.reduce((sum, column) => sum + column.width + GAP * 2, -GAP * 2);
  let x = -width / 2;
  let lowest = top;
  for (const { speaker, own, statements, width: columnWidth } of columns) {
    let left = x + (columnWidth - statements) / 2;
    for (const id of speaker.statements) {
      const box = boxOf(nodeOf(id));
      positions.set(id, { x: left + box.width / 2, y: top + 20 });
      left += box.width + GAP;
    }
    const y = top + BELOW_STATEMENT;
    positions.set(speaker.id, { x: x + columnWidth / 2, y });
    lowest = Math.max(lowest, y + own.below);
    x += columnWidth + GAP * 2;
  }
  return lowest;
}

/** Whatever has no side: near what it is linked to, left or right of the row below, pushed down until it is free. */
function placeRest(positions: Map<string, Position>, graph: Graph, lowest: number): void {
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
  const rest = [...graph.nodes.values()].filter(({ id }) => !positions.has(id));
  for (const node of rest) {
    const near = linked.get(node.id) ?? [];
    const x = near.length === 0 ? 0 : near.reduce((sum, at) => sum + at.x, 0) / near.length;
    const y = near.length === 0 ? lowest + BELOW_GAP : Math.max(...near.map((at) => at.y)) + 60;
    positions.set(node.id, freePlace(positions, graph, node, { x, y }));
  }
}

function freePlace(positions: Positions, graph: Graph, node: DrawnNode, wanted: Position): Position {
  const own = boxOf(node);
  const isFree = (at: Position) =>
    [...positions].every(([id, other]) => {
      const box = boxOf(graph.nodes.get(id)!);
      return (
        Math.abs(at.x - other.x) >= (own.width + box.width) / 2 + GAP ||
        at.y - own.above >= other.y + box.below + GAP / 2 ||
        at.y + own.below <= other.y - box.above - GAP / 2
      );
    });
  for (let step = 0; ; step += 1) {
    const at = { x: wanted.x, y: wanted.y + step * 12 };
    if (isFree(at)) return at;
  }
}
