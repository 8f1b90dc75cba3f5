// A scene as SVG: shapes, lines and labels as on the canvas; text stays text, in the canvas's fonts with their fallbacks.
import type { Scene, SceneEdge, SceneLabel, SceneNode, SceneShape } from '../graph/scene.ts';
import { arrowOf } from './svg-arrow.ts';
import { attribute, number, xmlText } from './xml.ts';

export interface SvgBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

const MARGIN = 24;
/** How far below a line of text its baseline stands from the lower edge, as a part of the font's size. */
export const DESCENT = 0.23;

/** Points of a shape that fills the square from -1 to 1, as Cytoscape has them. */
export const SHAPE_POINTS: Readonly<Partial<Record<SceneShape, readonly (readonly [number, number])[]>>> = {
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  'right-rhomboid': [
    [-0.333, -1],
    [1, -1],
    [0.333, 1],
    [-1, 1],
  ],
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  tag: [
    [-1, -1],
    [0.25, -1],
    [1, 0],
    [0.25, 1],
    [-1, 1],
  ],
  star: starPoints(),
};

/** A whole document, with its declaration left out as SVG allows: UTF-8. */
export function writeSvg(scene: Scene, title: string): string {
  const { x, y, width, height } = boxOfScene(scene);
  const size = `width="${number(width)}" height="${number(height)}" viewBox="${[x, y, width, height].map(number).join(' ')}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${attribute(title)}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${attribute(scene.ground)}"/>`,
    svgOfScene(scene),
    '</svg>\n',
  ].join('\n');
}

/** What stands inside the root: links first, nodes over them. Each group carries its id as `data-id`. */
export function svgOfScene({ edges, nodes, ground }: Scene): string {
  return `<g class="edges">\n${edges.map((edge) => edgeGroup(edge, ground)).join('\n')}\n</g>\n<g class="nodes">\n${nodes.map((node) => nodeGroup(node, ground)).join('\n')}\n</g>`;
}

/** All that is drawn, labels included, with a margin. */
export function boxOfScene({ nodes, edges }: Scene): SvgBox {
  const xs: number[] = [];
  const ys: number[] = [];
  const take = (x: number, y: number) => {
    xs.push(x);
    ys.push(y);
  };
  const takeLabel = (label: SceneLabel | undefined) => {
    if (!label) return;
    take(label.x - label.width / 2, label.top);
    take(label.x + label.width / 2, label.top + label.lines.length * label.lineHeight);
  };
  for (const { x, y, width, height, label } of nodes) {
    take(x - width / 2, y - height / 2);
    take(x + width / 2, y + height / 2);
    takeLabel(label);
  }
  for (const { start, end, controls, label } of edges) {
    for (const point of [start, end, ...controls]) take(point.x, point.y);
    takeLabel(label);
  }
  if (xs.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN };
  const [left, top] = [least(xs) - MARGIN, least(ys) - MARGIN];
  return { x: left, y: top, width: most(xs) + MARGIN - left, height: most(ys) + MARGIN - top };
}

function nodeGroup(node: SceneNode, ground: string): string {
  const id = node.id === undefined ? '' : ` class="node" data-id="${attribute(node.id)}"`;
  const title = node.title === '' ? '' : `<title>${xmlText(node.title)}</title>`;
  return `<g${id}>${title}${shapes(node, ground)}${stripes(node)}${labelText(node.label)}</g>`;
}

/** A double border is a wide one with the ground drawn along its middle, as on the canvas. */
function shapes(node: SceneNode, ground: string): string {
  if (node.fill === undefined && !node.border) return '';
  const { border } = node;
  const dash = border?.style === 'dashed' ? ' stroke-dasharray="4 2"' : border?.style === 'dotted' ? ' stroke-dasharray="1 1"' : '';
  const stroke = border ? ` stroke="${attribute(border.colour)}" stroke-width="${number(border.width)}"${dash}` : '';
  const outline = shape(node, `fill="${attribute(node.fill ?? 'none')}"${stroke}`);
  if (border?.style !== 'double') return outline;
  return `${outline}${shape(node, `fill="none" stroke="${attribute(ground)}" stroke-width="${number(border.width / 3)}"`)}`;
}

