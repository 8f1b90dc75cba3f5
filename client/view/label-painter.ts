// Keeps the canvas's labels readable: after each change of zoom or picture, those that would cover others are left out, a few at a time.
import type { Core } from 'cytoscape';
import type { Graph, Positions } from '../graph/graph.ts';
import { standings } from '../graph/reading.ts';
import { chooseLabels, type LabelWish } from './labels.ts';
import { createSlices } from './slices.ts';
import type { Sizes } from './layouts/box.ts';

/** What a node or an edge is drawn with from the beginning. */
export interface LabelState {
  classes: readonly string[];
  /** The font's size, where the label is drawn at one of its own. */
  size?: number | undefined;
}

export interface LabelPainter {
  /** Decides on the labels of a picture that is about to be drawn, so that what is new comes as it shall stay. */
  plan(drawn: Drawn): void;
  stateOfNode(id: string): LabelState;
  stateOfEdge(): LabelState;
  /** Something changed; the labels follow once it has been quiet for a moment. */
  soon(): void;
  stop(): void;
}

export interface Drawn {
  graph: Graph;
  positions: Positions;
  /** Nodes whose labels come first: what is chosen, and its neighbours. */
  vital: ReadonlySet<string>;
}

interface Plan {
  mute: ReadonlySet<string>;
  afar: ReadonlyMap<string, number>;
}

const QUIET_MS = 120;
/** Below this zoom the glyphs of stances cannot be read. */
const GLYPH_ZOOM = 0.5;
const TALLY_ZOOM = 0.3;

export function createLabelPainter(cy: Core, sizes: Sizes, drawn: () => Drawn): LabelPainter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slices = createSlices(cy);
  let plan: Plan = { mute: new Set(), afar: new Map() };
  let areEdgesMute = false;

  function planOf({ graph, positions, vital }: Drawn): Plan {
    const { plain, afar } = chooseLabels([...wishesOf(graph, positions, vital, sizes), ...markWishes(cy)], cy.zoom());
    const ids = [...graph.nodes.keys(), ...cy.nodes('.tick').map((tick) => tick.id())];
    return { mute: new Set(ids.filter((id) => !plain.has(id) && !afar.has(id))), afar };
  }

  function paint(): void {
    const before = plan;
    plan = planOf(drawn());
    const { mute, afar } = plan;
    const element = (id: string) => cy.getElementById(id);
    const work = [
      ...[...before.mute].filter((id) => !mute.has(id)).map((id) => () => void element(id).removeClass('mute')),
      ...[...before.afar.keys()].filter((id) => !afar.has(id)).map((id) => () => void element(id).removeClass('afar')),
      ...[...mute].filter((id) => !element(id).hasClass('mute')).map((id) => () => void element(id).addClass('mute')),
      ...[...afar]
        .filter(([id, size]) => element(id).data('size') !== size || !element(id).hasClass('afar'))
        .map(
          ([id, size]) =>
            () =>
              void element(id).data('size', size).addClass('afar'),
        ),
      ...edgeWork(),
      ...tallyWork(),
    ];
    slices.stop();
    slices.run(work);
  }

  function edgeWork(): (() => void)[] {
    const shallBeMute = cy.zoom() < GLYPH_ZOOM;
    if (shallBeMute === areEdgesMute) return [];
    areEdgesMute = shallBeMute;
    return cy.edges('.EXPRESSES').map((edge) => () => void edge.toggleClass('mute', shallBeMute));
  }

  /** From afar a claim's text needs its whole card. */
  function tallyWork(): (() => void)[] {
    const shallBeMute = cy.zoom() < TALLY_ZOOM;
    const wrong = cy.nodes('.tally').filter((tally) => tally.hasClass('mute') !== shallBeMute);
    return wrong.map((tally) => () => void tally.toggleClass('mute', shallBeMute));
  }

  return {
    plan(next) {
      plan = planOf(next);
      if (drawn().graph.nodes.size === 0) areEdgesMute = cy.zoom() < GLYPH_ZOOM;
    },
    stateOfNode: (id) =>
      plan.mute.has(id) ? { classes: ['mute'] } : plan.afar.has(id) ? { classes: ['afar'], size: plan.afar.get(id) } : { classes: [] },
    stateOfEdge: () => ({ classes: areEdgesMute ? ['mute'] : [] }),
    soon() {
      clearTimeout(timer);
      timer = setTimeout(paint, QUIET_MS);
    },
    stop() {
      clearTimeout(timer);
      slices.stop();
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
/** Ranks of labels: claims before speakers, speakers before headings, headings before what has only its links. */
const CLAIM_RANK = 1e6;
const SPEAKER_RANK = 5e5;
const HEADING_RANK = 1e5;

/** The days along the top of the layout by time, and the headings: the first day says its year, so that it comes first. */
function markWishes(cy: Core): LabelWish[] {
  return cy.nodes('.tick, .heading').map((mark): LabelWish => {
    const { x, y } = mark.position();
    const isTick = mark.hasClass('tick');
    const text: string = mark.data('text');
    return {
      id: mark.id(),
      at: { x, y: isTick ? y - Number(mark.data('height')) / 2 : y },
      rank: HEADING_RANK - x,
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
  const camps = standings(graph).flatMap(({ asserts, denies, holdBack }) => [...asserts, ...denies, ...holdBack]);
  const speakers = new Set(camps);
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
          rank: CLAIM_RANK + node.degree,
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
        // Who stands beside a claim is what the picture says: before headings and dates.
        rank: node.degree + (speakers.has(node.id) && node.kind !== 'STATEMENT' ? SPEAKER_RANK : 0),
        font: node.kind === 'STATEMENT' ? 11 : 12,
        least: LEAST,
        width: Math.max(longest, node.kind === 'STATEMENT' ? width : 0),
        height: lines * LINE,
        below: above + 5,
        isCentred: false,
        isVital: vital.has(node.id) || speakers.has(node.id),
        isMinor: node.kind === 'STATEMENT',
      },
    ];
  });
}
