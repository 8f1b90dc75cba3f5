// Full text: FTS5 says which nodes may have which score, best first, and only as many of these are read as a page needs.
import { foldText, searchScore } from '../../graph/text.ts';
import type { Page, SearchHit, SearchQuery } from '../store.ts';
import { nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { matchesOf } from './found.ts';
import { keysByIds } from './id-order.ts';
import { NODE_PARTS, arrayOf, nodeOfParts, rankOfNodeKind, type NodeParts } from './rows.ts';
import type { Slices } from './slices.ts';

/** Matches that are listed in one run, and the most nodes that are read in one: some milliseconds either. */
const LISTED = 20_000;
const READ = 1_000;

export async function search(database: Database, query: SearchQuery, slices: Slices): Promise<Page<SearchHit>> {
  const folded = foldText(query.text);
  const { after, first } = query;
  const items: SearchHit[] = [];
  if (folded === '') return { items, hasNextPage: false };
  for (const { score, match } of matchesOf(folded)) {
    if (after && score > after.score) continue;
    const keys = await keysByIds(
      database,
      await listMatches(database, match, slices),
      score === after?.score ? after.id : undefined,
      slices,
    );
    // Most pages are full after the first few; a filter that lets little through is not asked about each few.
    for (let start = 0, size = first + 1; start < keys.length; start += size, size = Math.min(READ, 2 * size)) {
      await slices.pause();
      for (const node of readPassing(database, keys.slice(start, start + size), query)) {
        if (searchScore(node, folded) !== score) continue;
        if (items.length === first) return { items, hasNextPage: true };
        items.push({ node, score });
      }
    }
  }
  return { items, hasNextPage: false };
}

async function listMatches(database: Database, match: string, slices: Slices): Promise<number[]> {
  const keys: number[] = [];
  for (let run: number[] = [], isLast = false; !isLast; isLast = run.length < LISTED) {
    await slices.pause();
    run = database.list<number>(
      `SELECT rowid AS row FROM found WHERE found MATCH :match AND rowid > :after ORDER BY rowid LIMIT ${LISTED}`,
      {
        match,
        after: keys.at(-1) ?? 0,
      },
    );
    for (const key of run) keys.push(key);
  }
  return keys;
}

/** The nodes with these keys that pass, in the order of the keys. */
function readPassing(database: Database, keys: readonly number[], { filter, kinds }: SearchQuery) {
  const { sql, parameters } = nodeConditions(filter);
  const ofKind = kinds ? ' AND (:onlyKinds >> n.kind) & 1' : '';
  const rows = database.list<NodeParts>(
    `SELECT ${arrayOf(NODE_PARTS)} AS row FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value WHERE 1${ofKind}${sql} ORDER BY k.key`,
    {
      ...parameters,
      keys: JSON.stringify(keys),
      onlyKinds: (kinds ?? []).reduce((mask, kind) => mask | (1 << rankOfNodeKind(kind)), 0),
    },
  );
  return rows.map(nodeOfParts);
}
