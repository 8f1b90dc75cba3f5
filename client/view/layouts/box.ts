// How much room a drawn node takes, its label included: what layouts keep apart, and how labels break.
import type { DrawnNode } from '../../graph/graph.ts';

/** In px at zoom 1, around the node's centre; the label hangs below. */
export interface Box {
  width: number;
  above: number;
  below: number;
}

/** What a screen as narrow as a phone's has less of. Widths in px at zoom 1, the rest in characters and lines. */
interface Measures {
  claimWidth: number;
  claimCharacters: number;
  claimLines: number;
  labelCharacters: number;
  labelLines: number;
  /** Whether a second line says whom a speaker belongs to. */
  withDetail: boolean;
}

const WIDE: Measures = { claimWidth: 200, claimCharacters: 22, claimLines: 3, labelCharacters: 24, labelLines: 2, withDetail: true };
const NARROW: Measures = { claimWidth: 142, claimCharacters: 15, claimLines: 4, labelCharacters: 12, labelLines: 3, withDetail: false };

const CLAIM_LINE = 19;
/** Mean width of a character and height of a line in the font of the labels, in px. */
const CHARACTER = 6.6;
const LINE = 14;
const DATE_CHARACTER = 5.6;

/** Kind by kind: width and height of the shape; a claim's card is as high as its text. */
export const SHAPE_SIZE = {
  COUNTRY: [30, 30],
  AGENCY: [24, 24],
  OFFICIAL: [20, 20],
  STATEMENT: [24, 14],
  EVENT: [20, 18],
  SOURCE: [22, 16],
} as const satisfies Record<Exclude<DrawnNode['kind'], 'CLAIM'>, readonly [number, number]>;

export interface Sizes {
  claimWidth: number;
  /** A claim's text as it is written on its card: at most three lines, four on a narrow one. */
  claimLines(text: string): string[];
  /** The height of a claim's card, with room for the tally under its text. */
  claimHeight(text: string): number;
  /** What stands under a node other than a claim or a statement: its name, and what it is part of where there is room. */
  labelLines(node: DrawnNode): string[];
  boxOf(node: DrawnNode): Box;
}

export function sizesFor(narrow: boolean): Sizes {
  const measures = narrow ? NARROW : WIDE;
  const claimLines = (text: string) => wrap(text, measures.claimCharacters, measures.claimLines);
  const claimHeight = (text: string) => claimLines(text).length * CLAIM_LINE + 36;
  const labelLines = (node: DrawnNode) => {
    if (node.kind === 'STATEMENT' || node.kind === 'CLAIM') return [];
    const name = wrap(node.label, measures.labelCharacters, measures.labelLines);
    return measures.withDetail && node.detail && name.length === 1 ? [...name, ...wrap(node.detail, measures.labelCharacters, 1)] : name;
  };
  return {
    claimWidth: measures.claimWidth,
    claimLines,
    claimHeight,
    labelLines,
    boxOf(node) {
      if (node.kind === 'CLAIM') {
        const half = claimHeight(node.label) / 2;
        return { width: measures.claimWidth, above: half, below: half };
      }
      const [width, height] = SHAPE_SIZE[node.kind];
      if (node.kind === 'STATEMENT') {
        const date = node.saidAt ? dateWidth(node.saidAt) : 0;
        return { width: Math.max(width, date), above: height / 2, below: height / 2 + (date > 0 ? LINE + 4 : 0) };
      }
      const lines = labelLines(node);
      const longest = Math.max(...lines.map((line) => line.length), 0);
      return { width: Math.max(width, longest * CHARACTER), above: height / 2, below: height / 2 + 6 + lines.length * LINE };
    },
  };
}

/** "21 Oct" is short, "28 Sep – 3 Oct" is long. */
function dateWidth({ start, end }: NonNullable<DrawnNode['saidAt']>): number {
  return (start === end ? 6 : 15) * DATE_CHARACTER;
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
