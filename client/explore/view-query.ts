// The operation behind what is drawn, for people who go on with it in the query editor or on the command line.
import { ViewDocument, type ViewQueryVariables } from '../api/operations.generated.ts';
import { graphFilterOf } from '../graph/filter.ts';
import type { Explorer, ShownQuery } from './explorer.ts';

/**
 * Longer ones may be refused on their way: the editor's address is sent to the server whole, and request lines of some 8,000
 * characters are what servers and proxies take as they come.
 */
const MAX_ADDRESS = 8_000;

/** Of the graph: the nodes that pass the filter and the links that it leaves between them; of another view what it asked last. */
export function viewQuery({ view, shownQuery, visible, filter }: Pick<Explorer, 'view' | 'shownQuery' | 'visible' | 'filter'>): ShownQuery {
  const asked = view.value === 'graph' ? undefined : shownQuery.value;
  if (asked) return { query: asked.query.trim(), variables: asked.variables };
  const variables: ViewQueryVariables = { ids: [...visible.value.nodes.keys()], filter: graphFilterOf(filter.value) };
  return { query: ViewDocument.toString().trim(), variables: { ...variables } };
}

/** Opens the query editor with the operation filled in; undefined where it is too long for an address. */
export function editorAddress({ query, variables }: ShownQuery): string | undefined {
  const written = JSON.stringify(variables, null, 2);
  // Encoding makes nothing shorter, and thousands of ids would be encoded for nothing.
  if (written.length > MAX_ADDRESS) return undefined;
  const address = `/graphiql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(written)}`;
  return address.length > MAX_ADDRESS ? undefined : address;
}

/** For a POSIX shell. @param origin the server's, `http://127.0.0.1:4000` */
export function curlOf({ query, variables }: ShownQuery, origin: string): string {
  const body = JSON.stringify({ query, variables }).replaceAll("'", String.raw`'\''`);
  return `curl -s ${origin}/graphql -H 'content-type: application/json' -d '${body}'`;
}
