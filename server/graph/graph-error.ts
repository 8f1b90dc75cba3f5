// The one error of the product: a code to act on, details to name what is at fault, and the cause behind it.

/**
 * - INVALID_ARGUMENT: a question's argument is out of bounds or malformed (`details.argument`).
 * - INVALID_RECORD: a record of a file cannot be read as what it should be (`details.line`, where known).
 * - INVALID_BATCH: some nodes or edges of a batch break the rules; nothing of it was written (`details.problems`).
 * - STORE_LOCKED: another process holds the store.
 * - STORE_DAMAGED: the store's file is not one, or is corrupt.
 * - STORE_UNWRITABLE: the place of the store cannot be written.
 * - STORE_UNAVAILABLE: the store does not answer or was closed.
 * - DEADLINE_EXCEEDED, ABORTED: the time ran out, or whoever asked went away.
 * - NOT_IMPLEMENTED: what cannot be done on this system.
 * - INVALID_SETTING: a setting that makes no sense (`details.setting`).
 */
export type GraphErrorCode =
  | 'INVALID_ARGUMENT'
  | 'INVALID_RECORD'
  | 'INVALID_BATCH'
  | 'STORE_LOCKED'
  | 'STORE_DAMAGED'
  | 'STORE_UNWRITABLE'
  | 'STORE_UNAVAILABLE'
  | 'DEADLINE_EXCEEDED'
  | 'ABORTED'
  | 'NOT_IMPLEMENTED'
  | 'INVALID_SETTING';

/** What is wrong with one node or edge of a batch: its place in the batch, and a sentence that says what to do. */
export interface BatchProblem {
  part: 'nodes' | 'edges';
  index: number;
  id: string;
  /** An end that is neither in the batch nor in the store: it may still come, so a loader can try again later. */
  missingEnd?: string;
  message: string;
}

export interface GraphErrorDetails {
  argument?: string;
  setting?: string;
  line?: number;
  problems?: readonly BatchProblem[];
}

/** `message` is a whole sentence for the person at the other end: no stack, no path of ours, no query text. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: GraphErrorCode;
  readonly details: GraphErrorDetails;

  constructor(code: GraphErrorCode, message: string, options: { details?: GraphErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}
