// Draws what changed and nothing else: from one picture to the next, and the marks beside it.
import type { Core, ElementDefinition } from 'cytoscape';
import { diffGraphs } from '../graph/diff.ts';
import type { DrawnNode, Graph, Position, Positions } from '../graph/graph.ts';
import { edgeElement, edgeElementId, isMark } from './elements.ts';

/** What stays is not moved unless its position is another one. How many of the nodes that stay were moved. */
export function drawDiff(
  cy: Core,
  before: Graph,
  next: Graph,
  positions: Positions,
  elementOf: (node: DrawnNode, at: Position) => ElementDefinition,
): number {
  const { nodes, edges } = diffGraphs(before, next);
  for (const { id } of edges.removed) cy.getElementById(edgeElementId(id)).remove();
  for (const { id } of nodes.removed) cy.getElementById(id).remove();
  for (const { after } of nodes.updated) {
    const { data, classes } = elementOf(after, { x: 0, y: 0 });
    cy.getElementById(after.id)
      .data(data)
      .classes(classes as string[]);
  }
  cy.add(nodes.added.map((node) => elementOf(node, positions.get(node.id) ?? { x: 0, y: 0 })));
  cy.add(edges.added.map(edgeElement));
  let moved = 0;
  for (const id of next.nodes.keys()) {
    const at = positions.get(id);
    const node = cy.getElementById(id);
    const { x, y } = node.position();
    if (!at || (at.x === x && at.y === y)) continue;
    node.position({ ...at });
    moved += 1;
  }
  return moved;
}

/** The marks that are there afterwards are these; one that stays as it was is not touched. */
export function drawMarks(cy: Core, marks: readonly ElementDefinition[]): void {
  const wanted = new Map(marks.map((mark) => [mark.data.id!, mark]));
  for (const element of cy.nodes().toArray()) {
    const id = element.id();
    if (!isMark(id)) continue;
    const mark = wanted.get(id);
    if (!mark || JSON.stringify(mark.data) !== element.scratch('data')) {
      element.remove();
      continue;
    }
    const { x, y } = element.position();
    if (x !== mark.position!.x || y !== mark.position!.y) element.position({ ...mark.position! });
    wanted.delete(id);
  }
  for (const added of cy.add([...wanted.values()]).toArray()) added.scratch('data', JSON.stringify(wanted.get(added.id())!.data));
}
