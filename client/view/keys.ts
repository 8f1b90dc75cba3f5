// The canvas by keyboard: one tab stop, arrows to the nearest node, brackets through the neighbours, E through the edges, letters for what one can do.
import type { Core } from 'cytoscape';
import type { Explorer } from '../explore/explorer.ts';
import type { Position } from '../graph/graph.ts';
import { verbOf } from '../graph/relations.ts';
import { edgesRound, nearestIn, nearestTo, neighboursRound, stepRound } from './walk.ts';

interface Actions {
  fit(): void;
  zoomBy(factor: number): void;
  onMenu(nodeId: string | undefined, at: Position): void;
  onKeys(): void;
}

const ZOOM_STEP = 1.25;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function listenToKeys(container: HTMLElement, cy: Core, explorer: Explorer, actions: Actions): { stop(): void } {
  let focused: string | undefined;
  /** Whose neighbours the brackets go round. */
  let hub: string | undefined;

  const graph = () => explorer.visible.value;
  const positions = () => explorer.positions.value;
  const current = (): string | undefined => [focused, ...explorer.selection.value].find((id) => id !== undefined && graph().nodes.has(id));
  /** What one sees that a key would act on: the node with the ring, or what is selected. Where one walked last does not show for ever. */
  const ringed = (): string | undefined =>
    focused !== undefined && graph().nodes.has(focused) && cy.getElementById(focused).hasClass('focused') ? focused : undefined;
  const shown = (): string | undefined => ringed() ?? [...explorer.selection.value].find((id) => graph().nodes.has(id));
  const chosen = () => {
    const { value } = explorer.selection;
    const id = ringed();
    return value.size > 0 ? [...value] : id === undefined ? [] : [id];
  };
  const focusOn = (id: string | undefined) => {
    if (id === undefined) return;
    cy.nodes('.focused').removeClass('focused');
    focused = id;
    container.setAttribute('aria-label', `Graph. ${graph().nodes.get(id)?.label ?? ''}`);
    const node = cy.getElementById(id).addClass('focused');
    const { x, y } = node.renderedPosition();
    if (x < 0 || y < 0 || x > cy.width() || y > cy.height()) cy.center(node);
  };
  const walkTo = (id: string | undefined) => {
    hub = undefined;
    focusOn(id);
  };
  // Who clicks on a node goes on from there.
  const stopFollowing = explorer.selection.subscribe((selection) => {
    const [only] = selection;
    if (selection.size !== 1 || only === focused) return;
    cy.nodes('.focused').removeClass('focused');
    [focused, hub] = [only, undefined];
  });

  function round(step: 1 | -1): void {
    hub ??= current();
    if (hub !== undefined) focusOn(stepRound(neighboursRound(graph(), positions(), hub), focused, step));
  }

  function roundEdges(step: 1 | -1): void {
    const id = current();
    const next = id === undefined ? undefined : stepRound(edgesRound(graph(), id), explorer.selectedEdge.value, step);
    const edge = next === undefined ? undefined : graph().edges.get(next);
    if (!edge) return;
    focusOn(id);
    explorer.selectEdge(edge.id);
    const nameOf = (end: string) => {
      const node = graph().nodes.get(end);
      return node?.kind === 'STATEMENT' || node?.kind === 'CLAIM' ? `“${node.label.replace(/\.$/u, '')}”` : (node?.label ?? end);
    };
    explorer.tell(`${nameOf(edge.source)} ${verbOf(edge.kind, edge.stance)} ${nameOf(edge.target)}.`);
  }

  function seekPaths(): void {
    const [from, to, ...others] = explorer.selection.value;
    if (from !== undefined && to !== undefined && others.length === 0) void explorer.findPaths(from, to);
    else explorer.startPath(shown());
  }

  /** Whether the key meant something here. */
  function act(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const id = current();
      const { x1, x2, y1, y2 } = cy.extent();
      const middle = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
      walkTo(id === undefined ? nearestTo(graph(), positions(), middle) : nearestIn(graph(), positions(), id, arrow));
      return true;
    }
    const seen = shown();
    switch (event.key) {
      case '[':
        round(-1);
        return true;
      case ']':
        round(1);
        return true;
      case 'e':
        roundEdges(1);
        return true;
      case 'E':
        roundEdges(-1);
        return true;
      case 'Enter':
        if (seen !== undefined && event.shiftKey) explorer.collapse(seen);
        else if (seen !== undefined) void explorer.expand(seen);
        return true;
      case ' ':
        if (seen !== undefined) explorer.select([seen], { add: event.shiftKey });
        return true;
      case 'ContextMenu':
      case 'F10':
        if (event.key === 'F10' && !event.shiftKey) return false;
        actions.onMenu(seen, inWindow(container, cy, seen));
        return true;
      case 'Delete':
      case 'Backspace':
        explorer.hide(chosen());
        return true;
      case 'p':
        explorer.togglePins(chosen());
        return true;
      case 'k':
        explorer.keepOnly(chosen());
        return true;
      case 'n':
        explorer.choose('neighbours');
        return true;
      case 'i':
        explorer.choose('others');
        return true;
      case 't':
        seekPaths();
        return true;
      case 'l':
        void explorer.arrange(explorer.layout.value);
        return true;
      case 'L':
        void explorer.arrange(explorer.layout.value, [...explorer.selection.value]);
        return true;
      case '+':
      case '=':
        actions.zoomBy(ZOOM_STEP);
        return true;
      case '-':
        actions.zoomBy(1 / ZOOM_STEP);
        return true;
      case '0':
        actions.fit();
        return true;
      case 'Escape':
        if (explorer.pathStart.value !== undefined) explorer.startPath(undefined);
        else if (explorer.paths.value) explorer.clearPaths();
        else explorer.select([]);
        return true;
      case '?':
        actions.onKeys();
        return true;
      default:
        return false;
    }
  }

  function onKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') explorer.choose('all');
    else if (event.ctrlKey || event.metaKey || event.altKey || !act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  container.addEventListener('keydown', onKey);
  return {
    stop() {
      stopFollowing();
      container.removeEventListener('keydown', onKey);
    },
  };
}

/** Where a node, or without one the middle of the canvas, is in the window. */
function inWindow(container: HTMLElement, cy: Core, id: string | undefined): Position {
  const box = container.getBoundingClientRect();
  const { x, y } = id === undefined ? { x: box.width / 2, y: box.height / 2 } : cy.getElementById(id).renderedPosition();
  return { x: box.left + x, y: box.top + y };
}
