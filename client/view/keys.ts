// The canvas by keyboard: one tab stop, arrows to the nearest node, brackets through the neighbours, letters for what one can do.
import type { Core, NodeSingular } from 'cytoscape';
import type { Explorer } from '../explore/explorer.ts';
import type { Position } from '../graph/graph.ts';
import { isMark } from './elements.ts';

interface Actions {
  fit(): void;
  zoomBy(factor: number): void;
  onMenu(nodeId: string, at: Position): void;
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

  const nodes = () => cy.nodes().filter((node) => !isMark(node.id()));
  const current = (): NodeSingular | undefined => {
    const id = focused ?? [...explorer.selection.value][0];
    const node = id === undefined ? undefined : cy.getElementById(id);
    return node?.nonempty() ? node : undefined;
  };
  const focusOn = (node: NodeSingular | undefined) => {
    if (!node) return;
    cy.nodes('.focused').removeClass('focused');
    focused = node.id();
    node.addClass('focused');
    container.setAttribute('aria-label', `Graph. ${explorer.graph.value.nodes.get(focused)?.label ?? ''}`);
    const { x, y } = node.renderedPosition();
    if (x < 0 || y < 0 || x > cy.width() || y > cy.height()) cy.center(node);
  };
  const chosen = () => (explorer.selection.value.size > 0 ? [...explorer.selection.value] : focused === undefined ? [] : [focused]);

  function onKey(event: KeyboardEvent): void {
    const node = current();
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() !== 'z') return;
    const handled = ((): boolean => {
      const arrow = ARROWS[event.key];
      if (arrow) {
        focusOn(node ? nearest(node, nodes().toArray() as NodeSingular[], arrow) : nodes()[0]);
        return true;
      }
      switch (event.key) {
        case '[':
        case ']':
          focusOn(node && nextNeighbour(node, event.key === ']' ? 1 : -1));
          return true;
        case 'Enter':
          if (node) void explorer.expand(node.id());
          return true;
        case ' ':
          if (node) explorer.select([node.id()], { add: event.shiftKey });
          return true;
        case 'ContextMenu':
        case 'F10':
          if (!node || (event.key === 'F10' && !event.shiftKey)) return false;
          actions.onMenu(node.id(), inWindow(container, node));
          return true;
        case 'Delete':
        case 'Backspace':
          explorer.hide(chosen());
          return true;
        case 'p':
          if (node) explorer.togglePin(node.id());
          return true;
        case 'k':
          explorer.keepOnly(chosen());
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
        default:
          return false;
      }
    })();
    if (handled) event.preventDefault();
  }

  container.addEventListener('keydown', onKey);
  return { stop: () => container.removeEventListener('keydown', onKey) };
}

/** The closest node in a direction; going sideways costs double. */
function nearest(from: NodeSingular, nodes: readonly NodeSingular[], [dx, dy]: readonly [number, number]): NodeSingular | undefined {
  const origin = from.position();
  let best: NodeSingular | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const { x, y } = node.position();
    const along = (x - origin.x) * dx + (y - origin.y) * dy;
    const across = Math.abs((x - origin.x) * dy) + Math.abs((y - origin.y) * dx);
    const cost = along + 2 * across;
    if (along > 1 && cost < least) [best, least] = [node, cost];
  }
  return best;
}

function nextNeighbour(from: NodeSingular, step: number): NodeSingular | undefined {
  const ring = from
    .neighborhood('node')
    .toArray()
    .filter((node) => !isMark(node.id()))
    .toSorted((a, b) => (a.id() < b.id() ? -1 : 1)) as NodeSingular[];
  return step > 0 ? ring[0] : ring.at(-1);
}

function inWindow(container: HTMLElement, node: NodeSingular): Position {
  const box = container.getBoundingClientRect();
  const { x, y } = node.renderedPosition();
  return { x: box.left + x, y: box.top + y };
}
