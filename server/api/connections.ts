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
  // Worked out where it is asked for: most edges are read for their node alone.
  const cursorOf = (item: Item) => encodeCursor(list, keyOf(item));
  const edges = page.items.map((item) => ({
    get cursor() {
      return cursorOf(item);
    },
    ...shape(item),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      // Pages run forwards only; a page that began after something has something before it.
      hasPreviousPage: after !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}