function shape({ shape: name, x, y, width, height }: SceneNode, paint: string): string {
  if (name === 'ellipse') {
    return `<ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(width / 2)}" ry="${number(height / 2)}" ${paint}/>`;
  }
  const points = SHAPE_POINTS[name];
  if (points) {
    const placed = points.map(([dx, dy]) => `${number(x + (dx * width) / 2)},${number(y + (dy * height) / 2)}`);
    return `<polygon points="${placed.join(' ')}" ${paint}/>`;
  }
  const round = name === 'round-rectangle' ? ` rx="${number(Math.min(width, height) / 4)}"` : '';
  return `<rect x="${number(x - width / 2)}" y="${number(y - height / 2)}" width="${number(width)}" height="${number(height)}"${round} ${paint}/>`;
}

function stripes({ x, y, width, height, stripes: parts }: SceneNode): string {
  return parts
    .map(({ colour, from, to }) => {
      const [left, across] = [x - width / 2 + (width * from) / 100, (width * (to - from)) / 100];
      return `<rect x="${number(left)}" y="${number(y - height / 2)}" width="${number(across)}" height="${number(height)}" fill="${attribute(colour)}"/>`;
    })
    .join('');
}

function edgeGroup(edge: SceneEdge, ground: string): string {
  const { arrow, lineEnd } = arrowOf(edge, ground);
  const dash = edge.dashes.length > 0 ? ` stroke-dasharray="${edge.dashes.map(number).join(' ')}"` : '';
  const cap = edge.roundCap ? ' stroke-linecap="round"' : '';
  const line = `<path d="${pathOf(edge, lineEnd)}" fill="none" stroke="${attribute(edge.colour)}" stroke-width="${number(edge.width)}"${dash}${cap}/>`;
  const title = edge.title === '' ? '' : `<title>${xmlText(edge.title)}</title>`;
  return `<g class="edge" data-id="${attribute(edge.id)}">${title}${line}${arrow}${labelText(edge.label)}</g>`;
}

/** Between two controls a curve passes their middle, as on the canvas. */
function pathOf({ start, controls }: SceneEdge, end: { x: number; y: number }): string {
  const at = (point: { x: number; y: number }) => `${number(point.x)} ${number(point.y)}`;
  if (controls.length === 0) return `M${at(start)} L${at(end)}`;
  const curves = controls.map((control, place) => {
    const next = controls[place + 1];
    return `Q${at(control)} ${at(next ? { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 } : end)}`;
  });
  return `M${at(start)} ${curves.join(' ')}`;
}

function labelText(label: SceneLabel | undefined): string {
  if (!label) return '';
  const { lines, x, top, lineHeight, size, family, weight, colour } = label;
  const spans = lines.map((line, place) => {
    const y = top + (place + 1) * lineHeight - DESCENT * size - (lineHeight - size) / 2;
    return `<tspan x="${number(x)}" y="${number(y)}">${xmlText(line)}</tspan>`;
  });
  const font = `font-family="${attribute(family)}" font-size="${number(size)}" font-weight="${attribute(weight)}"`;
  return `${labelGround(label)}<text text-anchor="middle" ${font} fill="${attribute(colour)}">${spans.join('')}</text>`;
}

function labelGround({ background, border, lines, x, top, width, lineHeight }: SceneLabel): string {
  if (!background && !border) return '';
  const padding = background?.padding ?? 0;
  const [across, down] = [width + 2 * padding, lines.length * lineHeight + 2 * padding];
  const middle = top + (lines.length * lineHeight) / 2;
  const fill = background ? `fill="${attribute(background.colour)}" fill-opacity="${number(background.opacity)}"` : 'fill="none"';
  const stroke = border ? ` stroke="${attribute(border.colour)}" stroke-width="${number(border.width)}"` : '';
  return background?.isCircle
    ? `<circle cx="${number(x)}" cy="${number(middle)}" r="${number(Math.min(across, down) / 2)}" ${fill}${stroke}/>`
    : `<rect x="${number(x - across / 2)}" y="${number(middle - down / 2)}" width="${number(across)}" height="${number(down)}" ${fill}${stroke}/>`;
}

/** Cytoscape's star: its inner corners lie at 0.6 of the radius; it is stretched to fill the square. */
function starPoints(): [number, number][] {
  const points = Array.from({ length: 10 }, (_, place): [number, number] => {
    const angle = -Math.PI / 2 + (place * Math.PI) / 5;
    const radius = place % 2 === 0 ? 1 : 0.5 * (3 - Math.sqrt(5)) * 1.57;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const stretch = (values: number[]) => {
    const [low, high] = [least(values), most(values)];
    return (value: number) => (2 * (value - low)) / (high - low) - 1;
  };
  const [across, down] = [stretch(points.map(([x]) => x)), stretch(points.map(([, y]) => y))];
  return points.map(([x, y]) => [across(x), down(y)]);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}
