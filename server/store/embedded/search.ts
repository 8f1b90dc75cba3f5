// Full text: FTS5 says which nodes may have which score, best first, and only as many of these are read as a page needs.
import { compareIds } from '../../graph/order.ts';
import { foldText, searchScore } from '../../graph/text.ts';
import type { Page, SearchHit, SearchQuery } from '../store.ts';
import { nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { matchOf, matchesByScore } from './found.ts';
import { fewMatches, matchesById } from './matches.ts';
import { NODE_PARTS, arrayOf, nodeOfParts, rankOfNodeKind, type NodeParts } from './rows.ts';
import type { Slices } from '../slices.ts';

/** So few matches are all read, and ordered as they are. */
const FEW = 500;
/** The most nodes that are read in one run: some milliseconds. */
const READ = 1_000;

export async function search(database: Database, query: SearchQuery, slices: Slices): Promise<Page<SearchHit>> {
  const folded = foldText(query.text);
  if (folded === '') return { items: [], hasNextPage: false };
  const few = await fewMatches(database, matchOf(folded), FEW, slices);
  const hits = few ? readAll(database, few, query, folded) : await readBest(database, query, folded, slices);
  return { items: hits.slice(0, query.first), hasNextPage: hits.length > query.first };
}

function readAll(database: Database, keys: readonly number[], query: SearchQuery, folded: string): SearchHit[] {
  const { after } = query;
  return readPassing(database, keys, query)
    .map((node) => ({ node, score: searchScore(node, folded) }))
    .filter(({ node, score }) => !after || score < after.score || (score === after.score && node.id > after.id))
    .toSorted((a, b) => b.score - a.score || compareIds(a.node.id, b.node.id));
}

/** The first of many, and one more than a page holds. */
async function readBest(database: Database, query: SearchQuery, folded: string, slices: Slices): Promise<SearchHit[]> {
  const { after, first } = query;
  const hits: SearchHit[] = [];
  for (const { score, match } of matchesByScore(folded)) {
    if (after && score > after.score) continue;
    const matches = await matchesById(database, match, score === after?.score ? after.id : undefined, slices);
    // Most pages are full after the first few; a filter that lets little through is not asked about each few.
    for (const keys of runsOf(matches, first + 1)) {
      await slices.pause();
      for (const node of readPassing(database, keys, query)) {
        if (searchScore(node, folded) !== score) continue;
        hits.push({ node, score });
        if (hits.length > first) return hits;
      }
    }
  }
  return hits;
}

/** Of so many keys, then of twice as many each time. */
function* runsOf(keys: Iterable<number>, firstSize: number): Generator<number[]> {
  let size = firstSize;
  let run: number[] = [];
  for (const key of keys) {
    run.push(key);
    if (run.length < size) continue;
    yield run;
    size = Math.min(READ, 2 * size);
    run = [];
  }
  if (run.length > 0) yield run;
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
