// The drawn picture down to its strokes, as plain values: what the canvas hands to the writers of files. In px at zoom 1, y downwards.

export interface Scene {
  /** Behind everything. */
  ground: string;
  nodes: readonly SceneNode[];
  edges: readonly SceneEdge[];
}

/** Names of Cytoscape's node shapes that the writers know; any other is drawn as a rectangle. */
export type SceneShape = 'star' | 'diamond' | 'ellipse' | 'right-rhomboid' | 'triangle' | 'tag' | 'rectangle' | 'round-rectangle';

export interface SceneNode {
  /** The node's id; undefined for a mark that the canvas adds: a tally, a heading, "+12 more". */
  id: string | undefined;
  /** What it is in full, for who cannot see it. */
  title: string;
  shape: SceneShape;
  /** The centre. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Undefined where it is not filled. */
  fill: string | undefined;
  border: { width: number; colour: string; style: 'solid' | 'dashed' | 'dotted' | 'double' } | undefined;
  /** Instead of the fill: colours side by side, `from` and `to` in percent of the width. */
  stripes: readonly { colour: string; from: number; to: number }[];
  label: SceneLabel | undefined;
}

export interface SceneEdge {
  id: string;
  source: string;
  target: string;
  title: string;
  start: ScenePoint;
  /** The arrow's tip. */
  end: ScenePoint;
  /** Of a curve, of which one is a quadratic Bézier's; none where it is straight. */
  controls: readonly ScenePoint[];
  width: number;
  colour: string;
  /** Lengths of dash and gap, in px; empty where the line is solid. */
  dashes: readonly number[];
  roundCap: boolean;
  arrow: { shape: 'triangle' | 'tee' | 'vee' | 'circle'; colour: string; hollow: boolean; scale: number } | undefined;
  label: SceneLabel | undefined;
}

export interface ScenePoint {
  x: number;
  y: number;
}

export interface SceneLabel {
  lines: readonly string[];
  /** The middle of each line. */
  x: number;
  /** The upper edge of the first line. */
  top: number;
  lineHeight: number;
  /** Of the widest line. */
  width: number;
  size: number;
  /** With its fallbacks, as in CSS. */
  family: string;
  weight: string;
  colour: string;
  background: { colour: string; opacity: number; padding: number; isCircle: boolean } | undefined;
  border: { width: number; colour: string } | undefined;
}
