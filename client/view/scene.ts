// What the canvas draws, as plain values: shapes, lines and labels with the places and colours that Cytoscape gave them.
import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { Graph } from '../graph/graph.ts';
import type { Scene, SceneEdge, SceneLabel, SceneNode, SceneShape } from '../graph/scene.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { edgeIdOf, isMark } from './elements.ts';
import { createLooks, type Look } from './looks.ts';
import { partOf, type PictureIds } from './picture-part.ts';
import { withSettledLines } from './renderer.ts';

const SHAPES = new Set(['star', 'diamond', 'ellipse', 'right-rhomboid', 'triangle', 'tag', 'rectangle', 'round-rectangle']);
const ARROWS = new Set(['triangle', 'tee', 'vee', 'circle']);
const BORDERS = new Set(['solid', 'dashed', 'dotted', 'double']);

/** @param graph says in words what is drawn */
export function readScene(cy: Core, ids: PictureIds, ground: string, graph: Graph): Scene {
  const looks = createLooks(cy);
  try {
    const measure = createMeasure();
    const part = partOf(cy, ids);
    const edges = withSettledLines(cy, () => part.edges().map((edge) => sceneEdge(edge, looks.of(edge), graph, measure)));
    const nodes = part
      .nodes()
      .map((node) => ({ node, look: looks.of(node) }))
      .map(({ node, look }) => ({ node, look, depth: look.number('z-index') }))
      .toSorted((a, b) => a.depth - b.depth)
      .map(({ node, look }) => sceneNode(node, look, graph, measure));
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

function sceneNode(node: NodeSingular, look: Look, graph: Graph, measure: Measure): SceneNode {
  const id = isMark(node.id()) ? undefined : node.id();
  const drawn = id === undefined ? undefined : graph.nodes.get(id);
  const shape = look.text('shape');
  const { x, y } = node.position();
  const borderWidth = look.number('border-width');
  const borderStyle = look.text('border-style');
  const stripes = look.text('background-fill') === 'linear-gradient' ? stripesOf(node) : [];
  const [width, height] = [node.width(), node.height()];
  const valign = look.text('text-valign');
  const anchor = valign === 'bottom' ? y + height / 2 : valign === 'top' ? y - height / 2 : y;
  return {
    id,
    title: drawn ? `${capitalised(inWords(drawn.kind))}: ${drawn.label}` : '',
    shape: (SHAPES.has(shape) ? shape : 'rectangle') as SceneShape,
    x,
    y,
    width,
    height,
    fill: look.number('background-opacity') > 0 ? look.text('background-color') : undefined,
    border:
      borderWidth > 0
        ? {
            width: borderWidth,
            colour: look.text('border-color'),
            style: (BORDERS.has(borderStyle) ? borderStyle : 'solid') as 'solid',
          }
        : undefined,
    stripes,
    label: sceneLabel(node, look, { x, y: anchor }, valign, measure),
  };
}

function sceneEdge(edge: EdgeSingular, look: Look, graph: Graph, measure: Measure): SceneEdge {
  const id = edgeIdOf(edge.id());
  const drawn = graph.edges.get(id);
  const name = (end: string) => graph.nodes.get(end)?.label ?? end;
  const [source, target] = [edge.data('source') as string, edge.data('target') as string];
  const arrow = look.text('target-arrow-shape');
  const isDashed = look.text('line-style') === 'dashed';
  const colour = look.text('line-color');
  return {
    id,
    source,
    target,
    title: drawn ? `${name(source)} – ${inWords(drawn.stance ?? drawn.kind)} – ${name(target)}` : '',
    start: edge.sourceEndpoint(),
    end: edge.targetEndpoint(),
    controls: (edge.isLoop() ? edge.controlPoints() : (edge.controlPoints() ?? edge.segmentPoints())) ?? [],
    width: look.number('width'),
    colour,
    dashes: isDashed ? look.text('line-dash-pattern').split(/[ ,]+/u).map(Number) : [],
    roundCap: look.text('line-cap') === 'round',
    arrow: ARROWS.has(arrow)
      ? {
          shape: arrow as 'triangle',
          colour: look.text('target-arrow-color'),
          hollow: look.text('target-arrow-fill') === 'hollow',
          scale: look.number('arrow-scale'),
        }
      : undefined,
    label: look.text('label') === '' ? undefined : sceneLabel(edge, look, edge.midpoint(), 'center', measure),
  };
}

/** @param anchor the point that the text hangs under, stands over or surrounds */
function sceneLabel(
  element: NodeSingular | EdgeSingular,
  look: Look,
  anchor: { x: number; y: number },
  valign: string,
  measure: Measure,
): SceneLabel | undefined {
  const written = look.text('label');
  if (written === '') return undefined;
  const size = look.number('font-size');
  const weight = look.text('font-weight');
  const family = look.text('font-family');
  const lines = written.split('\n');
  const lineHeight = size * look.number('line-height');
  const height = lines.length * lineHeight;
  const y = anchor.y + look.number('text-margin-y');
  const opacity = look.number('text-background-opacity');
  const borderWidth = look.number('text-border-opacity') > 0 ? look.number('text-border-width') : 0;
  return {
    lines,
    x: anchor.x + look.number('text-margin-x'),
    top: valign === 'bottom' ? y : valign === 'top' ? y - height : y - height / 2,
    lineHeight,
    width: Math.max(...lines.map((line) => measure(line, `${weight} ${size}px ${family}`))),
    size,
    family,
    weight,
    colour: look.text('color'),
    background:
      opacity > 0
        ? {
            colour: look.text('text-background-color'),
            opacity,
            padding: look.number('text-background-padding'),
            isCircle: look.text('text-background-shape') === 'circle',
          }
        : undefined,
    border: borderWidth > 0 ? { width: borderWidth, colour: look.text('text-border-color') } : undefined,
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
