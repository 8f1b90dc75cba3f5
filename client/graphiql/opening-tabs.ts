// Which tabs a first visit finds, and what the address adds: `?query=` and `?variables=` come first, then the examples.

export interface OpeningTabs {
  /** Only where the browser keeps none of an earlier visit. */
  defaultTabs: { query: string; variables?: string }[];
  /** Opens in a tab of its own beside those that were kept. */
  initialQuery?: string;
  initialVariables?: string;
}

/** @param search the address from its question mark on; variables are JSON, shown as they came, even where they are none. */
export function openingTabs(search: string, examples: readonly string[]): OpeningTabs {
  const asked = new URLSearchParams(search);
  const query = asked.get('query') ?? '';
  // A tab's title is its operation's name, so an empty one would hide the examples behind "untitled".
  if (query.trim() === '') return { defaultTabs: examples.map((example) => ({ query: example })) };
  // Without variables of its own a query must not meet those that an earlier visit left behind.
  const variables = asked.get('variables') ?? '';
  return {
    defaultTabs: [{ query, variables }, ...examples.map((example) => ({ query: example }))],
    initialQuery: query,
    initialVariables: variables,
  };
}
