// The nodes that match an expression of the full text. Those of frequent words are remembered, and what is written later is added to them: a person who
// pages through them, or comes back to them, asks for the same again and again, and it takes long to find.
import type { Slices } from '../slices.ts';
import type { Database } from './database.ts';
import { textRevision } from './found.ts';
import { inIdOrder, newestNode, placeBehind, readRanks } from './id-order.ts';
import { createSharedWork } from './shared-work.ts';

/** Matches that are listed in one run: some milliseconds. */
const LISTED = 20_000;
/** Expressions that are remembered, the last ones asked; each takes at most a bit for every node. */
const REMEMBERED = 64;
/** So few are put in order by asking the database for their ids. */
const FEW = 1_000;

/** What matches among the nodes up to the key `newest`: a list where it is short, otherwise a bit for each key. */
interface Matches {
  newest: number;
  keys: readonly number[] | Int32Array;
}

interface Remembered {
  /** Of the texts of nodes that were there before. */
  revision: number;
  matches: Map<string, Matches>;
  /** By expression: that it finds so many, or more. */
  tooMany: Map<string, number>;
  share: ReturnType<typeof createSharedWork<Matches>>;
}

const remembered = new WeakMap<Database, Remembered>();

/** The keys of all nodes that match, ascending; undefined where there are more than `most`. */
export async function fewMatches(database: Database, match: string, most: number, slices: Slices): Promise<number[] | undefined> {
  const { tooMany } = current(database);
  const isKnown = (tooMany.get(match) ?? 0) > most;
  const keys = isKnown ? [] : await listMatches(database, match, { most: most + 1 }, slices);
  if (!isKnown && keys.length <= most) return keys;
  putLast(tooMany, match, most + 1);
  return undefined;
}

/** The keys of all nodes that match, by their ids, behind the id `after`; one that is written meanwhile may be left out. */
export async function matchesById(database: Database, match: string, after: string | undefined, slices: Slices): Promise<Iterable<number>> {
  const { keys } = await allMatches(database, match, slices);
  if (!(keys instanceof Int32Array)) return inIdOrder(database, keys, after);
  const ranks = await readRanks(database, slices);
  return walk(ranks.keys, keys, after === undefined ? 0 : placeBehind(database, ranks, after));
}

function* walk(ordered: Int32Array, bits: Int32Array, start: number): Generator<number> {
  for (let place = start; place < ordered.length; place += 1) {
    const key = ordered[place]!;
    if (((bits[key >> 5] ?? 0) >> (key & 31)) & 1) yield key;
  }
}

async function allMatches(database: Database, match: string, slices: Slices): Promise<Matches> {
  const { revision, matches, share } = current(database);
  const newest = newestNode(database);
  const known = matches.get(match);
  if (known?.newest === newest) return known;
  return share(`${revision} ${newest} ${match}`, slices, async () => {
    const added = await listMatches(database, match, { after: known?.newest, until: newest }, slices);
    const found = { newest, keys: withMore(known?.keys ?? [], added, newest) };
    if (current(database).revision === revision) putLast(matches, match, found);
    return found;
  });
}

function withMore(before: Matches['keys'], added: readonly number[], newest: number): Matches['keys'] {
  const isList = !(before instanceof Int32Array);
  if (isList && before.length + added.length <= FEW) return [...before, ...added];
  const bits = new Int32Array((newest >> 5) + 1);
  if (!isList) bits.set(before);
  for (const key of isList ? [...before, ...added] : added) bits[key >> 5]! |= 1 << (key & 31);
  return bits;
}

async function listMatches(
  database: Database,
  match: string,
  { after = 0, until = Number.MAX_SAFE_INTEGER, most = Infinity }: { after?: number | undefined; until?: number; most?: number },
  slices: Slices,
): Promise<number[]> {
  const keys: number[] = [];
  for (let isWhole = false; !isWhole && keys.length < most;) {
    await slices.pause();
    const limit = Math.min(most - keys.length, LISTED);
    const run = database.list<number>(
      'SELECT rowid AS row FROM found WHERE found MATCH :match AND rowid > :after AND rowid <= :until ORDER BY rowid LIMIT :limit',
      { match, after: keys.at(-1) ?? after, until, limit },
    );
    for (const key of run) keys.push(key);
    isWhole = run.length < limit;
  }
  return keys;
}

/** Puts it at the end of the line, of which the first goes first. */
function putLast<Value>(line: Map<string, Value>, match: string, value: Value): void {
  line.delete(match);
  line.set(match, value);
  if (line.size > REMEMBERED) line.delete(line.keys().next().value!);
}

/** What is remembered of the database as it is now. */
function current(database: Database): Remembered {
  const revision = textRevision(database);
  const known = remembered.get(database);
  if (known?.revision === revision) return known;
  const fresh = { revision, matches: new Map(), tooMany: new Map(), share: known?.share ?? createSharedWork<Matches>() };
  remembered.set(database, fresh);
  return fresh;
}
