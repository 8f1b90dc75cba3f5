// How much room a drawn node takes, its label included: what layouts keep apart.
import type { DrawnNode } from '../../graph/graph.ts';

/** In px at zoom 1, around the node's centre; the label hangs below. */
export interface Box {
  width: number;
  above: number;
  below: number;
}

export const CLAIM_WIDTH = 200;
export const CLAIM_LINE = 19;
const CLAIM_CHARACTERS = 22;
const MAX_CLAIM_LINES = 3;
const LABEL_CHARACTERS = 26;
const CHARACTER = 6.6;
const LINE = 14;

/** Kind by kind: width and height of the shape. */
export const SHAPE_SIZE = {
  COUNTRY: [30, 30],
  AGENCY: [24, 24],
  OFFICIAL: [20, 20],
  STATEMENT: [24, 14],
  CLAIM: [CLAIM_WIDTH, 0],
  EVENT: [20, 18],
  SOURCE: [22, 16],
} as const satisfies Record<DrawnNode['kind'], readonly [number, number]>;

/** A claim's text as it is written on its card: at most three lines of some 22 characters. */
export function claimLines(text: string): string[] {
  return wrap(text, CLAIM_CHARACTERS, MAX_CLAIM_LINES);
}

/** The height of a claim's card, with room for the tally under its text. */
export function claimHeight(text: string): number {
  return claimLines(text).length * CLAIM_LINE + 36;
}

/** What stands under a node other than a claim, two lines at most: its name, and what it is part of where there is room. */
export function labelLines(node: DrawnNode): string[] {
  if (node.kind === 'STATEMENT' || node.kind === 'CLAIM') return [];
  const name = wrap(node.label, LABEL_CHARACTERS, 2);
  return node.detail && name.length === 1 ? [...name, ...wrap(node.detail, LABEL_CHARACTERS, 1)] : name;
}

export function boxOf(node: DrawnNode): Box {
  if (node.kind === 'CLAIM') {
    const half = claimHeight(node.label) / 2;
    return { width: CLAIM_WIDTH, above: half, below: half };
  }
  const [width, height] = SHAPE_SIZE[node.kind];
  if (node.kind === 'STATEMENT') return { width: 60, above: height / 2, below: height / 2 + (node.saidAt ? LINE + 2 : 0) };
  const lines = labelLines(node);
  const longest = Math.max(...lines.map((line) => line.length), 0);
  return { width: Math.max(width, longest * CHARACTER), above: height / 2, below: height / 2 + 6 + lines.length * LINE };
}

function wrap(text: string, characters: number, maxLines: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, maxLines).map((line) => (line.length > characters ? `${line.slice(0, characters - 1)}…` : line));
  if (lines.length > maxLines && !kept.at(-1)!.endsWith('…')) kept[maxLines - 1] = `${kept[maxLines - 1]!.slice(0, characters - 1)}…`;
  return kept;
}
