// What the editor runs, sent to our own server; its answer, errors included, is shown as it comes.
import type { GraphiQLProps } from 'graphiql';

type Fetcher = GraphiQLProps['fetcher'];

const NO_ANSWER = 'The server did not answer. Check that Demarche is still running, then try again.';

/** Never rejects: without an answer there is one error, which says so. */
export const ask: Fetcher = async (operation, { headers } = {}) => {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(operation),
    });
    return (await response.json()) as object;
  } catch {
    return { errors: [{ message: NO_ANSWER }] };
  }
};
