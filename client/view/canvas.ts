// The canvas: Cytoscape holds a copy of what the explorer shows. Changes flow in as diffs, gestures flow out as intents.
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import cytoscape from 'cytoscape';
import type { Explorer } from '../explore/explorer.ts';
import { withNeighbours } from '../graph/choosing.ts';
import { EMPTY_GRAPH, type Graph, type Position, type Positions } from '../graph/graph.ts';
import { standings } from '../graph/reading.ts';
import type { Scene } from '../graph/scene.ts';
import { growOut, MANY_TO_MOVE } from './arrive.ts';
import { createClassSets } from './class-sets.ts';
import { drawDiff, drawMarks, liftClaims, movedNodes } from './draw.ts';
import { namedEdges } from './edge-names.ts';
import { edgeElement, edgeElementId, edgeIdOf, markElements, nodeElement } from './elements.ts';
import { boundsOf, viewportFor } from './fit.ts';
import { listenToGestures } from './gestures.ts';
import { listenToKeys } from './keys.ts';
import { createLabelPainter } from './label-painter.ts';
import { READABLE_ZOOM } from './labels.ts';
import { sizesFor } from './layouts/box.ts';
import { offScreen, type OffScreen } from './off-screen.ts';
import { tuneRenderer } from './renderer.ts';
import { createSlices } from './slices.ts';
import { stylesheet } from './stylesheet.ts';
import { readTokens } from './tokens.ts';

export interface CanvasOptions {
  /** The person asked for a menu, of a node or of the canvas; `at` is in px of the window. */
  onMenu(nodeId: string | undefined, at: Position): void;
  /** The person asked which keys there are. */
  onKeys(): void;
  /** Smaller cards and shorter labels, as the layouts reckon with. */
  compact: boolean;
  /** Whether the panel opens over the canvas, as on a phone. */
  hasSheet: boolean;
}

export interface Canvas {
  readonly zoom: ReadonlySignal<number>;
  /** What of the drawing lies outside the window. */
  readonly offScreen: ReadonlySignal<OffScreen>;
  fit(): void;
  zoomBy(factor: number): void;
  /** The drawing or these nodes of it as plain values, for those who write it to a file. */
  scene(ids?: ReadonlySet<string>): Promise<Scene>;
  /** Reads colours and fonts anew, after the theme changed. */
  restyle(): void;
  focus(): void;
  destroy(): void;
}

const MAX_FIT_ZOOM = 1.15;
const OFF_SCREEN_DELAY_MS = 150;

