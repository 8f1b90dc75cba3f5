// Full text: the index says which nodes hold the words, their names how well, and the id decides between equals.
import { labelOfKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { foldText, holdsWords, searchScore, searchableText } from '../../graph/text.ts';
import type { Page, SearchHit, SearchQuery } from '../store.ts';
import { sortable } from '../sortable.ts';
import { nodeConditions } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { idOrder } from './places.ts';
import { nodeColumns, nodeOfRow, type NodeRow } from './rows.ts';
import { WORDS_INDEX } from './schema.ts';
import { findsTooMuch, luceneQuery } from './words.ts';

/** `searchScore`, said in Cypher so that a common word does not carry all its finds here. */
const SCORE = `CASE
  WHEN any(name IN n._names WHERE name = $p.query) THEN 4
  WHEN any(name IN n._names WHERE name STARTS WITH $p.query) THEN 3
  WHEN any(name IN n._names WHERE ' ' + name CONTAINS ' ' + $p.last AND all(word IN $p.words WHERE ' ' + name + ' ' CONTAINS ' ' + word + ' ')) THEN 2
  ELSE 1 END`;

export async function search(ask: Ask, { text, kinds, filter, first, after }: SearchQuery): Promise<Page<SearchHit>> {
  const query = foldText(text);
  if (query === '') return { items: [], hasNextPage: false };
  const node = nodeConditions(filter, 'n');
  const words = query.split(' ');
  const isExact = !findsTooMuch(query);
  const rows = await ask<NodeRow>(
    `CALL db.index.fulltext.queryNodes('${WORDS_INDEX}', $p.lucene) YIELD node AS n
     WHERE ($p.onlyLabels IS NULL OR any(label IN labels(n) WHERE label IN $p.onlyLabels))${node.text}
     WITH n, ${SCORE} AS score, ${idOrder('n')} AS order
     WHERE $p.afterScore IS NULL OR score < $p.afterScore OR (score = $p.afterScore AND order > $p.afterOrder)
     ORDER BY score DESC, order${isExact ? ' LIMIT $p.limit' : ''}
     RETURN ${nodeColumns('n')}`,
    {
      ...node.parameters,
      lucene: luceneQuery(query),
      query,
      last: words.at(-1),
      words: words.slice(0, -1),
      onlyLabels: kinds?.map(labelOfKind) ?? null,
      afterScore: after?.score ?? null,
      afterOrder: after ? sortable(after.id) : null,
      limit: wholeNumber(first + 1),
    },
  );
  const nodes = rows.map(nodeOfRow).filter((found) => isExact || holds(found, query));
  return {
    items: nodes.slice(0, first).map((found) => ({ node: found, score: searchScore(found, query) })),
    hasNextPage: nodes.length > first,
  };
}

function holds(node: Node, foldedQuery: string): boolean {
  const { names, words } = searchableText(node);
  return holdsWords(foldText([...names, ...words].join(' ')), foldedQuery);
}
