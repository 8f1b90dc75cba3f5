// What the canvas draws, as plain values: shapes, lines and labels with the places and colours that Cytoscape gave them.
import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { Graph } from '../graph/graph.ts';
import type { Scene, SceneEdge, SceneLabel, SceneNode, SceneShape } from '../graph/scene.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { edgeIdOf, isMark } from './elements.ts';
import { createLooks, type Looks } from './looks.ts';
import { partOf, type PictureIds } from './picture-part.ts';

const SHAPES = new Set(['star', 'diamond', 'ellipse', 'right-rhomboid', 'triangle', 'tag', 'rectangle', 'round-rectangle']);
const ARROWS = new Set(['triangle', 'tee', 'vee', 'circle']);
const BORDERS = new Set(['solid', 'dashed', 'dotted', 'double']);

/** @param graph says in words what is drawn */
export function readScene(cy: Core, ids: PictureIds, ground: string, graph: Graph): Scene {
  const looks = createLooks(cy);
  try {
    const measure = createMeasure();
    const part = partOf(cy, ids);
    const edges = part.edges().map((edge) => sceneEdge(edge, looks, graph, measure));
    const nodes = part
      .nodes()
      .toArray()
      .map((node) => ({ node, depth: looks.number(node, 'z-index') }))
      .toSorted((a, b) => a.depth - b.depth)
      .map(({ node }) => sceneNode(node, looks, graph, measure));
    return { ground, nodes, edges };
  } finally {
    looks.stop();
  }
}

type Measure = (line: string, font: string) => number;

function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')!;
  let current = '';
  return (line, font) => {
    // A browser reads a font anew each time it is set.
    if (font !== current) context.font = current = font;
    return context.measureText(line).width;
  };
}

function sceneNode(node: NodeSingular, looks: Looks, graph: Graph, measure: Measure): SceneNode {
  const id = isMark(node.id()) ? undefined : node.id();
  const drawn = id === undefined ? undefined : graph.nodes.get(id);
  const shape = looks.text(node, 'shape');
  const { x, y } = node.position();
  const borderWidth = looks.number(node, 'border-width');
  const borderStyle = looks.text(node, 'border-style');
  const stripes = looks.text(node, 'background-fill') === 'linear-gradient' ? stripesOf(node) : [];
  const [width, height] = [node.width(), node.height()];
  const valign = looks.text(node, 'text-valign');
  const anchor = valign === 'bottom' ? y + height / 2 : valign === 'top' ? y - height / 2 : y;
  return {
    id,
    title: drawn ? `${capitalised(inWords(drawn.kind))}: ${drawn.label}` : '',
    shape: (SHAPES.has(shape) ? shape : 'rectangle') as SceneShape,
    x,
    y,
    width,
    height,
    fill: looks.number(node, 'background-opacity') > 0 ? looks.text(node, 'background-color') : undefined,
    border:
      borderWidth > 0
        ? {
            width: borderWidth,
            colour: looks.text(node, 'border-color'),
            style: (BORDERS.has(borderStyle) ? borderStyle : 'solid') as 'solid',
          }
        : undefined,
    stripes,
    label: sceneLabel(node, looks, { x, y: anchor }, valign, measure),
  };
}

function sceneEdge(edge: EdgeSingular, looks: Looks, graph: Graph, measure: Measure): SceneEdge {
  const id = edgeIdOf(edge.id());
  const drawn = graph.edges.get(id);
  const name = (end: string) => graph.nodes.get(end)?.label ?? end;
  const [source, target] = [edge.data('source') as string, edge.data('target') as string];
  const arrow = looks.text(edge, 'target-arrow-shape');
  const isDashed = looks.text(edge, 'line-style') === 'dashed';
  const colour = looks.text(edge, 'line-color');
  return {
    id,
    source,
    target,
    title: drawn ? `${name(source)} – ${inWords(drawn.stance ?? drawn.kind)} – ${name(target)}` : '',
    start: edge.sourceEndpoint(),
    end: edge.targetEndpoint(),
    controls: (edge.isLoop() ? edge.controlPoints() : (edge.controlPoints() ?? edge.segmentPoints())) ?? [],
    width: looks.number(edge, 'width'),
    colour,
    dashes: isDashed ? looks.text(edge, 'line-dash-pattern').split(/[ ,]+/u).map(Number) : [],
    roundCap: looks.text(edge, 'line-cap') === 'round',
    arrow: ARROWS.has(arrow)
      ? {
          shape: arrow as 'triangle',
          colour: looks.text(edge, 'target-arrow-color'),
          hollow: looks.text(edge, 'target-arrow-fill') === 'hollow',
          scale: looks.number(edge, 'arrow-scale'),
        }
      : undefined,
    label: sceneLabel(edge, looks, edge.midpoint(), 'center', measure),
  };
}

/** @param anchor the point that the text hangs under, stands over or surrounds */
function sceneLabel(
  element: NodeSingular | EdgeSingular,
  looks: Looks,
  anchor: { x: number; y: number },
  valign: string,
  measure: Measure,
): SceneLabel | undefined {
  const written = looks.text(element, 'label');
  if (written === '') return undefined;
  const size = looks.number(element, 'font-size');
  const weight = looks.text(element, 'font-weight');
  const family = looks.text(element, 'font-family');
  const lines = written.split('\n');
  const lineHeight = size * looks.number(element, 'line-height');
  const height = lines.length * lineHeight;
  const y = anchor.y + looks.number(element, 'text-margin-y');
  const opacity = looks.number(element, 'text-background-opacity');
  const borderWidth = looks.number(element, 'text-border-opacity') > 0 ? looks.number(element, 'text-border-width') : 0;
  return {
    lines,
    x: anchor.x + looks.number(element, 'text-margin-x'),
    top: valign === 'bottom' ? y : valign === 'top' ? y - height : y - height / 2,
    lineHeight,
    width: Math.max(...lines.map((line) => measure(line, `${weight} ${size}px ${family}`))),
    size,
    family,
    weight,
    colour: looks.text(element, 'color'),
    background:
      opacity > 0
        ? {
            colour: looks.text(element, 'text-background-color'),
            opacity,
            padding: looks.number(element, 'text-background-padding'),
            isCircle: looks.text(element, 'text-background-shape') === 'circle',
          }
        : undefined,
    border: borderWidth > 0 ? { width: borderWidth, colour: looks.text(element, 'text-border-color') } : undefined,
  };
}

/** Each stop stands twice, so that one colour ends hard where the next begins. */
function stripesOf(node: NodeSingular): SceneNode['stripes'] {
  const colours = String(node.data('colors') ?? '').split(' ');
  const stops = String(node.data('stops') ?? '')
    .split(' ')
    .map((stop) => Number.parseFloat(stop));
  return colours.flatMap((colour, place) => (place % 2 === 0 ? [{ colour, from: stops[place]!, to: stops[place + 1]! }] : []));
}
