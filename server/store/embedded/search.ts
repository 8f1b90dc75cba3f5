// Full text: FTS5 says which nodes hold the words, `searchScore` and the id say in which order.
import { compareIds } from '../../graph/order.ts';
import { foldText, searchScore } from '../../graph/text.ts';
import type { Page, SearchHit, SearchQuery } from '../store.ts';
import { nodeConditions } from './conditions.ts';
import type { Database } from './database.ts';
import { NODE_COLUMNS, nodeOfRow, rankOfNodeKind, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';

/** Matches are looked at in runs of this many rows, so that a common word does not hold up the others. */
const RUN = 1_000;

export async function search(database: Database, query: SearchQuery, slices: Slices): Promise<Page<SearchHit>> {
  const folded = foldText(query.text);
  if (folded === '') return { items: [], hasNextPage: false };
  const { sql, parameters } = nodeConditions(query.filter);
  const kinds = query.kinds ? ' AND (:onlyKinds >> n.kind) & 1' : '';
  const shared = { ...parameters, onlyKinds: (query.kinds ?? []).reduce((mask, kind) => mask | (1 << rankOfNodeKind(kind)), 0), run: RUN };
  const best: SearchHit[] = [];
  const isBehind = (hit: SearchHit) =>
    !query.after || hit.score < query.after.score || (hit.score === query.after.score && hit.node.id > query.after.id);
  const keep = (row: NodeRow) => {
    const node = nodeOfRow(row);
    const hit = { node, score: searchScore(node, folded) };
    if (!isBehind(hit)) return;
    const worst = best[query.first];
    if (worst && compareHits(hit, worst) >= 0) return;
    best.push(hit);
    best.sort(compareHits);
    best.length = Math.min(best.length, query.first + 1);
  };

  let after = 0;
  for (;;) {
    await slices.pause();
    const run = database.all<NodeRow & { key: number }>(
      `SELECT n.key, ${NODE_COLUMNS} FROM found f CROSS JOIN node n ON n.key = f.rowid
       WHERE f.found MATCH :words AND f.rowid > :after${kinds}${sql} ORDER BY f.rowid LIMIT :run`,
      { ...shared, words: matchOf(folded), after },
    );
    for (const row of run) keep(row);
    const last = run.at(-1);
    if (run.length < RUN || !last) break;
    after = last.key;
  }
  return { items: best.slice(0, query.first), hasNextPage: best.length > query.first };
}

/** Each word in quotes, so that none is an operator; the last may be unfinished. Folded words hold letters and digits only. */
function matchOf(folded: string): string {
  return `${folded
    .split(' ')
    .map((word) => `"${word}"`)
    .join(' ')} *`;
}

function compareHits(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || compareIds(a.node.id, b.node.id);
}
