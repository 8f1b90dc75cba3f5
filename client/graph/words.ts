// Kinds, stances and edges in the words of the screen.
import type { EdgeKind, NodeKind, SpeechAct, Stance } from '../api/operations.generated.ts';
import type { FuzzyDate } from './graph.ts';

// Written so that a word which is added to the schema does not compile until it stands here, too.
export const NODE_KINDS = Object.keys({
  COUNTRY: true,
  AGENCY: true,
  OFFICIAL: true,
  STATEMENT: true,
  CLAIM: true,
  EVENT: true,
  SOURCE: true,
} satisfies Record<NodeKind, true>) as readonly NodeKind[];
export const EDGE_KINDS = Object.keys({
  MADE: true,
  SPEAKS_FOR: true,
  PART_OF: true,
  EXPRESSES: true,
  ABOUT: true,
  RESPONDS_TO: true,
  MADE_AT: true,
  REPORTED_IN: true,
  REPORTED_BY: true,
  CONTRADICTS: true,
  SUPPORTS: true,
  INVOLVES: true,
} satisfies Record<EdgeKind, true>) as readonly EdgeKind[];

export const STANCE_GLYPH: Readonly<Record<Stance, string>> = {
  ASSERTS: '+',
  DENIES: '×',
  CONSIDERS: '~',
  DOES_NOT_CONFIRM: '?',
  DECLINES_TO_COMMENT: '…',
};
export const STANCES = Object.keys(STANCE_GLYPH) as readonly Stance[];

/** The two poles; whoever takes another stance holds back. */
export function isPole(stance: Stance): stance is 'ASSERTS' | 'DENIES' {
  return stance === 'ASSERTS' || stance === 'DENIES';
}

/** What the colour of a stance is called, and the class of what has it: "stance-does-not-confirm". */
export function stanceSlug(stance: Stance): string {
  return `stance-${stance.toLowerCase().replaceAll('_', '-')}`;
}

/** `DOES_NOT_CONFIRM` is "does not confirm". */
export function inWords(name: NodeKind | EdgeKind | Stance | SpeechAct): string {
  return name.toLowerCase().replaceAll('_', ' ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "21 Oct 2024", "14 – 20 Oct 2024", "Jun 2024", "2022", or "undated". Without `year`, "21 Oct". */
export function dateInWords(date: FuzzyDate | null | undefined, { year = true }: { year?: boolean } = {}): string {
  if (!date) return 'undated';
  const [start, end] = [partsOf(date.start), partsOf(date.end)];
  const tail = (parts: typeof start) => (year ? ` ${parts.year}` : '');
  if (date.precision === 'YEAR') return start.year;
  if (date.precision === 'MONTH') return `${start.month}${tail(start)}`;
  if (date.start === date.end) return `${start.day} ${start.month}${tail(start)}`;
  if (start.year !== end.year) return `${start.day} ${start.month} ${start.year} – ${end.day} ${end.month} ${end.year}`;
  if (start.month !== end.month) return `${start.day} ${start.month} – ${end.day} ${end.month}${tail(end)}`;
  return `${start.day} – ${end.day} ${end.month}${tail(end)}`;
}

/** A date as exactly as so many characters can say it: with its day, else with its month, else its year; "undated" whatever its length. */
export function dateInSpace(date: FuzzyDate | null | undefined, characters: number, { year = true }: { year?: boolean } = {}): string {
  const exact = dateInWords(date, { year });
  if (!date || exact.length <= characters) return exact;
  const end = partsOf(date.end);
  const month = year ? `${end.month} ${end.year}` : end.month;
  return month.length <= characters || !year ? month : end.year;
}

function partsOf(day: string) {
  const [year = '', month = '1', date = ''] = day.split('-');
  return { year: year.replace(/^0+/u, ''), month: MONTHS[Number(month) - 1]!, day: String(Number(date)) };
}

/** "24 Nov 2026, 06:20", in the person's own time. */
export function dayAndTime(instant: string): string {
  const at = new Date(instant);
  const [hours, minutes] = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return `${at.getDate()} ${MONTHS[at.getMonth()]} ${at.getFullYear()}, ${hours}:${minutes}`;
}

/** Of statements without a date: `days`, ascending and at least one, are those on which the first source of each came out. */
export function saidBeforeInWords(days: readonly string[]): string {
  const last = days.at(-1)!;
  const day = dateInWords({ start: last, end: last, precision: 'DAY' });
  return days.length === 1
    ? `Said before ${day}, when the source came out.`
    : `Each said before its source came out, the last of them on ${day}.`;
}
