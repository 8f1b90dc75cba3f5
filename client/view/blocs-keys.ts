// The blocs by keyboard: one tab stop, arrows to the nearest speaker, brackets through a speaker's ties, Enter to look at what the keys are on.
import type { Core, NodeSingular } from 'cytoscape';
import type { BlocsView } from '../explore/blocs-view.ts';
import { nearestIn } from './walk.ts';

const ZOOM_STEP = 1.25;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function listenToBlocKeys(container: HTMLElement, cy: Core, view: BlocsView, fit: () => void): { stop(): void } {
  let focused: string | undefined;
  let tie = -1;

  const nameOf = (id: string) => view.picture.peek()?.speakers.get(id)?.label ?? '';
  const say = (text: string) => container.setAttribute('aria-label', `Blocs. ${text}`);
  const current = (): NodeSingular | undefined => {
    const node = focused === undefined ? undefined : cy.getElementById(focused);
    return node?.nonempty() ? node : undefined;
  };
  const focusOn = (node: NodeSingular | undefined) => {
    if (!node) return;
    cy.nodes('.focused').removeClass('focused');
    focused = node.id();
    tie = -1;
    node.addClass('focused');
    say(nameOf(focused));
  };
  const zoomBy = (factor: number) => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });

  function round(step: number): void {
    const ties = current()?.connectedEdges().toArray() ?? [];
    if (ties.length === 0) return;
    tie = (tie + step + ties.length) % ties.length;
    const edge = ties[tie]!;
    const { source, target } = edge.data() as { source: string; target: string };
    say(`${nameOf(source)} and ${nameOf(target)} ${edge.hasClass('clash') ? 'clash' : 'agree'}`);
    view.setFocus({ on: 'tie', source, target });
  }

  function handle(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    const node = current();
    if (arrow) {
      const speakers = cy.nodes('.speaker');
      const places = new Map(speakers.map((one) => [one.id(), one.position()] as const));
      const next = node && nearestIn({ nodes: places }, places, node.id(), arrow);
      if (!node) focusOn(speakers[0]);
      else if (next !== undefined) focusOn(cy.getElementById(next));
      return true;
    }
    switch (event.key) {
      case '[':
      case ']':
        round(event.key === ']' ? 1 : -1);
        return true;
      case 'Enter':
      case ' ':
        if (node) view.setFocus({ on: 'speaker', id: node.id() });
        return true;
      case 'Escape':
        view.setFocus(undefined);
        return true;
      case '+':
      case '=':
        zoomBy(ZOOM_STEP);
        return true;
      case '-':
        zoomBy(1 / ZOOM_STEP);
        return true;
      case '0':
        fit();
        return true;
      default:
        return false;
    }
  }

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (handle(event)) event.preventDefault();
  };
  container.addEventListener('keydown', onKey);
  return { stop: () => container.removeEventListener('keydown', onKey) };
}
