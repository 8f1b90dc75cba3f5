// What the canvas draws, as plain values: shapes, lines and labels with the places and colours that Cytoscape gave them.
import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { Graph } from '../graph/graph.ts';
import type { Scene, SceneEdge, SceneLabel, SceneNode, SceneShape } from '../graph/scene.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { edgeIdOf, partOf, withoutMarks, type PictureIds } from './copy-picture.ts';
import { isMark } from './elements.ts';

const SHAPES = new Set(['star', 'diamond', 'ellipse', 'right-rhomboid', 'triangle', 'tag', 'rectangle', 'round-rectangle']);
const ARROWS = new Set(['triangle', 'tee', 'vee', 'circle']);
const BORDERS = new Set(['solid', 'dashed', 'dotted', 'double']);

/** @param graph says in words what is drawn */
export function readScene(cy: Core, ids: PictureIds, ground: string, graph: Graph): Scene {
  return withoutMarks(cy, () => {
    const measure = createMeasure();
    const part = partOf(cy, ids);
    const edges = part
      .edges()
      .filter((edge) => edge.visible())
      .map((edge) => sceneEdge(edge as EdgeSingular, graph, measure));
    const nodes = part
      .nodes()
      .filter((node) => node.visible())
      .toArray()
      .toSorted((a, b) => a.numericStyle('z-index') - b.numericStyle('z-index'))
      .map((node) => sceneNode(node as NodeSingular, graph, measure));
    return { ground, nodes, edges };
  });
}

type Measure = (line: string, font: string) => number;

function createMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')!;
  return (line, font) => {
    context.font = font;
    return context.measureText(line).width;
  };
}

function sceneNode(node: NodeSingular, graph: Graph, measure: Measure): SceneNode {
  const id = isMark(node.id()) ? undefined : node.id();
  const drawn = id === undefined ? undefined : graph.nodes.get(id);
  const shape = String(node.style('shape'));
  const { x, y } = node.position();
  const borderWidth = node.numericStyle('border-width');
  const borderStyle = String(node.style('border-style'));
  const stripes = node.style('background-fill') === 'linear-gradient' ? stripesOf(node) : [];
  const [width, height] = [node.width(), node.height()];
  const valign = String(node.style('text-valign'));
  const anchor = valign === 'bottom' ? y + height / 2 : valign === 'top' ? y - height / 2 : y;
  return {
    id,
    title: drawn ? `${capitalised(inWords(drawn.kind))}: ${drawn.label}` : '',
    shape: (SHAPES.has(shape) ? shape : 'rectangle') as SceneShape,
    x,
    y,
    width,
    height,
    fill: node.numericStyle('background-opacity') > 0 ? colourOf(node, 'background-color') : undefined,
    border:
      borderWidth > 0
        ? {
            width: borderWidth,
            colour: colourOf(node, 'border-color'),
            style: (BORDERS.has(borderStyle) ? borderStyle : 'solid') as 'solid',
          }
        : undefined,
    stripes,
    label: sceneLabel(node, { x, y: anchor }, valign, measure),
  };
}

function sceneEdge(edge: EdgeSingular, graph: Graph, measure: Measure): SceneEdge {
  const id = edgeIdOf(edge.id());
  const drawn = graph.edges.get(id);
  const name = (end: string) => graph.nodes.get(end)?.label ?? end;
  const [source, target] = [edge.data('source') as string, edge.data('target') as string];
  const arrow = String(edge.style('target-arrow-shape'));
  const isDashed = edge.style('line-style') === 'dashed';
  const colour = colourOf(edge, 'line-color');
  return {
    id,
    source,
    target,
    title: drawn ? `${name(source)} – ${inWords(drawn.stance ?? drawn.kind)} – ${name(target)}` : '',
    start: edge.sourceEndpoint(),
    end: edge.targetEndpoint(),
    controls: (edge.isLoop() ? edge.controlPoints() : (edge.controlPoints() ?? edge.segmentPoints())) ?? [],
    width: edge.numericStyle('width'),
    colour,
    dashes: isDashed ? String(edge.style('line-dash-pattern')).split(/[ ,]+/u).map(Number) : [],
    roundCap: edge.style('line-cap') === 'round',
    arrow: ARROWS.has(arrow)
      ? {
          shape: arrow as 'triangle',
          colour: colourOf(edge, 'target-arrow-color'),
          hollow: edge.style('target-arrow-fill') === 'hollow',
          scale: edge.numericStyle('arrow-scale'),
        }
      : undefined,
    label: sceneLabel(edge, edge.midpoint(), 'center', measure),
  };
}

/** @param anchor the point that the text hangs under, stands over or surrounds */
function sceneLabel(
  element: NodeSingular | EdgeSingular,
  anchor: { x: number; y: number },
  valign: string,
  measure: Measure,
): SceneLabel | undefined {
  const written = String(element.style('label'));
  if (written === '') return undefined;
  const size = element.numericStyle('font-size');
  const weight = String(element.style('font-weight'));
  const family = String(element.style('font-family'));
  const lines = written.split('\n');
  const lineHeight = size * element.numericStyle('line-height');
  const height = lines.length * lineHeight;
  const y = anchor.y + element.numericStyle('text-margin-y');
  const opacity = element.numericStyle('text-background-opacity');
  const borderWidth = element.numericStyle('text-border-opacity') > 0 ? element.numericStyle('text-border-width') : 0;
  return {
    lines,
    x: anchor.x + element.numericStyle('text-margin-x'),
    top: valign === 'bottom' ? y : valign === 'top' ? y - height : y - height / 2,
    lineHeight,
    width: Math.max(...lines.map((line) => measure(line, `${weight} ${size}px ${family}`))),
    size,
    family,
    weight,
    colour: colourOf(element, 'color'),
    background:
      opacity > 0
        ? {
            colour: colourOf(element, 'text-background-color'),
            opacity,
            padding: element.numericStyle('text-background-padding'),
            isCircle: element.style('text-background-shape') === 'circle',
          }
        : undefined,
    border: borderWidth > 0 ? { width: borderWidth, colour: colourOf(element, 'text-border-color') } : undefined,
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

function colourOf(element: NodeSingular | EdgeSingular, name: string): string {
  return String(element.style(name));
}
