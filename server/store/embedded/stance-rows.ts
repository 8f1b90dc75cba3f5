// The positions that pass a filter as columns of small numbers, so that a million of them is counted in little time and memory.
import type { StatementFilter } from '../../graph/filter.ts';
import { compareIds } from '../../graph/order.ts';
import type { Database } from './database.ts';
import { chunksOf } from './nodes.ts';
import { STANCE_ROOM } from './rows.ts';
import { scanSaid } from './said-scan.ts';
import type { Slices } from '../slices.ts';

/** One row for each position, in the order of the statements' keys. `claim` and `speaker` are places in `claims` and `speakers`. */
export interface StanceRows {
  length: number;
  /** Keys of nodes. */
  statement: Int32Array;
  claim: Int32Array;
  speaker: Int32Array;
  /** Places in the enum. */
  stance: Uint8Array;
  claims: readonly number[];
  speakers: readonly number[];
}

export async function readStanceRows(database: Database, filter: StatementFilter | undefined, slices: Slices): Promise<StanceRows> {
  let room = 4_096;
  let rows = { statement: new Int32Array(room), claim: new Int32Array(room), speaker: new Int32Array(room), stance: new Uint8Array(room) };
  let length = 0;
  const [claims, speakers] = [createPlaces(), createPlaces()];
  await scanSaid(
    database,
    {
      filter,
      columns: () => ['s.statement', 's.claim', `s.speaker * ${STANCE_ROOM} + s.stance`],
      where: ({ statement, stance, speaker }) => statement + stance + speaker,
    },
    slices,
    (columns) => {
      const [statement, claim, taken] = columns as [number[], number[], number[]];
      if (length + statement.length > room) {
        room = Math.max(2 * room, length + statement.length);
        rows = {
          statement: grown(rows.statement, new Int32Array(room)),
          claim: grown(rows.claim, new Int32Array(room)),
          speaker: grown(rows.speaker, new Int32Array(room)),
          stance: grown(rows.stance, new Uint8Array(room)),
        };
      }
      for (let place = 0; place < statement.length; place += 1, length += 1) {
        rows.statement[length] = statement[place]!;
        rows.claim[length] = claims.placeOf(claim[place]!);
        rows.speaker[length] = speakers.placeOf(Math.floor(taken[place]! / STANCE_ROOM));
        rows.stance[length] = taken[place]! % STANCE_ROOM;
      }
    },
  );
  return { ...rows, length, claims: claims.keys, speakers: speakers.keys };
}

/** How many different statements each claim, or each speaker, has among the rows that are kept. */
export function countStatements(rows: StanceRows, of: 'claim' | 'speaker', isKept: (row: number) => boolean = () => true): Int32Array {
  const size = (of === 'claim' ? rows.claims : rows.speakers).length;
  const counts = new Int32Array(size);
  const lastCounted = new Int32Array(size);
  for (let row = 0; row < rows.length; row += 1) {
    const place = rows[of][row]!;
    if (lastCounted[place] === rows.statement[row] || !isKept(row)) continue;
    lastCounted[place] = rows.statement[row]!;
    counts[place]! += 1;
  }
  return counts;
}

/** The rows in the order of their claims, those of one claim in the order of the statements: claim c has `rows` from `starts[c]` to `starts[c + 1]`. */
export function groupByClaim(rows: StanceRows): { rows: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(rows.claims.length + 1);
  for (let row = 0; row < rows.length; row += 1) starts[rows.claim[row]! + 1]! += 1;
  for (let claim = 0; claim < rows.claims.length; claim += 1) starts[claim + 1]! += starts[claim]!;
  const next = starts.slice();
  const grouped = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const claim = rows.claim[row]!;
    grouped[next[claim]!] = row;
    next[claim]! += 1;
  }
  return { rows: grouped, starts };
}

/** A claim or a speaker of the rows, by its place there. */
export interface Chosen {
  place: number;
  id: string;
}

/** For each of the rows' `size` claims or speakers its index among those chosen, -1 where it is not. */
export function indexOfPlaces(chosen: readonly Chosen[], size: number): Int32Array {
  const indexes = new Int32Array(size).fill(-1);
  for (const [index, { place }] of chosen.entries()) indexes[place] = index;
  return indexes;
}

/** The places of `keys` by their score, highest first, then by id; those that score 0 are left out. No more than `most` of them. */
export async function highestFirst(
  database: Database,
  keys: readonly number[],
  scores: ArrayLike<number>,
  most: number,
  slices: Slices,
): Promise<Chosen[]> {
  const places = keys.map((_, place) => place).filter((place) => scores[place]! > 0);
  places.sort((a, b) => scores[b]! - scores[a]!);
  // Only those need ids that are ahead of, or level with, the last that there is room for.
  const lowest = scores[places[Math.min(most, places.length) - 1]!]!;
  const ahead = places.filter((place) => scores[place]! >= lowest);
  const ids = await idsOf(
    database,
    ahead.map((place) => keys[place]!),
    slices,
  );
  return ahead
    .map((place) => ({ place, id: ids.get(keys[place]!)! }))
    .sort((a, b) => scores[b.place]! - scores[a.place]! || compareIds(a.id, b.id))
    .slice(0, most);
}

async function idsOf(database: Database, keys: readonly number[], slices: Slices): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  for (const chunk of chunksOf(keys, 1_000)) {
    await slices.pause();
    const rows = database.all<{ key: number; id: string }>(
      'SELECT n.key, n.id FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value',
      {
        keys: JSON.stringify(chunk),
      },
    );
    for (const { key, id } of rows) ids.set(key, id);
  }
  return ids;
}

function createPlaces() {
  const places = new Map<number, number>();
  const keys: number[] = [];
  return {
    keys,
    placeOf(key: number): number {
      let place = places.get(key);
      if (place === undefined) {
        place = keys.length;
        places.set(key, place);
        keys.push(key);
      }
      return place;
    },
  };
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
