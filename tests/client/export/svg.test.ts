// SVG as a strict XML parser reads it: well-formed whatever the texts hold, every text and id in it, every line as the canvas draws it.
import fc from 'fast-check';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { describe, expect, it } from 'vitest';
import { boxOfScene, writeSvg } from '../../../client/export/svg.ts';
import type { Scene, SceneEdge, SceneNode } from '../../../client/graph/scene.ts';
import { nastyText, scenes } from './scenes.ts';

interface Read {
  tags: { name: string; attributes: Record<string, string> }[];
  /** Of every `tspan`. */
  lines: string[];
  titles: string[];
}

/** @throws Error at the first place where it is not well-formed */
function read(svg: string): Read {
  const parser = new SaxesParser();
  const found: Read = { tags: [], lines: [], titles: [] };
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    found.tags.push({ name, attributes });
    text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'tspan') found.lines.push(text);
    if (name === 'title') found.titles.push(text);
    text = '';
  });
  parser.write(svg).close();
  return found;
}

/** What XML has no place for is replaced, one sign for each. */
const held = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

const node: SceneNode = {
  id: 'claim:a',
  title: 'Claim: a',
  shape: 'rectangle',
  x: 100,
  y: 50,
  width: 200,
  height: 60,
  fill: '#ffffff',
  border: undefined,
  stripes: [],
  label: undefined,
};
const edge: SceneEdge = {
  id: 'e',
  source: 's',
  target: 'claim:a',
  title: 's – denies – a',
  start: { x: -100, y: 50 },
  end: { x: 0, y: 50 },
  controls: [],
  width: 2.5,
  colour: '#ad2a18',
  dashes: [9, 4],
  roundCap: false,
  arrow: { shape: 'triangle', colour: '#ad2a18', hollow: false, scale: 1.5 },
  label: undefined,
};
const scene = (nodes: SceneNode[], edges: SceneEdge[] = []): Scene => ({ ground: '#fdfdfc', nodes, edges });

describe('an SVG', () => {
  it('is well-formed, and holds every text and id, for any scene', () => {
    fc.assert(
      fc.property(scenes, nastyText, (drawn, title) => {
        const { tags, lines, titles } = read(writeSvg(drawn, title));
        const labels = [...drawn.edges, ...drawn.nodes].flatMap(({ label }) => label?.lines ?? []);
        expect(lines).toEqual(labels.map(held));
        expect(titles).toEqual(
          [title, ...[...drawn.edges, ...drawn.nodes].map((each) => each.title).filter((each) => each !== '')].map(held),
        );
        const ids = tags.flatMap(({ attributes }) => attributes['data-id'] ?? []);
        expect(ids).toEqual([...drawn.edges.map(({ id }) => id), ...drawn.nodes.flatMap(({ id }) => id ?? [])].map(held));
        expect(JSON.stringify(tags)).not.toMatch(/NaN|Infinity|undefined/u);
      }),
    );
  });

  it('holds all that is drawn, with a margin', () => {
    expect(boxOfScene(scene([node], [edge]))).toEqual({ x: -124, y: -4, width: 348, height: 108 });
    expect(read(writeSvg(scene([]), 'nothing')).tags[0]!.attributes['viewBox']).toBe('0 0 48 48');
  });

  it('draws a stance as the canvas does: its dashes, and a line that ends where its arrow begins', () => {
    const { tags } = read(writeSvg(scene([], [edge]), ''));
    const line = tags.find(({ name }) => name === 'path')!.attributes;
    // The gap of a filled triangle is twice the width times the scale.
    expect(line).toMatchObject({ d: 'M-100 50 L-7.5 50', 'stroke-dasharray': '9 4', 'stroke-width': '2.5', stroke: '#ad2a18' });
    const arrow = tags
      .find(({ name }) => name === 'polygon')!
      .attributes['points']!.split(' ')
      .map((pair) => pair.split(',').map(Number));
    expect(arrow[1]).toEqual([0, 50]);
    expect(arrow[0]![0]).toBeLessThan(0);
    expect(arrow[0]![1]! + arrow[2]![1]!).toBeCloseTo(100, 1);
  });

  it('draws parallel links apart, as curves', () => {
    const { tags } = read(writeSvg(scene([], [{ ...edge, arrow: undefined, controls: [{ x: -50, y: 90 }] }]), ''));
    expect(tags.find(({ name }) => name === 'path')!.attributes['d']).toBe('M-100 50 Q-50 90 0 50');
  });

  it('draws a contested claim with a double border, and its tally in hard stripes', () => {
    const contested: SceneNode = { ...node, border: { width: 4.5, colour: '#17191c', style: 'double' } };
    const tally: SceneNode = {
      ...node,
      id: undefined,
      title: '',
      fill: undefined,
      height: 6,
      stripes: [
        { colour: '#1d59a6', from: 0, to: 25 },
        { colour: '#ad2a18', from: 25, to: 100 },
      ],
    };
    const rects = read(writeSvg(scene([contested, tally]), ''))
      .tags.filter(({ name }) => name === 'rect')
      .slice(1);
    expect(rects.map(({ attributes }) => [attributes['stroke-width'], attributes['x'], attributes['width']])).toEqual([
      ['4.5', '0', '200'],
      ['1.5', '0', '200'],
      [undefined, '0', '50'],
      [undefined, '50', '150'],
    ]);
  });

  it('names fonts with their fallbacks, and keeps lines apart', () => {
    const label = {
      lines: ['North Korea is', 'sending troops'],
      x: 100,
      top: 30,
      lineHeight: 18,
      width: 150,
      size: 15,
      family: '"Source Serif 4 Variable", Georgia, serif',
      weight: '600',
      colour: '#17191c',
      background: undefined,
      border: undefined,
    };
    const { tags, lines } = read(writeSvg(scene([{ ...node, label }]), ''));
    expect(tags.find(({ name }) => name === 'text')!.attributes).toMatchObject({ 'font-family': label.family, 'font-weight': '600' });
    expect(lines).toEqual(label.lines);
    const [first, second] = tags.filter(({ name }) => name === 'tspan').map(({ attributes }) => Number(attributes['y']));
    expect(second! - first!).toBeCloseTo(18);
  });
});
