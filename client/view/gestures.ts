// Gestures on the canvas as intents: a click selects, a double click expands, a right click or a long press opens the menu, dragging moves the selection.
import type { Core, EventObject, NodeSingular } from 'cytoscape';
import type { Explorer } from '../explore/explorer.ts';
import type { Graph, Position } from '../graph/graph.ts';
import { edgeIdOf, isMark, nodeOfMore, tallyId, tallyPosition } from './elements.ts';
import type { Sizes } from './layouts/box.ts';

export interface GestureOptions {
  sizes: Sizes;
  graph(): Graph;
  /** The person asked for a menu, of a node or of the canvas; `at` is in px of the window. */
  onMenu(nodeId: string | undefined, at: Position): void;
  /** What the pointer is over now. */
  onHover(elementId: string | undefined): void;
}

export function listenToGestures(cy: Core, explorer: Explorer, { sizes, graph, onMenu, onHover }: GestureOptions): void {
  const isAdding = ({ originalEvent }: EventObject) => {
    const { shiftKey, ctrlKey, metaKey } = originalEvent;
    return shiftKey || ctrlKey || metaKey;
  };
  const openMenu = (id: string | undefined, event: EventObject) => {
    if (id !== undefined && !explorer.selection.value.has(id)) explorer.select([id]);
    onMenu(id, placeOf(event.originalEvent));
  };
  // Cytoscape takes the focus from whatever has it; the keys go on from what was clicked.
  cy.on('tap', () => cy.container()?.focus({ preventScroll: true }));
  cy.on('tap', (event) => {
    if (event.target === cy) explorer.select([]);
  });
  cy.on('tap', 'node', (event) => {
    const id: string = event.target.id();
    const more = nodeOfMore(id);
    if (more !== undefined) void explorer.expandNext(more);
    else if (!isMark(id)) explorer.select([id], { add: isAdding(event) });
  });
  cy.on('tap', 'edge', (event) => explorer.selectEdge(edgeIdOf(event.target.id())));
  // Cytoscape takes two quick clicks for a double one even where they hit different things.
  let taps: (string | undefined)[] = [];
  cy.on('tap', (event) => {
    const id: string | undefined = event.target === cy || isAdding(event) ? undefined : event.target.id();
    taps = [taps.at(-1), id];
  });
  cy.on('dbltap', 'node', (event) => {
    const id: string = event.target.id();
    if (!isMark(id) && taps.every((tapped) => tapped === id)) void explorer.expand(id);
  });
  cy.on('cxttap', (event) => {
    if (event.target === cy) openMenu(undefined, event);
    else if (event.target.isEdge()) explorer.selectEdge(edgeIdOf(event.target.id()));
    else if (!isMark(event.target.id())) openMenu(event.target.id(), event);
  });
  cy.on('taphold', (event) => {
    // With a mouse one holds a node to drag it.
    if (!event.originalEvent.type.startsWith('touch')) return;
    if (event.target === cy) openMenu(undefined, event);
    else if (event.target.isNode() && !isMark(event.target.id())) openMenu(event.target.id(), event);
  });
  cy.on('mouseover', 'node, edge', (event) => onHover(event.target.id()));
  cy.on('mouseout', 'node, edge', () => onHover(undefined));
  cy.on('drag', 'node.CLAIM', (event) => {
    const claim = graph().nodes.get(event.target.id());
    if (claim) cy.getElementById(tallyId(claim.id)).position(tallyPosition(event.target.position(), claim, sizes));
  });
  dragTogether(cy, explorer);
  cy.on('boxend', () => {
    // Cytoscape marks the elements in the box after this event.
    queueMicrotask(() => {
      const ids = cy.nodes(':selected').map((node) => node.id());
      cy.elements().unselect();
      explorer.select(ids.filter((id) => !isMark(id)));
    });
  });
}

/** Who is dragged takes the rest of the selection along, less what is pinned. */
function dragTogether(cy: Core, explorer: Explorer): void {
  let origin: Position = { x: 0, y: 0 };
  let others: { node: NodeSingular; from: Position }[] = [];
  cy.on('grabon', 'node', ({ target }) => {
    origin = { ...target.position() };
    const { selection, pinned } = { selection: explorer.selection.value, pinned: explorer.pinned.value };
    const ids = selection.has(target.id()) ? [...selection].filter((id) => id !== target.id() && !pinned.has(id)) : [];
    others = ids.map((id) => cy.getElementById(id)).flatMap((node) => (node.nonempty() ? [{ node, from: { ...node.position() } }] : []));
  });
  cy.on('drag', 'node', ({ target }) => {
    if (others.length === 0) return;
    const { x, y } = target.position();
    cy.batch(() => {
      for (const { node, from } of others) node.position({ x: from.x + x - origin.x, y: from.y + y - origin.y });
    });
  });
  cy.on('dragfreeon', 'node', ({ target }) => {
    explorer.move(new Map([target as NodeSingular, ...others.map(({ node }) => node)].map((node) => [node.id(), { ...node.position() }])));
    others = [];
  });
}

function placeOf(event: MouseEvent | TouchEvent): Position {
  const { clientX, clientY } = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]!) : event;
  return { x: clientX, y: clientY };
}
