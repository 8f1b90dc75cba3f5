// How nodes and edges look, as Cytoscape's style: shapes and lines from the design tokens, in the theme of the page.
import type { StylesheetJson } from 'cytoscape';
import type { Stance } from '../api/operations.generated.ts';
import { isPole, STANCE_GLYPH, STANCES, stanceSlug } from '../graph/words.ts';
import { SHAPE_SIZE, type Sizes } from './layouts/box.ts';
import type { Token } from './tokens.ts';

const KIND_SHAPE = {
  COUNTRY: 'star',
  AGENCY: 'diamond',
  OFFICIAL: 'ellipse',
  STATEMENT: 'right-rhomboid',
  EVENT: 'triangle',
  SOURCE: 'tag',
} as const;

const DASHES: Readonly<Record<Stance, readonly number[] | undefined>> = {
  ASSERTS: undefined,
  DENIES: [9, 4],
  CONSIDERS: [10, 4, 2, 4],
  DOES_NOT_CONFIRM: [4, 4],
  DECLINES_TO_COMMENT: [1, 5],
};

const ARROW = { ASSERTS: 'triangle', DENIES: 'tee', CONSIDERS: 'vee', DOES_NOT_CONFIRM: 'circle', DECLINES_TO_COMMENT: 'none' } as const;

/** Labels below this size on screen are not drawn, in px. */
const MIN_LABEL = 9;
/** Glyphs on edges, from a zoom of about a half on. */
const MIN_GLYPH = 7;