export function mountCanvas(container: HTMLElement, explorer: Explorer, options: CanvasOptions): Canvas {
  let token = readTokens();
  const sizes = sizesFor(options.compact);
  const cy = cytoscape({
    container,
    style: stylesheet(token, sizes),
    minZoom: 0.05,
    maxZoom: 3,
    boxSelectionEnabled: true,
  });
  tuneRenderer(cy);
  const slices = createSlices(cy);
  const classes = createClassSets(cy, slices);
  const zoom = signal(1);
  const outside = signal<OffScreen>({ nodes: 0, angle: 0 });
  const hovered = signal<string | undefined>(undefined);
  /** Whether names of edges can be read. */
  const isClose = computed(() => zoom.value >= READABLE_ZOOM);
  let drawn: Graph = EMPTY_GRAPH;
  let placed: Positions = new Map();
  let vital: ReadonlySet<string> = new Set();
  /** What cannot be pushed by hand. */
  let held: ReadonlySet<string> = new Set();

  /** The viewport that shows all; who zooms or pans has left it. */
  let fitted: { zoom: number; pan: Position } | undefined;

  const fitting = (graph: Graph, positions: Positions) => {
    const window = { width: cy.width(), height: cy.height() };
    return viewportFor(boundsOf(graph, positions, sizes), window, { least: cy.minZoom(), most: MAX_FIT_ZOOM });
  };
  const fitTo = (graph: Graph, positions: Positions) => {
    fitted = fitting(graph, positions);
    cy.viewport(fitted);
  };
  const fit = () => fitTo(drawn, placed);
  const isFitted = () => fitted !== undefined && cy.zoom() === fitted.zoom && cy.pan().x === fitted.pan.x && cy.pan().y === fitted.pan.y;
  const zoomBy = (factor: number) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  const labels = createLabelPainter(cy, sizes, () => ({ graph: drawn, positions: placed, vital }));
  let outsideTimer: ReturnType<typeof setTimeout> | undefined;
  const lookOutside = () => {
    clearTimeout(outsideTimer);
    outsideTimer = setTimeout(() => {
      outside.value = offScreen(drawn, placed, cy.extent());
    }, OFF_SCREEN_DELAY_MS);
  };

  const stopDrawing = effect(() => {
    slices.flush();
    const next = explorer.visible.value;
    const positions = explorer.positions.value;
    const layout = explorer.layoutNote.value ? 'force' : explorer.layout.value;
    const marks = markElements(next, positions, explorer.leftOut.value, layout, token, sizes);
    const tallied = new Set(standings(next).map(({ claim }) => claim));
    const [before, after] = [
      { graph: drawn, positions: placed },
      { graph: next, positions },
    ];
    const moved = movedNodes(cy, before, after);
    // At first, and where most of it has a new place, nobody knows where to look.
    const isNew = next.nodes.size > 0 && (drawn.nodes.size === 0 || moved.length * 2 > next.nodes.size);
    // Who looks at all of it sees what is added, too, as long as it can be read.
    const hasMore = next.nodes.size > drawn.nodes.size && isFitted() && fitting(next, positions).zoom >= READABLE_ZOOM;
    if (isNew || hasMore) fitTo(next, positions);
    labels.plan({ graph: next, positions, vital });
    const acts = drawDiff(
      cy,
      before,
      after,
      moved,
      (node, at) => nodeElement(node, at, tallied.has(node.id), sizes, labels.stateOfNode(node.id)),
      (edge) => edgeElement(edge, edge.stance ? labels.stateOfEdge() : undefined),
    );
    // What comes as a whole, or is small, comes with one frame.
    const isWhole = drawn.nodes.size === 0 || moved.length * 2 > next.nodes.size || next.nodes.size + next.edges.size <= MANY_TO_MOVE;
    const finish = () => {
      drawMarks(cy, marks);
      liftClaims(cy, tallied);
      classes.refresh();
      for (const id of held) cy.getElementById(id).ungrabify();
    };
    // To work out what has changed took its time.
    slices.run(acts, finish, !isWhole);
    if (isWhole) slices.flush();
    growOut(cy, before, after);
    [drawn, placed] = [next, positions];
    labels.soon();
    lookOutside();
  });
  const stopMarking = effect(() => {
    const graph = explorer.visible.value;
    const selection = explorer.selection.value;
    const edge = explorer.selectedEdge.value;
    const paths = explorer.paths.value?.paths ?? [];
    const start = explorer.pathStart.value;
    vital = selection.size > 0 ? new Set(withNeighbours(graph, selection)) : new Set();
    cy.batch(() => {
      classes.set('chosen', [...selection, ...(edge === undefined ? [] : [edgeElementId(edge)])]);
      classes.set(
        'path',
        paths.flatMap(({ nodes, edges }) => [...nodes, ...edges.map(edgeElementId)]),
      );
      classes.set('start', start === undefined ? [] : [start]);
    });
    labels.soon();
  });
  const stopHovering = effect(() => {
    const over = hovered.value;
    const edge = explorer.selectedEdge.value;
    const wish = {
      nodes: new Set([...explorer.selection.value, ...(over === undefined ? [] : [over])]),
      edges: new Set([...(edge === undefined ? [] : [edge]), ...(over === undefined ? [] : [edgeIdOf(over)])]),
    };
    const named = isClose.value ? namedEdges(explorer.visible.value, explorer.positions.value, sizes, wish) : [];
    cy.batch(() => {
      classes.set(
        'near',
        named.map(({ id }) => edgeElementId(id)),
      );
      classes.set('hovered', over === undefined ? [] : [over]);
    });
    container.style.cursor = over === undefined ? '' : 'pointer';
  });
  const stopPinning = effect(() => {
    const pinned = explorer.pinned.value;
    // What is drawn anew must be told again.
    const { nodes } = explorer.visible.value;
    cy.batch(() => {
      for (const id of held) if (!pinned.has(id)) cy.getElementById(id).grabify();
      // What is pinned cannot be pushed, by hand either.
      for (const id of pinned) if (nodes.has(id)) cy.getElementById(id).ungrabify();
      classes.set('pinned', pinned);
    });
    held = pinned;
  });

  listenToGestures(cy, explorer, {
    sizes,
    graph: () => drawn,
    onMenu: options.onMenu,
    onHover(id) {
      hovered.value = id;
    },
  });
  cy.on('zoom pan', () => {
    zoom.value = cy.zoom();
    labels.soon();
    lookOutside();
  });
  const keys = listenToKeys(container, cy, explorer, { fit, zoomBy, onMenu: options.onMenu, onKeys: options.onKeys });
  // Cytoscape may have noticed a new size before, so that what it was is kept here.
  let size = { width: cy.width(), height: cy.height() };
  const resized = new ResizeObserver(() => {
    const [before, wasFitted] = [size, isFitted()];
    cy.resize();
    size = { width: cy.width(), height: cy.height() };
    if (drawn.nodes.size === 0) return;
    // A sheet that opens over half of a phone must not make what is read unreadable.
    const chosen = options.hasSheet ? cy.elements('.chosen') : cy.collection();
    if (chosen.nonempty()) cy.center(chosen);
    else if (wasFitted) fit();
    // Whoever looks closer goes on looking at the same place.
    else cy.panBy({ x: (size.width - before.width) / 2, y: (size.height - before.height) / 2 });
  });
  resized.observe(container);

  return {
    zoom,
    offScreen: outside,
    fit,
    zoomBy,
    async scene(ids) {
      const { readScene } = await import('./scene.ts');
      slices.flush();
      return readScene(cy, ids, token('surface-canvas'), drawn);
    },
    restyle() {
      token = readTokens();
      cy.style(stylesheet(token, sizes));
    },
    focus: () => container.focus(),
    destroy() {
      stopDrawing();
      stopMarking();
      stopHovering();
      stopPinning();
      labels.stop();
      slices.stop();
      clearTimeout(outsideTimer);
      resized.disconnect();
      keys.stop();
      cy.destroy();
    },
  };
}
