// How blocs look: speakers by kind, ties in two greys of their own (never the colours of stances), boxes and titles behind them.
import type { StylesheetJson } from 'cytoscape';
import { SHAPE_SIZE } from './layouts/box.ts';
import type { Token } from './tokens.ts';

const SHAPES = { COUNTRY: 'star', AGENCY: 'diamond', OFFICIAL: 'ellipse' } as const;
const MIN_LABEL = 7;

export function blocsStylesheet(token: Token): StylesheetJson {
  const ui = token('font-ui');
  return [
    {
      selector: 'node.speaker',
      style: {
        label: 'data(text)',
        'font-family': ui,
        'font-size': 12,
        'font-weight': 500,
        color: token('text-1'),
        'text-wrap': 'wrap',
        'text-max-width': '172px',
        'text-valign': 'center',
        'text-halign': 'right',
        'text-justification': 'left',
        'text-margin-x': 9,
        'text-background-color': token('surface-rail'),
        'text-background-opacity': 0.9,
        'text-background-padding': '1px',
        'min-zoomed-font-size': MIN_LABEL,
        'overlay-opacity': 0,
        'z-index': 10,
      },
    },
    { selector: 'node.speaker.left', style: { 'text-halign': 'left', 'text-justification': 'right', 'text-margin-x': -9 } },
    {
      selector: 'node.speaker.under',
      style: {
        'text-halign': 'center',
        'text-justification': 'center',
        'text-valign': 'bottom',
        'text-margin-x': 0,
        'text-margin-y': 5,
        'text-max-width': '112px',
      },
    },
    ...Object.entries(SHAPES).map(([kind, shape]) => {
      const [width, height] = SHAPE_SIZE[kind as keyof typeof SHAPES];
      return { selector: `node.${kind}`, style: { shape, width, height, 'background-color': token(`kind-${kind.toLowerCase()}`) } };
    }),
    {
      selector: 'node.hollow',
      style: { 'background-color': token('surface-canvas'), 'border-width': 2, 'border-color': token('kind-official') },
    },
    { selector: 'node.absent', style: { opacity: 0.35 } },
    {
      selector: 'node.box',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'background-color': token('surface-rail'),
        'border-width': 1,
        'border-color': token('border-strong'),
        events: 'no',
        'z-index': 0,
        'z-compound-depth': 'bottom',
      },
    },
    {
      selector: 'node.title',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        events: 'no',
        label: 'data(text)',
        'font-family': ui,
        'font-size': 16,
        'font-weight': 700,
        color: token('text-1'),
        'text-valign': 'center',
        'text-halign': 'right',
        'text-wrap': 'ellipsis',
        'text-background-color': token('surface-canvas'),
        'text-background-opacity': 0.85,
        'text-max-width': 'data(room)',
        'text-justification': 'left',
      },
    },
    { selector: 'node.title.ASSERTS', style: { color: token('stance-asserts') } },
    { selector: 'node.title.DENIES', style: { color: token('stance-denies') } },
    {
      selector: 'node.title.second',
      style: { 'font-family': token('font-said'), 'font-size': 13, 'font-weight': 500, 'text-wrap': 'wrap', color: token('text-1') },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight',
        width: 'data(width)',
        'line-color': token('tie-agree'),
        'target-arrow-shape': 'none',
        label: 'data(text)',
        'font-family': ui,
        'font-size': 11,
        'font-weight': 700,
        color: token('text-1'),
        'text-background-color': token('surface-canvas'),
        'text-background-opacity': 1,
        'text-background-shape': 'roundrectangle',
        'text-background-padding': '3px',
        'text-border-width': 1.5,
        'text-border-opacity': 1,
        'text-border-color': token('tie-agree'),
        'min-zoomed-font-size': MIN_LABEL,
        'overlay-opacity': 0,
        'z-index': 5,
      },
    },
    {
      selector: 'edge.clash',
      style: {
        'line-color': token('tie-clash'),
        'text-border-color': token('tie-clash'),
        'line-style': 'dashed',
        'line-dash-pattern': [5, 5],
      },
    },
    { selector: 'edge.clash.strong', style: { 'line-dash-pattern': [10, 4] } },
    { selector: 'edge.faded', style: { opacity: 0.16 } },
    {
      selector: 'edge.looked-at',
      style: { 'underlay-color': token('selection'), 'underlay-opacity': 0.25, 'underlay-padding': 3, 'z-index': 8 },
    },
    {
      selector: 'node.chosen',
      style: {
        'outline-width': 2.5,
        'outline-offset': 4,
        'outline-color': token('selection'),
      },
    },
    {
      selector: 'node.focused',
      style: { 'outline-width': 2.5, 'outline-offset': 4, 'outline-color': token('focus-ring'), 'outline-style': 'dotted' },
    },
  ] as StylesheetJson;
}
