// The layout by time: x is the date. A lane for each speaker, undated statements in a column of their own before the first day, claims behind the last.
// Pure: a graph in, positions out.
import type { DrawnNode, Graph, Position, Positions } from '../../graph/graph.ts';
import { standings } from '../../graph/reading.ts';
import { sizesFor, type Box, type Sizes } from './box.ts';
import { dayOf, middleOf, placeOn, timeOf, type TimeScale } from './dates.ts';
import { placeRows } from './rows.ts';

const GAP = 14;
const LANE_GAP = 18;
const COLUMN_GAP = 60;
const MIN_WIDTH = 640;
const MAX_WIDTH = 6_000;
/** Across, in px, for each dated node. */
const PER_NODE = 34;

interface Lane {
  /** Who speaks; absent for statements whose speaker is not drawn, and for events and sources. */
  speaker?: DrawnNode | undefined;
  dated: DrawnNode[];
  undated: DrawnNode[];
}

/** Deterministic: the same graph gives the same picture. Every dated node stands at the middle of the span that is known. */
export function timeLayout(graph: Graph, narrow = false): Positions {
  const sizes = sizesFor(narrow);
  const lanes = lanesOf(graph);
  const dated = lanes.flatMap((lane) => lane.dated);
  const scale = scaleFor(dated);
  const xOf = (node: DrawnNode) => Math.round(placeOn(scale, middleOf(timeOf(node)!)));
  const widthOf = (nodes: readonly DrawnNode[]) => Math.max(0, ...nodes.map((node) => sizes.boxOf(node).width));

  const undatedWidth = widthOf(lanes.flatMap((lane) => lane.undated));
  const edges = dated.flatMap((node) => edgesOf(node, xOf(node), sizes, scale));
  const undatedX = Math.min(0, ...edges) - COLUMN_GAP - undatedWidth / 2;
  const speakerWidth = widthOf(lanes.flatMap(({ speaker }) => speaker ?? []));
  const speakerX = undatedX - undatedWidth / 2 - COLUMN_GAP - speakerWidth / 2;
  const lastX = Math.max(0, ...edges);

  const positions = new Map<string, Position>();
  let y = 0;
  for (const { speaker, dated: said, undated } of lanes) {
    const rows = rowsOf(said, sizes, xOf);
    const own = speaker && sizes.boxOf(speaker);
    const height = Math.max(heightOf(rows), stackHeight(undated, sizes), own ? own.above + own.below : 0);
    let top = y + (height - heightOf(rows)) / 2;
    for (const row of rows) {
      for (const node of row.nodes) positions.set(node.id, { x: xOf(node), y: Math.round(top + row.above) });
      top += row.above + row.below + GAP;
    }
    top = y + (height - stackHeight(undated, sizes)) / 2;
    for (const node of undated) {
      const { above, below } = sizes.boxOf(node);
      positions.set(node.id, { x: Math.round(undatedX), y: Math.round(top + above) });
      top += above + below + GAP;
    }
    if (speaker && own) positions.set(speaker.id, { x: Math.round(speakerX), y: Math.round(y + height / 2 - (own.below - own.above) / 2) });
    y += height + LANE_GAP;
  }
  const claims = [...graph.nodes.values()].filter(({ kind }) => kind === 'CLAIM');
  placeColumn(graph, sizes, positions, claims, lastX + COLUMN_GAP + sizes.claimWidth / 2);
  const rest = [...graph.nodes.values()].filter(({ id }) => !positions.has(id));
  placeColumn(graph, sizes, positions, rest, speakerX - speakerWidth / 2 - COLUMN_GAP - widthOf(rest) / 2);
  return positions;
}

/** How far left and right its box and the span of what is known of its time reach. */
function edgesOf(node: DrawnNode, x: number, sizes: Sizes, scale: TimeScale): number[] {
  const { start, end } = timeOf(node)!;
  const half = sizes.boxOf(node).width / 2;
  return [x - half, x + half, placeOn(scale, dayOf(start)), placeOn(scale, dayOf(end))];
}

/** As wide as the dated nodes need, with day 0 of the scale where the first one stands. */
function scaleFor(dated: readonly DrawnNode[]): TimeScale {
  const days = dated.flatMap((node) => [dayOf(timeOf(node)!.start), dayOf(timeOf(node)!.end)]);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (days.length === 0) return { origin: 0, pxPerDay: 1 };
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, PER_NODE * dated.length));
  const pxPerDay = width / Math.max(1, last - first);
  return { pxPerDay, origin: -pxPerDay * first };
}

