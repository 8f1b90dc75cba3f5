// The canvas: Cytoscape holds a copy of what the explorer shows. Changes flow in as diffs, gestures flow out as intents.
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import cytoscape, { type Core, type ElementDefinition, type EventObject } from 'cytoscape';
import type { Explorer } from '../explore/explorer.ts';
import { diffGraphs } from '../graph/diff.ts';
import { EMPTY_GRAPH, type DrawnNode, type Graph, type Position, type Positions } from '../graph/graph.ts';
import { standings } from '../graph/reading.ts';
import { edgeElement, edgeElementId, isMark, markElements, nodeElement, nodeOfMore, tallyPosition } from './elements.ts';
import { listenToKeys } from './keys.ts';
import { sizesFor, type Sizes } from './layouts/box.ts';
import { stylesheet } from './stylesheet.ts';
import { readTokens } from './tokens.ts';

export interface CanvasOptions {
  /** The person asked for a node's menu; `at` is in px of the window. */
  onMenu(nodeId: string, at: Position): void;
  /** Whether the screen is a phone's: smaller cards and shorter labels, as the layouts reckon with. */
  narrow: boolean;
}

export interface Canvas {
  readonly zoom: ReadonlySignal<number>;
  fit(): void;
  zoomBy(factor: number): void;
  /** The whole drawing at twice its size, at most 4,000 px a side, on the theme's ground. */
  png(): Promise<Blob>;
  /** Reads colours and fonts anew, after the theme changed. */
  restyle(): void;
  focus(): void;
  destroy(): void;
}

const FIT_PADDING = 36;
const MAX_FIT_ZOOM = 1.15;

export function mountCanvas(container: HTMLElement, explorer: Explorer, options: CanvasOptions): Canvas {
  let token = readTokens();
  const sizes = sizesFor(options.narrow);
  const cy = cytoscape({
    container,
    style: stylesheet(token, sizes),
    minZoom: 0.1,
    maxZoom: 3,
    boxSelectionEnabled: true,
    textureOnViewport: false,
  });
  const zoom = signal(1);
  let drawn: Graph = EMPTY_GRAPH;
  let lastSize = 0;

  const fit = () => {
    cy.fit(undefined, FIT_PADDING);
    if (cy.zoom() > MAX_FIT_ZOOM) {
      cy.zoom(MAX_FIT_ZOOM);
      cy.center();
    }
  };
  const zoomBy = (factor: number) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  const stopDrawing = effect(() => {
    const next = explorer.visible.value;
    const positions = explorer.positions.value;
    const marks = markElements(
      next,
      positions,
      explorer.leftOut.value,
      explorer.layout.value === 'sides' && !explorer.layoutNote.value,
      token,
      sizes,
    );
    const tallied = new Set(standings(next).map(({ claim }) => claim));
    cy.batch(() => {
      drawDiff(cy, drawn, next, positions, (node, at) => nodeElement(node, at, tallied.has(node.id), sizes));
      cy.nodes()
        .filter((node) => isMark(node.id()))
        .remove();
      cy.add(marks);
    });
    const isFirst = drawn.nodes.size === 0 && next.nodes.size > 0;
    drawn = next;
    lastSize = next.nodes.size;
    if (isFirst) fit();
  });
  const stopSelecting = effect(() => {
    const selection = explorer.selection.value;
    const visible = explorer.visible.value;
    cy.batch(() => {
      cy.elements('.chosen').removeClass('chosen');
      cy.edges('.near').removeClass('near');
      for (const id of selection) {
        if (!visible.nodes.has(id)) continue;
        const node = cy.getElementById(id).addClass('chosen');
        node
          .connectedEdges()
          .filter((edge) => !edge.hasClass('EXPRESSES'))
          .addClass('near');
      }
      cy.nodes('.pinned').removeClass('pinned');
      for (const id of explorer.pinned.value) cy.getElementById(id).addClass('pinned');
    });
  });

  listenToGestures(cy, explorer, options, sizes, () => drawn);
  cy.on('zoom', () => {
    zoom.value = cy.zoom();
  });
  const keys = listenToKeys(container, cy, explorer, { fit, zoomBy, onMenu: options.onMenu });
  const resized = new ResizeObserver(() => {
    cy.resize();
    if (lastSize === 0) return;
    // A sheet that opens over half of a phone must not make what is read unreadable.
    const chosen = options.narrow ? cy.nodes('.chosen') : cy.collection();
    if (chosen.nonempty()) cy.center(chosen);
    else fit();
  });
  resized.observe(container);

  return {
    zoom,
    fit,
    zoomBy,
    png: () => cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 4_000, maxHeight: 4_000, bg: token('surface-canvas') }),
    restyle() {
      token = readTokens();
      cy.style(stylesheet(token, sizes));
    },
    focus: () => container.focus(),
    destroy() {
      stopDrawing();
      stopSelecting();
      resized.disconnect();
      keys.stop();
      cy.destroy();
    },
  };
}

/** Only what changed is touched, and what stays is not moved unless its position is another one. */
function drawDiff(
  cy: Core,
  before: Graph,
  next: Graph,
  positions: Positions,
  elementOf: (node: DrawnNode, at: Position) => ElementDefinition,
): void {
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
  for (const id of next.nodes.keys()) {
    const at = positions.get(id);
    const node = cy.getElementById(id);
    const { x, y } = node.position();
    if (at && (at.x !== x || at.y !== y)) node.position({ ...at });
  }
}

function listenToGestures(cy: Core, explorer: Explorer, options: CanvasOptions, sizes: Sizes, graph: () => Graph): void {
  const isAdding = ({ originalEvent }: EventObject) => {
    const { shiftKey, ctrlKey, metaKey } = originalEvent;
    return shiftKey || ctrlKey || metaKey;
  };
  cy.on('tap', (event) => {
    if (event.target === cy) explorer.select([]);
  });
  cy.on('tap', 'node', (event) => {
    const id: string = event.target.id();
    const more = nodeOfMore(id);
    if (more !== undefined) void explorer.expand(more);
    else if (!isMark(id)) explorer.select([id], { add: isAdding(event) });
  });
  cy.on('dbltap', 'node', (event) => {
    const id: string = event.target.id();
    if (!isMark(id)) void explorer.expand(id);
  });
  cy.on('cxttap', 'node', (event) => {
    const id: string = event.target.id();
    if (isMark(id)) return;
    const { clientX, clientY } = event.originalEvent;
    explorer.select([id]);
    options.onMenu(id, { x: clientX, y: clientY });
  });
  cy.on('mouseover', 'node', (event) => {
    event.target
      .connectedEdges()
      .filter((edge: { hasClass(name: string): boolean }) => !edge.hasClass('EXPRESSES'))
      .addClass('near');
  });
  cy.on('mouseout', 'node', (event) => {
    if (!event.target.hasClass('chosen')) event.target.connectedEdges().removeClass('near');
  });
  cy.on('drag', 'node.CLAIM', (event) => {
    const id: string = event.target.id();
    const claim = graph().nodes.get(id);
    if (claim) cy.getElementById(`\u0001tally ${id}`).position(tallyPosition(event.target.position(), claim, sizes));
  });
  cy.on('dragfreeon', 'node', (event) => {
    const id: string = event.target.id();
    const { x, y } = event.target.position();
    explorer.move(new Map([[id, { x, y }]]));
  });
  cy.on('boxend', () => {
    // Cytoscape marks the elements in the box after this event.
    queueMicrotask(() => {
      const ids = cy.nodes(':selected').map((node) => node.id());
      cy.elements().unselect();
      explorer.select(ids.filter((id) => !isMark(id)));
    });
  });
}
