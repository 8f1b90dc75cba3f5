// Drawn nodes and edges as Cytoscape's elements, and the marks that the canvas adds: tallies, headings, "+12 more".
import type { ElementDefinition } from 'cytoscape';
import type { LayoutName } from '../explore/explorer.ts';
import type { DrawnEdge, DrawnNode, Graph, Position, Positions } from '../graph/graph.ts';
import { standings } from '../graph/reading.ts';
import { dateInWords, STANCES, stanceSlug } from '../graph/words.ts';
import { edgeName } from './edge-names.ts';
import type { LabelState } from './label-painter.ts';
import type { Sizes } from './layouts/box.ts';
import { seatSpeakers, type Seat } from './layouts/seats.ts';
import { timeMarks } from './time-marks.ts';
import type { Token } from './tokens.ts';

/** Ids of marks begin so; ids of nodes never hold a control character. */
const MARK = '\u0001';

export function isMark(id: string): boolean {
  return id.startsWith(MARK);
}

/** The node that a "+12 more" belongs to; undefined for every other element. */
export function nodeOfMore(id: string): string | undefined {
  return id.startsWith(`${MARK}more `) ? id.slice(MARK.length + 5) : undefined;
}

/** How far a claim's text stands above the middle of its card, to leave room for the tally. */
export function liftOf(hasTally: boolean): number {
  return hasTally ? -6 : 0;
}

/** The node that a mark belongs to; undefined for headings, which belong to all. */
export function markedNode(id: string): string | undefined {
  return ['tally', 'more'].flatMap((kind) => (id.startsWith(`${MARK}${kind} `) ? [id.slice(MARK.length + kind.length + 1)] : []))[0];
}

export function textOf(node: DrawnNode, sizes: Sizes): string {
  if (node.kind === 'CLAIM') return sizes.claimLines(node.label).join('\n');
  if (node.kind === 'STATEMENT') return node.saidAt ? dateInWords(node.saidAt, { year: false }) : '';
  return sizes.labelLines(node).join('\n');
}

export function nodeElement(node: DrawnNode, position: Position, hasTally: boolean, sizes: Sizes, label: LabelState): ElementDefinition {
  return {
    group: 'nodes',
    data: {
      id: node.id,
      text: textOf(node, sizes),
      height: sizes.claimHeight(node.label),
      lift: liftOf(hasTally),
      size: label.size ?? null,
    },
    position: { ...position },
    classes: [node.kind, node.hollow ? 'hollow' : '', node.contested ? 'contested' : '', ...label.classes].filter((name) => name !== ''),
  };
}

export function edgeElement(edge: DrawnEdge, label?: LabelState): ElementDefinition {
  return {
    group: 'edges',
    data: { id: edgeElementId(edge.id), source: edge.source, target: edge.target, text: edgeName(edge) },
    classes: [edge.kind, ...(edge.stance ? [edge.stance] : []), ...(label?.classes ?? [])],
  };
}

/** Nodes and edges share one space of ids in Cytoscape, but not here. */
export function edgeElementId(id: string): string {
  return `${MARK}edge ${id}`;
}

/** The drawn edge behind an element of the canvas. */
export function edgeIdOf(elementId: string): string {
  return elementId.slice(MARK.length + 5);
}

export function tallyId(claim: string): string {
  return `${MARK}tally ${claim}`;
}

