// One GraphQL request over HTTP: an operation and its variables to typed data, or to an error that is a value.
import type { TypedDocumentString } from './operations.generated.ts';

/** What went wrong, as the API says it; `NETWORK` where no answer came. */
export interface RequestError {
  code: string;
  message: string;
  requestId?: string | undefined;
  argument?: string | undefined;
}

export type Answer<T> = { data: T; error?: undefined } | { data?: undefined; error: RequestError };

export type SendRequest = <Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Answer<Data>>;

const TIMEOUT_MS = 15_000;
const NO_ANSWER = 'The server did not answer. Check that Demarche is still running, then try again.';

interface Body<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string; argument?: string } }[];
}

/** Sends to `/graphql` of the page's own server. Rejects only where `signal` was aborted. */
export function createSendRequest(fetchFrom: typeof fetch = (...request) => fetch(...request)): SendRequest {
  return async (operation, variables, signal) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetchFrom('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: operation.toString(), variables }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const body = (await response.json()) as Body<never>;
      const [error] = body.errors ?? [];
      if (error) return { error: { code: error.extensions?.code ?? 'INTERNAL_SERVER_ERROR', message: error.message, ...error.extensions } };
      if (body.data === null || body.data === undefined) return { error: { code: 'NETWORK', message: NO_ANSWER } };
      return { data: body.data };
    } catch (cause) {
      if (signal?.aborted) throw cause;
      return { error: { code: 'NETWORK', message: NO_ANSWER } };
    }
  };
}
