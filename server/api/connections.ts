// Pages of the port to connections of Relay.
import { encodeCursor, type CursorList } from './cursors.ts';

/** A connection of `items`; `keyOf` gives the place of each, `shape` what stands on its edge beside the cursor. */
export function connectionOf<Item, Shape extends object>(
  list: CursorList,
  page: { items: readonly Item[]; hasNextPage: boolean },
  after: unknown,
  keyOf: (item: Item) => object,
  shape: (item: Item) => Shape,
) {
  const edges = page.items.map((item) => ({ cursor: encodeCursor(list, keyOf(item)), ...shape(item) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      // Pages run forwards only; a page that began after something has something before it.
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
