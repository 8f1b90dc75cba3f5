// What is known of many things at once, for a page that is taken away: asked for in batches, with a word on how far it is.
import { EvidenceDocument, type EvidenceQuery } from '../api/operations.generated.ts';
import type { RequestError, SendRequest } from '../api/request.ts';

export type KnownThing = NonNullable<EvidenceQuery['nodes'][number]>;

const BATCH = 25;

/** A request that failed, with what the API said of it. */
export class EvidenceError extends Error {
  override name = 'EvidenceError';
  readonly error: RequestError;

  constructor(error: RequestError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * In the order asked; ids that are not in the graph are left out.
 * @param onProgress how many were asked for so far
 * @throws EvidenceError where a request failed; whatever `signal` was aborted with
 */
export async function fetchEvidence(
  send: SendRequest,
  ids: readonly string[],
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<KnownThing[]> {
  const found: KnownThing[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const answer = await send(EvidenceDocument, { ids: ids.slice(from, from + BATCH) }, signal);
    if (answer.error) throw new EvidenceError(answer.error);
    for (const node of answer.data.nodes) if (node) found.push(node);
    onProgress(Math.min(ids.length, from + BATCH));
  }
  return found;
}
