// Drawn nodes and edges as Cytoscape's elements, and the marks that the canvas adds: tallies, headings, "+12 more".
import type { ElementDefinition } from 'cytoscape';
import type { DrawnEdge, DrawnNode, Graph, Position, Positions } from '../graph/graph.ts';
import { standings } from '../graph/reading.ts';
import { dateInWords, inWords, STANCES } from '../graph/words.ts';
import type { Sizes } from './layouts/box.ts';
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

export function textOf(node: DrawnNode, sizes: Sizes): string {
  if (node.kind === 'CLAIM') return sizes.claimLines(node.label).join('\n');
  if (node.kind === 'STATEMENT') return node.saidAt ? dateInWords(node.saidAt, { year: false }) : '';
  return sizes.labelLines(node).join('\n');
}

export function nodeElement(node: DrawnNode, position: Position, hasTally: boolean, sizes: Sizes): ElementDefinition {
  return {
    group: 'nodes',
    data: { id: node.id, text: textOf(node, sizes), height: sizes.claimHeight(node.label), lift: hasTally ? -6 : 0 },
    position: { ...position },
    classes: [node.kind, node.hollow ? 'hollow' : '', node.contested ? 'contested' : ''].filter((name) => name !== ''),
  };
}

export function edgeElement(edge: DrawnEdge): ElementDefinition {
  return {
    group: 'edges',
    data: { id: edgeElementId(edge.id), source: edge.source, target: edge.target, text: edge.role ?? inWords(edge.kind) },
    classes: [edge.kind, ...(edge.stance ? [edge.stance] : [])],
  };
}

/** Nodes and edges share one space of ids in Cytoscape, but not here. */
export function edgeElementId(id: string): string {
  return `${MARK}edge ${id}`;
}

/** What the canvas draws beside nodes and edges; made anew from the visible graph each time it changes. */
export function markElements(
  graph: Graph,
  positions: Positions,
  leftOut: ReadonlyMap<string, number>,
  withHeadings: boolean,
  token: Token,
  sizes: Sizes,
): ElementDefinition[] {
  const marks: ElementDefinition[] = [];
  const ranked = standings(graph);
  for (const { claim, byStance } of ranked) {
    const at = positions.get(claim);
    const node = graph.nodes.get(claim);
    if (!at || !node) continue;
    const total = [...byStance.values()].reduce((sum, count) => sum + count, 0);
    let done = 0;
    // Each stop stands twice, so that one colour ends hard where the next begins.
    const stops = STANCES.filter((stance) => byStance.has(stance)).flatMap((stance) => {
      const from = done;
      done += byStance.get(stance)!;
      const colour = token(`stance-${stance.toLowerCase().replaceAll('_', '-')}`);
      return [
        [colour, (100 * from) / total],
        [colour, (100 * done) / total],
      ] as const;
    });
    marks.push({
      group: 'nodes',
      data: {
        id: `${MARK}tally ${claim}`,
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
        data: { id: `${MARK}more ${id}`, text: `+${count} more` },
        position: { x: at.x + 54, y: at.y },
        classes: ['more'],
        grabbable: false,
      });
    }
  }
  if (withHeadings) marks.push(...headings(graph, positions, ranked));
  return marks;
}

export function tallyPosition(at: Position, claim: DrawnNode, sizes: Sizes): Position {
  return { x: at.x, y: at.y + sizes.claimHeight(claim.label) / 2 - 13 };
}

/** "3 assert" over the left side, "4 deny" over the right, "3 hold back" under who does, counted on all drawn claims. */
function headings(graph: Graph, positions: Positions, ranked: ReturnType<typeof standings>): ElementDefinition[] {
  const [most] = ranked;
  if (!most) return [];
  const of = (ids: ReadonlySet<string>) => [...ids].flatMap((id) => positions.get(id) ?? []);
  const all = [...graph.nodes.keys()].flatMap((id) => positions.get(id) ?? []);
  const top = Math.min(...all.map(({ y }) => y)) - 56;
  const heading = (name: string, count: number, words: string, at: Position | undefined): ElementDefinition[] =>
    count > 0 && at
      ? [
          {
            group: 'nodes',
            data: { id: `${MARK}heading ${name}`, text: `${count} ${words}` },
            position: at,
            classes: ['heading', name],
            selectable: false,
            grabbable: false,
          },
        ]
      : [];
  const side = (ids: ReadonlySet<string>) => {
    const found = of(ids);
    return found.length === 0 ? undefined : { x: found.reduce((sum, { x }) => sum + x, 0) / found.length, y: top };
  };
  const below = of(most.holdBack);
  const under =
    below.length === 0
      ? undefined
      : { x: below.reduce((sum, { x }) => sum + x, 0) / below.length, y: Math.max(...below.map(({ y }) => y)) + 58 };
  return [
    ...heading('asserts', most.asserts.size, most.asserts.size === 1 ? 'asserts' : 'assert', side(most.asserts)),
    ...heading('denies', most.denies.size, most.denies.size === 1 ? 'denies' : 'deny', side(most.denies)),
    ...heading('holdback', most.holdBack.size, most.holdBack.size === 1 ? 'holds back' : 'hold back', under),
  ];
}
