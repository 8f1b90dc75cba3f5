// Keeps the canvas's labels readable: after each change of zoom or picture, those that would cover others are left out, a few at a time.
import type { Core } from 'cytoscape';
import type { Graph, Positions } from '../graph/graph.ts';
import { chooseLabels, type LabelWish } from './labels.ts';
import type { Sizes } from './layouts/box.ts';

export interface LabelPainter {
  /** Something changed; the labels follow once it has been quiet for a moment. */
  soon(): void;
  stop(): void;
}

const QUIET_MS = 120;
/** As long as one slice of the work may take, so that no frame is late. */
const SLICE_MS = 6;

export interface Drawn {
  graph: Graph;
  positions: Positions;
  /** Nodes whose labels come first: what is chosen, and its neighbours. */
  vital: ReadonlySet<string>;
}

export function createLabelPainter(cy: Core, sizes: Sizes, drawn: () => Drawn): LabelPainter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let muted: ReadonlySet<string> = new Set();
  let afar: ReadonlyMap<string, number> = new Map();

  function paint(): void {
    const { graph, positions, vital } = drawn();
    const { plain, afar: next } = chooseLabels([...wishesOf(graph, positions, vital, sizes), ...markWishes(cy)], cy.zoom());
    const ids = [...graph.nodes.keys(), ...cy.nodes('.tick').map((tick) => tick.id())];
    const mute = new Set(ids.filter((id) => !plain.has(id) && !next.has(id)));
    const work = [
      ...[...muted].filter((id) => !mute.has(id)).map((id) => () => void cy.getElementById(id).removeClass('mute')),
      ...[...afar.keys()].filter((id) => !next.has(id)).map((id) => () => void cy.getElementById(id).removeClass('afar')),
      ...[...mute].map((id) => () => void cy.getElementById(id).addClass('mute')),
      ...[...next].map(([id, size]) => () => {
        const node = cy.getElementById(id);
        if (node.data('size') !== size) node.data('size', size);
        node.addClass('afar');
      }),
    ];
    muted = mute;
    afar = next;
    cancelAnimationFrame(frame);
    run(work, 0);
  }

  function run(work: readonly (() => void)[], from: number): void {
    const until = performance.now() + SLICE_MS;
    let next = from;
    cy.batch(() => {
      for (; next < work.length && performance.now() < until; next += 1) work[next]!();
    });
    if (next < work.length) frame = requestAnimationFrame(() => run(work, next));
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(paint, QUIET_MS);
  };
  return {
    soon,
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}

/** Mean widths of characters, the height of a line, and what of a card is not text; in px. */
const CHARACTER = 6.6;
const CLAIM_CHARACTER = 7.6;
const LINE = 14;
const CLAIM_MARGINS = 36;
/** The least size of a font on screen, in px: a card has no room for a larger one. */
const LEAST = 10.5;
const LEAST_ON_CARD = 9;

/** The days along the top of the layout by time, and the headings: the first day says its year, so that it comes first. */
function markWishes(cy: Core): LabelWish[] {
  return cy.nodes('.tick, .heading').map((mark): LabelWish => {
    const { x, y } = mark.position();
    const isTick = mark.hasClass('tick');
    const text: string = mark.data('text');
    return {
      id: mark.id(),
      at: { x, y: isTick ? y - Number(mark.data('height')) / 2 : y },
      rank: 1e5 - x,
      font: isTick || mark.hasClass('undated') ? 11 : 16,
      least: LEAST,
      width: text.length * CHARACTER,
      height: LINE,
      below: isTick ? -LINE - 4 : 0,
      isCentred: !isTick,
      isVital: !isTick,
      isMinor: false,
    };
  });
}

function wishesOf(graph: Graph, positions: Positions, vital: ReadonlySet<string>, sizes: Sizes): LabelWish[] {
  return [...graph.nodes.values()].flatMap((node): LabelWish[] => {
    const at = positions.get(node.id);
    if (!at) return [];
    if (node.kind === 'CLAIM') {
      const width = Math.max(...sizes.claimLines(node.label).map((line) => line.length)) * CLAIM_CHARACTER;
      const height = sizes.claimHeight(node.label) - CLAIM_MARGINS;
      const centre = { below: -6, isCentred: true };
      return [
        {
          id: node.id,
          at,
          rank: 1e6 + node.degree,
          font: 15,
          least: LEAST_ON_CARD,
          width,
          height,
          ...centre,
          isVital: true,
          isMinor: false,
        },
      ];
    }
    const { above, width } = sizes.boxOf(node);
    const lines = node.kind === 'STATEMENT' ? (node.saidAt ? 1 : 0) : sizes.labelLines(node).length;
    if (lines === 0) return [];
    const longest = Math.max(...sizes.labelLines(node).map((line) => line.length), 0) * CHARACTER;
    return [
      {
        id: node.id,
        at,
        rank: node.degree,
        font: node.kind === 'STATEMENT' ? 11 : 12,
        least: LEAST,
        width: Math.max(longest, node.kind === 'STATEMENT' ? width : 0),
        height: lines * LINE,
        below: above + 5,
        isCentred: false,
        isVital: vital.has(node.id),
        isMinor: node.kind === 'STATEMENT',
      },
    ];
  });
}
