// The operation behind what is drawn, for people who go on with it in the query editor or on the command line.
import { ViewDocument, type ViewQueryVariables } from '../api/operations.generated.ts';
import { EDGE_KINDS, STANCES } from '../graph/words.ts';
import type { Explorer, ShownQuery } from './explorer.ts';

/**
 * Longer ones may be refused on their way: the editor's address is sent to the server whole, and request lines of some 8,000
 * characters are what servers and proxies take as they come.
 */
const MAX_ADDRESS = 8_000;

/** The nodes that pass the filter and the links that it leaves between them. */
export function viewQuery({ visible, filter }: Pick<Explorer, 'visible' | 'filter'>): ShownQuery {
  const { edgeKindsOff, stancesOff } = filter.value;
  const narrowed = {
    ...(edgeKindsOff.size > 0 ? { edgeKinds: EDGE_KINDS.filter((kind) => !edgeKindsOff.has(kind)) } : {}),
    ...(stancesOff.size > 0 ? { stances: STANCES.filter((stance) => !stancesOff.has(stance)) } : {}),
  };
  const variables: ViewQueryVariables = { ids: [...visible.value.nodes.keys()], filter: narrowed };
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
