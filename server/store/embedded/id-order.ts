// Keys in the order of their nodes' ids, also where there are very many of them: the rank of every node is kept in memory, four bytes for each.
import type { Database } from './database.ts';
import type { Slices } from '../slices.ts';

/** So few are put in order by asking the database for their ids. */
const FEW = 1_000;
/** Nodes whose ranks are read in one run: some milliseconds. */
const RUN = 20_000;

interface Ranks {
  /** Keys in the order of ids, and the place of each key among them. */
  keys: Int32Array;
  placeOf: Int32Array;
  newest: number;
}

/** Nodes neither go nor change their ids, so that ranks hold until one comes. */
const kept = new WeakMap<Database, Ranks>();

/** Those of the keys whose ids come after `after`, where it is given, by id. A node that is written meanwhile may be left out. */
export async function keysByIds(database: Database, keys: readonly number[], after: string | undefined, slices: Slices): Promise<number[]> {
  if (keys.length <= FEW) {
    const sql = `SELECT n.key AS row FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value WHERE :after IS NULL OR n.id > :after ORDER BY n.id`;
    return database.list<number>(sql, { keys: JSON.stringify(keys), after: after ?? null });
  }
  const ranks = await readRanks(database, slices);
  const [last] =
    after === undefined ? [] : database.list<number>('SELECT key AS row FROM node WHERE id <= :after ORDER BY id DESC LIMIT 1', { after });
  const behind = last === undefined ? -1 : ranks.placeOf[last]!;
  const places = Int32Array.from(keys, (key) => ranks.placeOf[key] ?? -1).filter((place) => place > behind);
  return Array.from(places.sort(), (place) => ranks.keys[place]!);
}

async function readRanks(database: Database, slices: Slices): Promise<Ranks> {
  const newest = database.all<{ newest: number | null }>('SELECT max(key) AS newest FROM node')[0]!.newest ?? 0;
  const known = kept.get(database);
  if (known?.newest === newest) return known;
  const ranks: Ranks = { keys: new Int32Array(newest), placeOf: new Int32Array(newest + 1).fill(-1), newest };
  let last: number | undefined;
  let place = 0;
  do {
    await slices.pause();
    const run = database.list<number>(
      `SELECT key AS row FROM node WHERE :last IS NULL OR id > (SELECT id FROM node WHERE key = :last) ORDER BY id LIMIT ${RUN}`,
      { last: last ?? null },
    );
    last = run.at(-1);
    for (const key of run) {
      if (key > newest) continue;
      ranks.keys[place] = key;
      ranks.placeOf[key] = place;
      place += 1;
    }
  } while (last !== undefined);
  kept.set(database, ranks);
  return ranks;
}
