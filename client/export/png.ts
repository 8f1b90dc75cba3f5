// A scene as a PNG: painted on a canvas of its own as svg.ts writes it, at twice its size where that fits.
import type { Scene, SceneEdge, SceneLabel, SceneNode } from '../graph/scene.ts';
import { arrowGeometry, hollowWidth } from './svg-arrow.ts';
import { boxOfScene, DESCENT, SHAPE_POINTS } from './svg.ts';

/** In px a side, the margin included. */
const MAX_SIDE = 4_000;
const SCALE = 2;

type Pen = CanvasRenderingContext2D;

/** Painted before it returns; what comes later is the file. @throws Error where the browser has no memory for a picture of that size */
export async function paintPng(scene: Scene): Promise<Blob> {
  const box = boxOfScene(scene);
  const scale = Math.min(SCALE, MAX_SIDE / box.width, MAX_SIDE / box.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(box.width * scale));
  canvas.height = Math.max(1, Math.floor(box.height * scale));
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('The browser has no room for a picture of that size; export a part of it, or SVG.');
  pen.fillStyle = scene.ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  pen.textAlign = 'center';
  for (const edge of scene.edges) paintEdge(pen, edge, scene.ground);
  for (const node of scene.nodes) paintNode(pen, node, scene.ground);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not write the picture; export a part of it, or SVG.'));
    }, 'image/png');
  });
}

function paintEdge(pen: Pen, edge: SceneEdge, ground: string): void {
  const { outline, lineEnd } = arrowGeometry(edge);
  pen.beginPath();
  pen.moveTo(edge.start.x, edge.start.y);
  for (const [place, control] of edge.controls.entries()) {
    // Between two controls a curve passes their middle, as on the canvas.
    const next = edge.controls[place + 1];
    const to = next ? { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 } : lineEnd;
    pen.quadraticCurveTo(control.x, control.y, to.x, to.y);
  }
  if (edge.controls.length === 0) pen.lineTo(lineEnd.x, lineEnd.y);
  pen.lineCap = edge.roundCap ? 'round' : 'butt';
  stroke(pen, edge.colour, edge.width, edge.dashes);
  if (edge.arrow && outline) {
    pen.beginPath();
    if ('circle' in outline) pen.arc(outline.circle.x, outline.circle.y, outline.circle.radius, 0, 2 * Math.PI);
    else polygon(pen, outline.points);
    pen.fillStyle = edge.arrow.hollow ? ground : edge.arrow.colour;
    pen.fill();
    if (edge.arrow.hollow) stroke(pen, edge.arrow.colour, hollowWidth(edge.width));
  }
  paintLabel(pen, edge.label);
}

function paintNode(pen: Pen, node: SceneNode, ground: string): void {
  const { border, stripes, x, y, width, height } = node;
  if (node.fill !== undefined || border) {
    outlineOf(pen, node);
    if (node.fill !== undefined) {
      pen.fillStyle = node.fill;
      pen.fill();
    }
    pen.lineCap = 'butt';
    if (border) stroke(pen, border.colour, border.width, border.style === 'dashed' ? [4, 2] : border.style === 'dotted' ? [1, 1] : []);
    // A double border is a wide one with the ground drawn along its middle, as on the canvas.
    if (border?.style === 'double') stroke(pen, ground, border.width / 3);
  }
  for (const { colour, from, to } of stripes) {
    pen.fillStyle = colour;
    pen.fillRect(x - width / 2 + (width * from) / 100, y - height / 2, (width * (to - from)) / 100, height);
  }
  paintLabel(pen, node.label);
}

function outlineOf(pen: Pen, { shape, x, y, width, height }: SceneNode): void {
  const points = SHAPE_POINTS[shape];
  pen.beginPath();
  if (shape === 'ellipse') pen.ellipse(x, y, width / 2, height / 2, 0, 0, 2 * Math.PI);
  else if (points)
    polygon(
      pen,
      points.map(([dx, dy]) => ({ x: x + (dx * width) / 2, y: y + (dy * height) / 2 })),
    );
  else if (shape === 'round-rectangle') pen.roundRect(x - width / 2, y - height / 2, width, height, Math.min(width, height) / 4);
  else pen.rect(x - width / 2, y - height / 2, width, height);
}

function paintLabel(pen: Pen, label: SceneLabel | undefined): void {
  if (!label) return;
  const { lines, x, top, lineHeight, size, family, weight, colour, background, border, width } = label;
  if (background || border) {
    const padding = background?.padding ?? 0;
    const [across, down] = [width + 2 * padding, lines.length * lineHeight + 2 * padding];
    const middle = top + (lines.length * lineHeight) / 2;
    pen.beginPath();
    if (background?.isCircle) pen.arc(x, middle, Math.min(across, down) / 2, 0, 2 * Math.PI);
    else pen.rect(x - across / 2, middle - down / 2, across, down);
    if (background) {
      pen.globalAlpha = background.opacity;
      pen.fillStyle = background.colour;
      pen.fill();
      pen.globalAlpha = 1;
    }
    if (border) stroke(pen, border.colour, border.width);
  }
  const font = `${weight} ${size}px ${family}`;
  // A browser reads a font anew each time it is set.
  if (fontOf.get(pen) !== font) {
    fontOf.set(pen, font);
    pen.font = font;
  }
  pen.fillStyle = colour;
  for (const [place, line] of lines.entries()) {
    pen.fillText(line, x, top + (place + 1) * lineHeight - DESCENT * size - (lineHeight - size) / 2);
  }
}

const fontOf = new WeakMap<Pen, string>();

function polygon(pen: Pen, points: readonly { x: number; y: number }[]): void {
  for (const [place, { x, y }] of points.entries()) {
    if (place === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.closePath();
}

function stroke(pen: Pen, colour: string, width: number, dashes: readonly number[] = []): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash([...dashes]);
  pen.stroke();
}
