// Who stands on which side in the Sides layout, with which statements, and beside whom. Pure: a graph in, seats out.
import type { Graph } from '../../graph/graph.ts';
import { standings } from '../../graph/reading.ts';

type Side = 'left' | 'right' | 'below';

/** A speaker with what they said. */
export interface Seat {
  /** The speaker's; of a statement whose speaker is not drawn, the statement's. */
  id: string;
  speaker?: string | undefined;
  side: Side;
  statements: readonly string[];
  /** Whom the speaker speaks for or is part of, where these have no seat and no later one brings them. */
  affiliates: string[];
  /** Speakers of one side who belong together share it. */
  group: string;
}

/** A speaker stands by the claim that most is said about among those that they take a pole on; without any pole they hold back. */
export function seatSpeakers(graph: Graph): Seat[] {
  const expressing = new Set<string>();
  const made = new Map<string, Set<string>>();
  const spoken = new Set<string>();
  const belongs = new Map<string, string[]>();
  for (const { kind, source, target } of graph.edges.values()) {
    if (kind === 'EXPRESSES') expressing.add(source);
    if (kind === 'MADE') {
      made.set(source, (made.get(source) ?? new Set()).add(target));
      spoken.add(target);
    }
    if (kind === 'SPEAKS_FOR' || kind === 'PART_OF') belongs.set(source, [...(belongs.get(source) ?? []), target]);
  }
  const ranked = standings(graph);
  const sideOf = (id: string): Side => {
    const home = ranked.find(({ asserts, denies }) => asserts.has(id) || denies.has(id));
    if (home === undefined) return 'below';
    return home.asserts.has(id) ? 'left' : 'right';
  };
  const speakers = [...made]
    .filter(([, statements]) => [...statements].some((statement) => expressing.has(statement)))
    .map(([id, statements]) => ({ id, speaker: id, statements: [...statements].toSorted() }));
  const unspoken = [...expressing].filter((id) => !spoken.has(id)).map((id) => ({ id, speaker: undefined, statements: [id] }));
  const seats = [...speakers, ...unspoken].map((seat): Seat => ({ ...seat, side: sideOf(seat.id), affiliates: [], group: seat.id }));
  joinGroups(seats, belongs);
  return seats;
}

/** Each affiliate without a seat of its own goes with the last of its people, once `seats` are in the order in which they stand. */
export function bringAffiliates(graph: Graph, seats: readonly Seat[], isTaken: (id: string) => boolean): void {
  const last = new Map<string, Seat>();
  const bySpeaker = new Map(seats.map((seat) => [seat.id, seat]));
  const place = new Map(seats.map((seat, index) => [seat, index]));
  for (const { kind, source, target } of graph.edges.values()) {
    const seat = bySpeaker.get(source);
    if ((kind !== 'SPEAKS_FOR' && kind !== 'PART_OF') || !seat || isTaken(target)) continue;
    const other = last.get(target);
    if (!other || place.get(other)! < place.get(seat)!) last.set(target, seat);
  }
  for (const [id, seat] of last) seat.affiliates.push(id);
}

/** Speakers of one side who speak for, or are part of, each other or the same body are one group, named for its first. */
function joinGroups(seats: readonly Seat[], belongs: ReadonlyMap<string, readonly string[]>): void {
  for (const side of ['left', 'right', 'below'] as const) {
    const firstOf = new Map<string, string>();
    for (const seat of seats.filter((one) => one.side === side).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const bodies = [seat.id, ...(belongs.get(seat.id) ?? [])];
      const known = bodies.map((body) => firstOf.get(body)).find((first) => first !== undefined);
      seat.group = known ?? seat.id;
      for (const body of bodies) if (!firstOf.has(body)) firstOf.set(body, seat.group);
    }
  }
}