/** What the canvas draws beside nodes and edges; made anew from the visible graph each time it changes. */
export function markElements(
  graph: Graph,
  positions: Positions,
  leftOut: ReadonlyMap<string, number>,
  layout: LayoutName | undefined,
  token: Token,
  sizes: Sizes,
): ElementDefinition[] {
  const marks: ElementDefinition[] = [];
  for (const { claim, byStance } of standings(graph)) {
    const at = positions.get(claim);
    const node = graph.nodes.get(claim);
    if (!at || !node) continue;
    const total = [...byStance.values()].reduce((sum, count) => sum + count, 0);
    let done = 0;
    // Each stop stands twice, so that one colour ends hard where the next begins.
    const stops = STANCES.filter((stance) => byStance.has(stance)).flatMap((stance) => {
      const from = done;
      done += byStance.get(stance)!;
      const colour = token(stanceSlug(stance));
      return [
        [colour, (100 * from) / total],
        [colour, (100 * done) / total],
      ] as const;
    });
    marks.push({
      group: 'nodes',
      data: {
        id: tallyId(claim),
        colors: stops.map(([colour]) => colour).join(' '),
        stops: stops.map(([, stop]) => `${stop}%`).join(' '),
      },
      position: tallyPosition(at, node, sizes),
      classes: ['tally'],
      selectable: false,
      grabbable: false,
    });
  }
  for (const [id, count] of leftOut) {
    const at = positions.get(id);
    if (at && graph.nodes.has(id)) {
      marks.push({
        group: 'nodes',
        data: { id: `${MARK}more ${id}`, text: `+${count.toLocaleString('en')} more` },
        position: besideOf(graph.nodes.get(id)!, at, sizes),
        classes: ['more'],
        grabbable: false,
      });
    }
  }
  if (layout === 'sides') marks.push(...headings(graph, positions, sizes));
  if (layout === 'time') marks.push(...timeMarks(graph, positions, (name) => `${MARK}time ${name}`));
  return marks;
}

/** Right of the shape, over whatever else may stand there: it is small, and its node is what one looks at. */
function besideOf(node: DrawnNode, { x, y }: Position, sizes: Sizes): Position {
  return { x: x + (node.kind === 'CLAIM' ? sizes.claimWidth / 2 + 44 : 58), y };
}

export function tallyPosition(at: Position, claim: DrawnNode, sizes: Sizes): Position {
  return { x: at.x, y: at.y + sizes.claimHeight(claim.label) / 2 - 13 };
}

/** What a label under a node may grow by on screen, and where the heading stands under it, in px. */
const AFAR_SCALE = 1.35;
const HEADING_GAP = 14;

/** "3 assert" over the left side, "4 deny" over the right, "3 hold back" under who does: as many as stand there, whichever claim they stand by. */
function headings(graph: Graph, positions: Positions, sizes: Sizes): ElementDefinition[] {
  const seats = seatSpeakers(graph);
  const all = [...graph.nodes.keys()].flatMap((id) => positions.get(id) ?? []);
  const top = Math.min(...all.map(({ y }) => y)) - 56;
  // From afar labels are larger than their boxes.
  const belowLabel = (id: string): number[] => {
    const [at, node] = [positions.get(id), graph.nodes.get(id)];
    if (!at || !node) return [];
    const { above, below } = sizes.boxOf(node);
    return [at.y + above + (below - above) * AFAR_SCALE];
  };
  const heading = (name: string, side: Seat['side'], one: string, several: string): ElementDefinition[] => {
    const seated = seats.filter((seat) => seat.side === side);
    const places = seated.flatMap(({ id }) => positions.get(id) ?? []);
    if (places.length === 0) return [];
    const bottom = () => Math.max(...seated.flatMap((seat) => belowLabel(seat.id))) + HEADING_GAP;
    return [
      {
        group: 'nodes',
        data: { id: `${MARK}heading ${name}`, text: `${seated.length} ${seated.length === 1 ? one : several}` },
        position: { x: places.reduce((sum, { x }) => sum + x, 0) / places.length, y: side === 'below' ? bottom() : top },
        classes: ['heading', name],
        selectable: false,
        grabbable: false,
      },
    ];
  };
  return [
    ...heading('asserts', 'left', 'asserts', 'assert'),
    ...heading('denies', 'right', 'denies', 'deny'),
    ...heading('holdback', 'below', 'holds back', 'hold back'),
  ];
}
