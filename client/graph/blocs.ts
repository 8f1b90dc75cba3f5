// The blocs: who stands with whom, what each bloc is called, and on which side it sits. Ties flow in.
import type { Tie } from './ties.ts';

export interface BlocName {
  claimId: string;
  claim: string;
  stance: 'ASSERTS' | 'DENIES';
  /** How many members hold it. */
  holders: number;
}

export type Side = 'left' | 'right' | 'below';

/** Speakers who agree among each other more than they clash. */
export interface Bloc {
  /** Its first member's. */
  id: string;
  /** Ids, whoever has the most to agree and clash on first. */
  members: readonly string[];
  /** The pole on a contested claim that sets it apart; undefined where there is none. */
  name: BlocName | undefined;
  /** Below: it clashes with nobody. */
  side: Side;
}

/** Poles of speakers on contested claims, the claims in the API's order. */
export interface Poles {
  claims: readonly { id: string; label: string }[];
  /** By claim, then speaker; who holds both poles is left out. */
  poleOf: ReadonlyMap<string, ReadonlyMap<string, 'ASSERTS' | 'DENIES'>>;
}

/**
 * Blocs, the largest first; who has no tie is in none. Deterministic. Pairs of blocs are joined, those with the most agreements less clashes between
 * them first, until every join would bring more clashes than agreements: greedy correlation clustering (Bansal, Blum and Chawla 2004).
 */
export function findBlocs(ties: readonly Tie[], poles: Poles): Bloc[] {
  const groups = joinWhileAgreeing(ties);
  const strength = new Map<string, number>();
  for (const { source, target, agreements, clashes } of ties) {
    for (const id of [source, target]) strength.set(id, (strength.get(id) ?? 0) + agreements + clashes);
  }
  const ranked = groups
    .map((members) => members.toSorted((a, b) => (strength.get(b) ?? 0) - (strength.get(a) ?? 0) || compare(a, b)))
    .toSorted((a, b) => b.length - a.length || (strength.get(b[0]!) ?? 0) - (strength.get(a[0]!) ?? 0) || compare(a[0]!, b[0]!));
  const named = ranked.map((members) => ({ id: members[0]!, members, name: nameOf(members, poles) }));
  const sides = seat(ranked, ties);
  return turnToSides(named.map((bloc, place) => ({ ...bloc, side: sides[place]! })));
}

function joinWhileAgreeing(ties: readonly Tie[]): string[][] {
  const ids = [...new Set(ties.flatMap(({ source, target }) => [source, target]))].toSorted(compare);
  const place = new Map(ids.map((id, index) => [id, index]));
  const size = ids.length;
  const net = new Float64Array(size * size);
  for (const { source, target, agreements, clashes } of ties) {
    const [a, b] = [place.get(source)!, place.get(target)!];
    net[a * size + b] = net[b * size + a] = agreements - clashes;
  }
  const groups: (string[] | undefined)[] = ids.map((id) => [id]);
  for (;;) {
    let [first, second, most] = [-1, -1, 0];
    for (let a = 0; a < size; a += 1) {
      if (!groups[a]) continue;
      for (let b = a + 1; b < size; b += 1) if (groups[b] && net[a * size + b]! > most) [first, second, most] = [a, b, net[a * size + b]!];
    }
    if (first === -1) return groups.filter((group) => group !== undefined);
    groups[first] = [...groups[first]!, ...groups[second]!];
    groups[second] = undefined;
    for (let other = 0; other < size; other += 1) {
      net[first * size + other] = net[other * size + first] = net[first * size + other]! + net[second * size + other]!;
    }
  }
}

/** The pole that most members hold and fewest others do, held by more than one of them unless it is alone; of equals the claim that comes first. */
function nameOf(members: readonly string[], { claims, poleOf }: Poles): BlocName | undefined {
  const own = new Set(members);
  let best: BlocName | undefined;
  let most = 0;
  for (const { id, label } of claims) {
    for (const stance of ['ASSERTS', 'DENIES'] as const) {
      const holders = [...(poleOf.get(id) ?? [])].filter(([, pole]) => pole === stance).map(([speaker]) => speaker);
      const inside = holders.filter((speaker) => own.has(speaker)).length;
      const lead = inside - (holders.length - inside);
      if (inside >= Math.min(2, members.length) && lead > most) {
        best = { claimId: id, claim: label, stance, holders: inside };
        most = lead;
      }
    }
  }
  return best;
}

/** Each bloc sits opposite those with which it clashes most, and below where it clashes with none of them; where nobody clashes at all, on either side. */
function seat(blocs: readonly (readonly string[])[], ties: readonly Tie[]): Side[] {
  const blocOf = new Map(blocs.flatMap((members, place) => members.map((id) => [id, place] as const)));
  const between = ties.flatMap((tie) => {
    const [a, b] = [blocOf.get(tie.source)!, blocOf.get(tie.target)!];
    return a === b || tie.clashes === 0 ? [] : [{ a, b, net: tie.clashes - tie.agreements }];
  });
  const sides: Side[] = [];
  for (const place of blocs.keys()) {
    const own = between.filter(({ a, b }) => a === place || b === place);
    let pull = 0;
    for (const { a, b, net } of own) {
      const other = sides[a === place ? b : a];
      if (other) pull += net * (other === 'left' ? 1 : -1);
    }
    const crowd = (side: Side) => blocs.reduce((sum, list, index) => sum + (sides[index] === side ? list.length : 0), 0);
    if (own.length === 0 && between.length > 0) sides[place] = 'below';
    else sides[place] = pull === 0 ? (crowd('left') <= crowd('right') ? 'left' : 'right') : pull > 0 ? 'right' : 'left';
  }
  return sides;
}

/** Those who assert stand on the left, as everywhere: the sides change places where the first named bloc denies. */
function turnToSides(blocs: readonly Bloc[]): Bloc[] {
  const first = blocs.find(({ name, side }) => name !== undefined && side !== 'below');
  const isTurned = first?.name && (first.name.stance === 'ASSERTS') !== (first.side === 'left');
  return blocs.map((bloc) => (isTurned && bloc.side !== 'below' ? { ...bloc, side: bloc.side === 'left' ? 'right' : 'left' } : bloc));
}

/** Who, in these ties, agrees more with another bloc than with the own: blocs are of one time, ties perhaps of another. */
export function turncoats(blocs: readonly Bloc[], ties: readonly Tie[]): { speaker: string; towards: string }[] {
  const blocOf = new Map(blocs.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const leaning = new Map<string, Map<string, number>>();
  for (const { source, target, agreements, clashes } of ties) {
    for (const [speaker, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const towards = blocOf.get(other);
      if (towards === undefined || !blocOf.has(speaker)) continue;
      const sums = leaning.get(speaker) ?? new Map<string, number>();
      leaning.set(speaker, sums.set(towards, (sums.get(towards) ?? 0) + agreements - clashes));
    }
  }
  return [...leaning].flatMap(([speaker, sums]) => {
    const own = sums.get(blocOf.get(speaker)!) ?? 0;
    const [towards, most] = [...sums].toSorted(([a, left], [b, right]) => right - left || compare(a, b))[0]!;
    return most > 0 && most > own && towards !== blocOf.get(speaker) ? [{ speaker, towards }] : [];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