export function stylesheet(token: Token, { claimWidth }: Sizes): StylesheetJson {
  const ui = token('font-ui');
  const said = token('font-said');
  return [
    {
      selector: 'node',
      style: {
        'background-color': token('kind-statement'),
        label: 'data(text)',
        'font-family': ui,
        'font-size': 12,
        'font-weight': 500,
        color: token('text-1'),
        'text-wrap': 'wrap',
        'text-max-width': '180px',
        'text-valign': 'bottom',
        'text-margin-y': 5,
        'text-background-color': token('surface-canvas'),
        'text-background-opacity': 0.85,
        'text-background-padding': '1px',
        'min-zoomed-font-size': MIN_LABEL,
      },
    },
    ...Object.entries(KIND_SHAPE).map(([kind, shape]) => {
      const [width, height] = SHAPE_SIZE[kind as keyof typeof KIND_SHAPE];
      return { selector: `node.${kind}`, style: { shape, width, height, 'background-color': token(`kind-${kind.toLowerCase()}`) } };
    }),
    {
      selector: 'node.hollow',
      style: { 'background-color': token('surface-canvas'), 'border-width': 2 },
    },
    { selector: 'node.hollow.OFFICIAL', style: { 'border-color': token('kind-official') } },
    { selector: 'node.hollow.EVENT', style: { 'border-color': token('kind-event') } },
    { selector: 'node.STATEMENT', style: { 'font-size': 11, 'font-weight': 400, color: token('text-2') } },
    {
      selector: 'node.CLAIM',
      style: {
        shape: 'rectangle',
        width: claimWidth,
        height: 'data(height)',
        'background-color': token('surface-raised'),
        'border-width': 1.25,
        'border-color': token('kind-claim'),
        'font-family': said,
        'font-size': 15,
        'font-weight': 600,
        'line-height': 1.22,
        'text-valign': 'center',
        'text-margin-y': 'data(lift)',
        'text-max-width': `${claimWidth - 16}px`,
        'text-background-opacity': 0,
      },
    },
    { selector: 'node.CLAIM.contested', style: { 'border-style': 'double', 'border-width': 4.5 } },
    {
      selector: 'node.tally',
      style: {
        shape: 'rectangle',
        width: claimWidth - 22,
        height: 6,
        label: '',
        events: 'no',
        'background-fill': 'linear-gradient',
        'background-gradient-direction': 'to-right',
        'background-gradient-stop-colors': 'data(colors)',
        'background-gradient-stop-positions': 'data(stops)',
        'z-index': 5,
      },
    },
    {
      selector: 'node.more',
      style: {
        shape: 'round-rectangle',
        width: 60,
        height: 20,
        'background-color': token('surface-canvas'),
        'border-width': 1.5,
        'border-style': 'dashed',
        'border-color': token('border-control'),
        'font-size': 11,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-background-opacity': 0,
      },
    },
    {
      selector: 'node.heading',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        events: 'no',
        'font-size': 16,
        'font-weight': 700,
        'text-valign': 'center',
        'text-margin-y': 0,
        'text-max-width': '300px',
      },
    },
    { selector: 'node.heading.asserts', style: { color: token('stance-asserts') } },
    { selector: 'node.heading.denies', style: { color: token('stance-denies') } },
    {
      selector: 'edge',
      style: {
        'curve-style': 'bezier',
        'control-point-step-size': 22,
        width: 1,
        'line-color': token('edge'),
      },
    },
    // Every property costs with every element, so that only edges that can have a label have what it looks like.
    {
      selector: 'edge.near, edge.EXPRESSES',
      style: {
        'font-family': ui,
        'font-size': 11,
        color: token('edge-label'),
        'text-background-color': token('surface-canvas'),
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        'min-zoomed-font-size': MIN_GLYPH,
      },
    },
    { selector: 'edge.hovered', style: { width: 3, 'line-color': token('edge-label') } },
    ...STANCES.map((stance) => stanceStyle(stance, token)),
    { selector: 'edge.mute', style: { label: '' } },
    { selector: 'edge.near', style: { label: 'data(text)', 'z-index': 2 } },
    {
      selector: 'node.tick',
      style: {
        shape: 'rectangle',
        width: 1,
        height: 'data(height)',
        'background-color': token('border-hair'),
        events: 'no',
        'z-index': -2,
        'z-index-compare': 'manual',
        'font-size': 11,
        color: token('text-2'),
        'text-valign': 'top',
        'text-margin-y': -4,
        'min-zoomed-font-size': 0,
      },
    },
    {
      selector: 'node.span',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 5,
        label: '',
        'background-color': token('surface-canvas'),
        'border-width': 1,
        'border-color': token('kind-statement'),
        events: 'no',
        'z-index': -1,
        'z-index-compare': 'manual',
      },
    },
    { selector: 'node.heading.undated', style: { 'font-size': 12, 'font-weight': 600, color: token('text-2') } },
    {
      selector: 'node.chosen',
      style: {
        'outline-width': 2.5,
        'outline-offset': 4,
        'outline-color': token('selection'),
        'background-blacken': 0,
        color: token('text-inverse'),
        'text-background-color': token('selection'),
        'text-background-opacity': 1,
        'text-background-padding': '3px',
      },
    },
    {
      selector: 'node.CLAIM.chosen',
      style: { 'outline-width': 3, 'outline-offset': 0, color: token('text-1'), 'text-background-opacity': 0 },
    },
    {
      selector: 'node.focused',
      style: { 'outline-width': 2.5, 'outline-offset': 4, 'outline-color': token('focus-ring'), 'outline-style': 'dotted' },
    },
    {
      selector: 'node.start',
      style: { 'outline-width': 2.5, 'outline-offset': 4, 'outline-color': token('selection'), 'outline-style': 'dashed' },
    },
    { selector: 'node.pinned', style: { 'border-width': 2.5, 'border-color': token('text-1'), 'border-style': 'solid' } },
    { selector: 'node.CLAIM.pinned', style: { 'border-width': 3.5 } },
    { selector: 'node.mute', style: { label: '' } },
    { selector: 'node.tally.mute', style: { display: 'none' } },
    {
      selector: 'node.afar',
      style: {
        'font-size': 'data(size)',
        'min-zoomed-font-size': 0,
        'text-max-width': '2000px',
        'text-background-opacity': 0.92,
        'z-index': 3,
      },
    },
    {
      selector: 'node.CLAIM.afar',
      style: { 'text-background-color': token('surface-raised'), 'text-background-opacity': 0.92 },
    },
    { selector: 'node.path', style: { 'underlay-color': token('text-1'), 'underlay-opacity': 0.16, 'underlay-padding': 7, 'z-index': 4 } },
    {
      selector: 'edge.path',
      style: { width: 3.5, 'underlay-color': token('text-1'), 'underlay-opacity': 0.16, 'underlay-padding': 6, 'z-index': 4 },
    },
    {
      selector: 'edge.chosen',
      style: { width: 4, 'underlay-color': token('selection'), 'underlay-opacity': 0.22, 'underlay-padding': 5, 'z-index': 5 },
    },
  ] as StylesheetJson;
}

/** The two poles carry a solid badge with a light glyph, the others a hollow one. */
function stanceStyle(stance: Stance, token: Token) {
  const colour = token(stanceSlug(stance));
  const isSolid = isPole(stance);
  const dashes = DASHES[stance];
  return {
    selector: `edge.${stance}`,
    style: {
      width: stance === 'CONSIDERS' || stance === 'DOES_NOT_CONFIRM' ? 2 : 2.5,
      'line-color': colour,
      ...(dashes ? { 'line-style': 'dashed', 'line-dash-pattern': dashes } : { 'line-style': 'solid' }),
      'line-cap': stance === 'DECLINES_TO_COMMENT' ? 'round' : 'butt',
      'target-arrow-shape': ARROW[stance],
      'target-arrow-color': colour,
      'target-arrow-fill': stance === 'DOES_NOT_CONFIRM' ? 'hollow' : 'filled',
      'arrow-scale': 1.5,
      'target-distance-from-node': 6,
      label: STANCE_GLYPH[stance],
      'font-size': 15,
      'font-weight': 700,
      color: isSolid ? token('on-stance') : token('text-1'),
      'text-background-shape': 'circle',
      'text-background-color': isSolid ? colour : token('surface-canvas'),
      'text-background-padding': '4px',
      'text-border-width': 1.5,
      'text-border-color': isSolid ? token('surface-canvas') : colour,
      'text-border-opacity': 1,
    },
  };
}
