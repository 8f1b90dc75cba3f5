// Draws what changed and nothing else: from one picture to the next, and the marks beside it.
import type { Core, ElementDefinition, NodeSingular } from 'cytoscape';
import { diffGraphs } from '../graph/diff.ts';
import type { DrawnEdge, DrawnNode, Graph, Position, Positions } from '../graph/graph.ts';
import { edgeElementId, isMark, liftOf } from './elements.ts';

export interface Picture {
  graph: Graph;
  positions: Positions;
}

/** Nodes that stay drawn and whose place is another one than before; a person who dragged one there has moved it already. */
export function movedNodes(cy: Core, before: Picture, next: Picture): NodeSingular[] {
  if (before.positions === next.positions) return [];
  return [...next.positions].flatMap(([id, at]) => {
    if (before.positions.get(id) === at || !before.graph.nodes.has(id) || !next.graph.nodes.has(id)) return [];
    const node = cy.getElementById(id);
    const { x, y } = node.position();
    return x === at.x && y === at.y ? [] : [node];
  });
}

/** In this order: what stays is not touched, unless it changed or moved. Each act that costs styling touches one element. */
export function drawDiff(
  cy: Core,
  before: Picture,
  { graph: next, positions }: Picture,
  moved: readonly NodeSingular[],
  elementOf: (node: DrawnNode, at: Position) => ElementDefinition,
  edgeElementOf: (edge: DrawnEdge) => ElementDefinition,
): (() => void)[] {
  const { nodes, edges } = diffGraphs(before.graph, next);
  const gone = [...edges.removed.map(({ id }) => edgeElementId(id)), ...nodes.removed.map(({ id }) => id)];
  return [
    // What goes needs no style, so that all of it goes at once.
    () => {
      const leaving = cy.collection();
      for (const id of gone) leaving.merge(cy.getElementById(id));
      leaving.remove();
    },
    ...nodes.updated.map(({ after }) => () => {
      const { data, classes } = elementOf(after, { x: 0, y: 0 });
      cy.getElementById(after.id)
        .data(data)
        .classes(classes as string[]);
    }),
    ...nodes.added.map((node) => () => void cy.add(elementOf(node, positions.get(node.id) ?? { x: 0, y: 0 }))),
    ...edges.added.map((edge) => () => void cy.add(edgeElementOf(edge))),
    ...moved.map((node) => () => void node.position({ ...positions.get(node.id())! })),
  ];
}

/** The marks that are there afterwards are these; one that stays as it was is not touched. */
export function drawMarks(cy: Core, marks: readonly ElementDefinition[]): void {
  const wanted = new Map(marks.map((mark) => [mark.data.id!, mark]));
  const leaving = cy.collection();
  for (const element of cy.nodes().toArray()) {
    const id = element.id();
    if (!isMark(id)) continue;
    const mark = wanted.get(id);
    if (!mark || JSON.stringify(mark.data) !== element.scratch('data')) {
      leaving.merge(element);
      continue;
    }
    const { x, y } = element.position();
    if (x !== mark.position!.x || y !== mark.position!.y) element.position({ ...mark.position! });
    wanted.delete(id);
  }
  // Those that changed come again under their own ids, so that they must have gone.
  leaving.remove();
  for (const added of cy.add([...wanted.values()]).toArray()) added.scratch('data', JSON.stringify(wanted.get(added.id())!.data));
}

/** A claim that was drawn before the first stance on it makes room for its tally now, and takes it back with the last. */
export function liftClaims(cy: Core, tallied: ReadonlySet<string>): void {
  for (const claim of cy.nodes('.CLAIM').toArray()) {
    const lift = liftOf(tallied.has(claim.id()));
    if (claim.data('lift') !== lift) claim.data('lift', lift);
  }
}
