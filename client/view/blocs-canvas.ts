// The drawing of the blocs: Cytoscape holds a copy of what the view's state says. Gestures and keys flow out as what is looked at.
import { effect } from '@preact/signals';
import cytoscape from 'cytoscape';
import type { BlocsPicture, BlocsView } from '../explore/blocs-view.ts';
import type { Explorer } from '../explore/explorer.ts';
import { blocElements, tieElement, tieId } from './blocs-elements.ts';
import { listenToBlocKeys } from './blocs-keys.ts';
import { blocsStylesheet } from './blocs-stylesheet.ts';
import { createBlocsLayout } from './create-blocs-layout.ts';
import { readTokens } from './tokens.ts';

export interface BlocsDrawing {
  fit(): void;
  destroy(): void;
}

const FIT_PADDING = 28;
const NARROW_PADDING = 16;
const MAX_NARROW_ZOOM = 0.86;
const MAX_FIT_ZOOM = 1.1;

export function mountBlocs(container: HTMLElement, view: BlocsView, explorer: Explorer, { narrow }: { narrow: boolean }): BlocsDrawing {
  const cy = cytoscape({
    container,
    style: blocsStylesheet(readTokens()),
    minZoom: 0.1,
    maxZoom: 3,
    boxSelectionEnabled: false,
    autounselectify: true,
  });
  const layOut = createBlocsLayout();
  /** Whose blocs are on the canvas. */
  let placed: BlocsPicture['blocs'] | undefined;

  const fit = () => {
    const box = cy.elements().boundingBox();
    // On a phone the whole would be too small to read: its width fits, and the rest is one drag away.
    if (narrow && box.w > 0) {
      const level = Math.min(MAX_NARROW_ZOOM, (cy.width() - NARROW_PADDING) / box.w);
      cy.viewport({ zoom: level, pan: { x: cy.width() / 2 - level * (box.x1 + box.w / 2), y: NARROW_PADDING - level * box.y1 } });
      return;
    }
    cy.fit(undefined, FIT_PADDING);
    if (cy.zoom() <= MAX_FIT_ZOOM) return;
    cy.zoom(MAX_FIT_ZOOM);
    cy.center();
  };

  function drawTies(picture: BlocsPicture): void {
    const wanted = new Map(picture.ties.map((tie) => [tieId(tie), tie]));
    const withCounts = view.state.peek().data?.normalisation === 'NONE';
    cy.batch(() => {
      cy.edges()
        .filter((edge) => !wanted.has(edge.id()))
        .remove();
      for (const [id, tie] of wanted) {
        const element = tieElement(tie, withCounts);
        const drawn = cy.getElementById(id);
        if (drawn.nonempty()) drawn.data(element.data).classes(element.classes as string[]);
        else cy.add(element);
      }
      for (const node of cy.nodes('.speaker').toArray()) node.toggleClass('absent', !picture.present.has(node.id()));
    });
    mark();
  }

  async function draw(picture: BlocsPicture): Promise<void> {
    if (!isSame(placed, picture.blocs)) {
      placed = picture.blocs;
      const layout = await layOut({ blocs: picture.blocs, narrow });
      // Another picture came while the places were found.
      if (placed !== picture.blocs || cy.destroyed()) return;
      cy.batch(() => {
        cy.elements().remove();
        cy.add(blocElements(picture, layout, narrow));
      });
      fit();
    }
    const latest = view.picture.peek();
    if (latest && isSame(placed, latest.blocs)) drawTies(latest);
  }

  /** What is looked at stands out, and what is selected. */
  function mark(): void {
    const focus = view.focus.peek();
    const selection = explorer.selection.peek();
    cy.batch(() => {
      cy.elements().removeClass('looked-at faded chosen');
      for (const node of cy.nodes('.speaker').toArray()) {
        if (selection.has(node.id()) || (focus?.on === 'speaker' && focus.id === node.id())) node.addClass('chosen');
      }
      if (!focus) return;
      const looked = focus.on === 'tie' ? cy.getElementById(tieId(focus)) : cy.getElementById(focus.id).connectedEdges();
      if (looked.empty()) return;
      cy.edges().not(looked).addClass('faded');
      if (focus.on === 'tie') {
        looked.addClass('looked-at');
        looked.connectedNodes().addClass('chosen');
      }
    });
  }

  const stops = [
    effect(() => {
      const { value: picture } = view.picture;
      if (picture) void draw(picture);
    }),
    effect(() => {
      void [view.focus.value, explorer.selection.value];
      mark();
    }),
  ];
  cy.on('tap', (event) => {
    if (event.target === cy) view.setFocus(undefined);
  });
  cy.on('tap', 'node.speaker', (event) => {
    const id: string = event.target.id();
    view.setFocus({ on: 'speaker', id });
  });
  cy.on('tap', 'edge', (event) => {
    const { source, target } = event.target.data() as { source: string; target: string };
    view.setFocus({ on: 'tie', source, target });
  });
  cy.on('mouseover', 'node.speaker, edge', () => container.classList.add('pointing'));
  cy.on('mouseout', 'node.speaker, edge', () => container.classList.remove('pointing'));
  const keys = listenToBlocKeys(container, cy, view, fit);

  const resized = new ResizeObserver(() => {
    // Hidden behind another view it has no size, and keeps its place.
    if (container.clientWidth === 0) return;
    cy.resize();
    fit();
  });
  resized.observe(container);
  const restyle = () => cy.style(blocsStylesheet(readTokens()));
  const themed = new MutationObserver(restyle);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', restyle);

  return {
    fit,
    destroy() {
      for (const stop of stops) stop();
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener('change', restyle);
      keys.stop();
      layOut.stop();
      cy.destroy();
    },
  };
}

function isSame(before: BlocsPicture['blocs'] | undefined, next: BlocsPicture['blocs']): boolean {
  return before === next || (before !== undefined && JSON.stringify(before) === JSON.stringify(next));
}
