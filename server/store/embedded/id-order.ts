// Keys in the order of their nodes' ids, also where there are very many of them: the rank of every node is kept in memory, eight bytes for each.
import type { Slices } from '../slices.ts';
import type { Database } from './database.ts';
import { createSharedWork } from './shared-work.ts';

/** Nodes whose ranks are read in one run, and new ones whose places among the ranks are looked up in one: some milliseconds either. */
const RUN = 20_000;
const NEW_RUN = 1_000;

export interface Ranks {
  /** Keys in the order of ids, and the place of each key among them. */
  keys: Int32Array;
  placeOf: Int32Array;
  /** The highest key. */
  newest: number;
}

interface Kept {
  ranks: Ranks;
  share: ReturnType<typeof createSharedWork<Ranks>>;
}

/** Nodes neither go nor change their ids, so that ranks hold until one comes. */
const kept = new WeakMap<Database, Kept>();

/** Those of the keys whose ids come after `after`, where it is given, by id: for some thousand keys at most. */
export function inIdOrder(database: Database, keys: readonly number[], after: string | undefined): number[] {
  const sql = `SELECT n.key AS row FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value WHERE :after IS NULL OR n.id > :after ORDER BY n.id`;
  return database.list<number>(sql, { keys: JSON.stringify(keys), after: after ?? null });
}

/** The place of the first node whose id comes after `after`. */
export function placeBehind(database: Database, { placeOf, newest }: Ranks, after: string): number {
  const sql = 'SELECT key AS row FROM node WHERE id <= :after AND key <= :newest ORDER BY id DESC LIMIT 1';
  const [last] = database.list<number>(sql, { after, newest });
  return last === undefined ? 0 : placeOf[last]! + 1;
}

/** The highest key; 0 where there is no node. */
export function newestNode(database: Database): number {
  return database.all<{ newest: number | null }>('SELECT max(key) AS newest FROM node')[0]!.newest ?? 0;
}

/** The ranks of all nodes; one that is written meanwhile may be left out. */
export async function readRanks(database: Database, slices: Slices): Promise<Ranks> {
  const mine: Kept = kept.get(database) ?? {
    ranks: { keys: new Int32Array(), placeOf: new Int32Array(1), newest: 0 },
    share: createSharedWork(),
  };
  kept.set(database, mine);
  const newest = newestNode(database);
  if (mine.ranks.newest === newest) return mine.ranks;
  return mine.share('', slices, async () => {
    // A few new ones among many are cheaper to put in their places than all are to read again.
    const isFew = newest - mine.ranks.newest < mine.ranks.keys.length / 8;
    mine.ranks = isFew ? await withNew(database, mine.ranks, newest, slices) : await readAll(database, newest, slices);
    return mine.ranks;
  });
}

async function readAll(database: Database, newest: number, slices: Slices): Promise<Ranks> {
  const keys = new Int32Array(newest);
  let count = 0;
  let last: number | undefined;
  do {
    await slices.pause();
    const run = database.list<number>(
      `SELECT key AS row FROM node WHERE id > coalesce((SELECT id FROM node WHERE key = :last), '') ORDER BY id LIMIT ${RUN}`,
      { last: last ?? null },
    );
    last = run.at(-1);
    for (const key of run) if (key <= newest) keys[count++] = key;
  } while (last !== undefined);
  return ranksOf(keys.subarray(0, count), newest);
}

async function withNew(database: Database, before: Ranks, newest: number, slices: Slices): Promise<Ranks> {
  let ranks = before;
  while (ranks.newest < newest) {
    await slices.pause();
    const until = Math.min(newest, ranks.newest + NEW_RUN);
    // Each new node with the one whose id comes before its own; newer ones still do not count yet.
    const added = database.list<[number, number | null]>(
      `SELECT json_array(n.key, (SELECT p.key FROM node p WHERE p.id < n.id AND p.key <= :until ORDER BY p.id DESC LIMIT 1)) AS row
       FROM (SELECT key, id FROM node WHERE key > :after AND key <= :until ORDER BY id) n`,
      { after: ranks.newest, until },
    );
    ranks = inserted(ranks, added, until);
  }
  return ranks;
}

/** `added` in the order of ids: what comes behind a new one stands right behind it. */
function inserted(ranks: Ranks, added: readonly (readonly [number, number | null])[], newest: number): Ranks {
  const keys = new Int32Array(ranks.keys.length + added.length);
  let copied = 0;
  for (const [nth, [key, before]] of added.entries()) {
    const old = before === null ? 0 : before <= ranks.newest ? ranks.placeOf[before]! + 1 : copied;
    keys.set(ranks.keys.subarray(copied, old), copied + nth);
    copied = old;
    keys[old + nth] = key;
  }
  keys.set(ranks.keys.subarray(copied), copied + added.length);
  return ranksOf(keys, newest);
}

function ranksOf(keys: Int32Array, newest: number): Ranks {
  const placeOf = new Int32Array(newest + 1);
  for (let place = 0; place < keys.length; place += 1) placeOf[keys[place]!] = place;
  return { keys, placeOf, newest };
}