/** Those who assert the claim that most is said about first, then those who hold back, then those who deny it, then the rest; each by their first day. */
function lanesOf(graph: Graph): Lane[] {
  const speakerOf = new Map<string, string>();
  for (const { kind, source, target } of graph.edges.values()) if (kind === 'MADE' && !speakerOf.has(target)) speakerOf.set(target, source);
  const lanes = new Map<string, Lane>();
  const others: Lane = { dated: [], undated: [] };
  const happened: Lane = { dated: [], undated: [] };
  for (const node of graph.nodes.values()) {
    if (node.kind !== 'STATEMENT' && node.kind !== 'EVENT' && node.kind !== 'SOURCE') continue;
    const speaker = speakerOf.get(node.id);
    let lane = node.kind === 'STATEMENT' ? others : happened;
    if (node.kind === 'STATEMENT' && speaker !== undefined) {
      lane = lanes.get(speaker) ?? { speaker: graph.nodes.get(speaker), dated: [], undated: [] };
      lanes.set(speaker, lane);
    }
    (timeOf(node) ? lane.dated : lane.undated).push(node);
  }
  const [most] = standings(graph);
  const rank = (id: string) => (most?.asserts.has(id) ? 0 : most?.holdBack.has(id) ? 1 : most?.denies.has(id) ? 2 : 3);
  const firstDay = ({ dated }: Lane) => Math.min(...dated.map((node) => middleOf(timeOf(node)!)), Infinity);
  const ordered = [...lanes]
    .toSorted(([a, left], [b, right]) => rank(a) - rank(b) || compare(firstDay(left), firstDay(right)) || compare(a, b))
    .map(([, lane]) => lane);
  return [...ordered, others, happened].filter(({ dated, undated }) => dated.length + undated.length > 0);
}

function compare(a: number | string, b: number | string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

interface Row {
  nodes: DrawnNode[];
  above: number;
  below: number;
  right: number;
}

/** As few rows as keep the boxes apart: each node goes to the first row that is free at its day. */
function rowsOf(nodes: readonly DrawnNode[], sizes: Sizes, xOf: (node: DrawnNode) => number): Row[] {
  const rows: Row[] = [];
  for (const node of nodes.toSorted((a, b) => xOf(a) - xOf(b) || compare(a.id, b.id))) {
    const { width, above, below } = sizes.boxOf(node);
    const left = xOf(node) - width / 2;
    const free = rows.find(({ right }) => right + GAP <= left);
    const row = free ?? { nodes: [], above: 0, below: 0, right: -Infinity };
    if (!free) rows.push(row);
    row.nodes.push(node);
    row.above = Math.max(row.above, above);
    row.below = Math.max(row.below, below);
    row.right = left + width;
  }
  return rows;
}

function heightOf(rows: readonly Pick<Box, 'above' | 'below'>[]): number {
  return rows.reduce((sum, { above, below }) => sum + above + below + GAP, -GAP);
}

function stackHeight(nodes: readonly DrawnNode[], sizes: Sizes): number {
  return heightOf(nodes.map((node) => sizes.boxOf(node)));
}

/** What has no time of its own, in one column, each as level as can be with what it is linked to. */
function placeColumn(graph: Graph, sizes: Sizes, positions: Map<string, Position>, nodes: readonly DrawnNode[], x: number): void {
  const wanted = new Map(nodes.map(({ id }) => [id, { sum: 0, count: 0 }]));
  for (const { source, target } of graph.edges.values()) {
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const [wish, at] = [wanted.get(id), positions.get(other)];
      if (!wish || !at) continue;
      wish.sum += at.y;
      wish.count += 1;
    }
  }
  const rows = nodes
    .map((node) => {
      const { sum, count } = wanted.get(node.id)!;
      return { id: node.id, wanted: sum / Math.max(1, count), ...sizes.boxOf(node) };
    })
    .toSorted((a, b) => a.wanted - b.wanted || compare(a.id, b.id));
  const middles = placeRows(rows, GAP);
  for (const [place, { id }] of rows.entries()) positions.set(id, { x: Math.round(x), y: middles[place]! });
}
