// The matrix as plain values: claims across in groups, speakers down in groups or by similarity, and what a cell says.
import type { NodeKind, Stance } from '../api/operations.generated.ts';
import { seriate } from './seriation.ts';
import { isPole, STANCES } from './words.ts';

export interface MatrixSpeaker {
  id: string;
  kind: NodeKind;
  label: string;
  /** Whom it speaks for or belongs to. */
  detail: string | undefined;
  /** An official whom the source does not name. */
  hollow: boolean;
}

export interface MatrixClaim {
  id: string;
  label: string;
  contested: boolean;
}

export interface Cell {
  /** Each once, in the order of the enum; at least one. */
  stances: readonly Stance[];
  /** Ids, newest first, undated last. */
  statements: readonly string[];
}

export interface Matrix {
  /** Most statements first, as the API gives them. */
  speakers: readonly MatrixSpeaker[];
  claims: readonly MatrixClaim[];
  /** By speaker, then claim. */
  cells: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

export type MatrixSort = 'stance' | 'similarity';

export interface ColumnGroup {
  title: string;
  isContested: boolean;
  claims: readonly MatrixClaim[];
}

export interface RowGroup {
  /** Absent where the rows are not in groups. */
  title: string | undefined;
  speakers: readonly MatrixSpeaker[];
}

/** Contested claims first, then those on which somebody takes a pole, then the rest; groups without a claim are left out. */
export function columnGroups({ claims, cells }: Matrix): ColumnGroup[] {
  const withPole = new Set<string>();
  for (const row of cells.values()) for (const [claim, { stances }] of row) if (stances.some(isPole)) withPole.add(claim);
  const groups = [
    { title: 'Contested', isContested: true, claims: claims.filter(({ contested }) => contested) },
    { title: 'Not contested', isContested: false, claims: claims.filter(({ id, contested }) => !contested && withPole.has(id)) },
    { title: 'No pole', isContested: false, claims: claims.filter(({ id, contested }) => !contested && !withPole.has(id)) },
  ];
  return groups.filter((group) => group.claims.length > 0);
}

const GROUPS = ['Assert it', 'Assert and deny it', 'Hold back', 'Deny it', 'Take no stance on it'] as const;

/** By the stance on one claim, or in one group by similarity, with those who assert the claim towards the top. */
export function rowGroups(matrix: Matrix, sort: MatrixSort, claim: string | undefined): RowGroup[] {
  const stancesOf = (speaker: MatrixSpeaker) => (claim === undefined ? undefined : matrix.cells.get(speaker.id)?.get(claim)?.stances);
  if (sort === 'similarity') return [{ title: undefined, speakers: bySimilarity(matrix, stancesOf) }];
  const groups = new Map<(typeof GROUPS)[number], MatrixSpeaker[]>(GROUPS.map((title) => [title, []]));
  for (const speaker of matrix.speakers) groups.get(groupOf(stancesOf(speaker)))!.push(speaker);
  return [...groups].flatMap(([title, speakers]) => (speakers.length > 0 ? [{ title, speakers }] : []));
}

function groupOf(stances: readonly Stance[] | undefined): (typeof GROUPS)[number] {
  if (!stances) return 'Take no stance on it';
  const [asserts, denies] = [stances.includes('ASSERTS'), stances.includes('DENIES')];
  if (asserts && denies) return 'Assert and deny it';
  return asserts ? 'Assert it' : denies ? 'Deny it' : 'Hold back';
}

function bySimilarity(matrix: Matrix, stancesOf: (speaker: MatrixSpeaker) => readonly Stance[] | undefined): MatrixSpeaker[] {
  // From one order, whatever order they came in.
  const speakers = matrix.speakers.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const rows = speakers.map(({ id }) => matrix.cells.get(id) ?? new Map<string, Cell>());
  const order = seriate(speakers.length, (a, b) => similarity(rows[a]!, rows[b]!)).map((place) => speakers[place]!);
  const placeOf = (stance: Stance) => {
    const places = order.flatMap((speaker, place) => (stancesOf(speaker)?.includes(stance) ? [place] : []));
    return places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  const [asserts, denies] = [placeOf('ASSERTS') ?? 0, placeOf('DENIES') ?? order.length];
  const isUpsideDown = asserts === denies ? (order[0]?.id ?? '') > (order.at(-1)?.id ?? '') : asserts > denies;
  return isUpsideDown ? order.toReversed() : order;
}

/**
 * How far two speakers stand alike: the mean, over the claims on which at least one of them takes a stance, of 1 where they hold the same,
 * three quarters where they hold the same pole and one of them says more, a half where both hold back in different ways, -1 where they hold opposite
 * poles, else 0. From -1 to 1; 1 only where their rows are the same.
 */
export function similarity(a: ReadonlyMap<string, Cell>, b: ReadonlyMap<string, Cell>): number {
  const claims = new Set([...a.keys(), ...b.keys()]);
  if (claims.size === 0) return 1;
  let sum = 0;
  for (const claim of claims) {
    const [left, right] = [a.get(claim)?.stances, b.get(claim)?.stances];
    if (left && right) sum += cellSimilarity(left, right);
  }
  return sum / claims.size;
}

function cellSimilarity(a: readonly Stance[], b: readonly Stance[]): number {
  if (a.length === b.length && a.every((stance, place) => stance === b[place])) return 1;
  const pole = (stances: readonly Stance[]) => stances.filter(isPole);
  const [left, right] = [pole(a), pole(b)];
  if (left.length === 0 && right.length === 0) return 0.5;
  if (left.length !== 1 || right.length !== 1) return 0;
  return left[0] === right[0] ? 0.75 : -1;
}

/** How many speakers take each stance on a claim, in the order of the enum. */
export function tallyOf({ cells }: Matrix, claim: string): { stance: Stance; speakers: number }[] {
  const counts = new Map<Stance, number>();
  for (const row of cells.values()) for (const stance of row.get(claim)?.stances ?? []) counts.set(stance, (counts.get(stance) ?? 0) + 1);
  return STANCES.flatMap((stance) => (counts.has(stance) ? [{ stance, speakers: counts.get(stance)! }] : []));
}

/** Without speakers of these kinds, and without claims on which nobody is left. */
export function withoutKinds({ speakers, claims, cells }: Matrix, kindsOff: ReadonlySet<NodeKind>): Matrix {
  const kept = speakers.filter(({ kind }) => !kindsOff.has(kind));
  if (kept.length === speakers.length) return { speakers, claims, cells };
  const rows = new Map(kept.flatMap(({ id }) => (cells.has(id) ? [[id, cells.get(id)!] as const] : [])));
  return { speakers: kept, claims: claims.filter(({ id }) => [...rows.values()].some((row) => row.has(id))), cells: rows };
}
