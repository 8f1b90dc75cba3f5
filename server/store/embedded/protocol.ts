// What passes between the server's thread and the database's: plain messages, and a shared flag by which a question is given up.
import type { GraphErrorCode, GraphErrorDetails } from '../../graph/graph-error.ts';
import type { StoreAdapter } from '../checked.ts';
import type { PackedBatch } from './packed-batch.ts';

/** The methods that the worker answers. */
export type Operation = Exclude<keyof StoreAdapter, 'name' | 'pool' | 'close'>;

/** What each of them is asked: what the port's method takes beside its options; a batch is packed. */
export type ArgumentOf<O extends Operation> = O extends 'write'
  ? PackedBatch
  : O extends 'stats' | 'ping'
    ? undefined
    : Parameters<StoreAdapter[O]>[0];

/** `slot` is the place in the shared flags that turns 1 when whoever asked has gone. */
export interface Question {
  id: number;
  operation: Operation;
  argument: unknown;
  slot: number;
  deadlineMs: number | undefined;
}

/** To wake the other thread costs more than most questions do, so that those of one turn of the event loop go together, and so do their answers. */
export type Request = { type: 'ask'; questions: Question[] } | { type: 'close' };

export interface WorkerFailure {
  code: GraphErrorCode | undefined;
  message: string;
  details: GraphErrorDetails;
  stack: string | undefined;
}

export type Answer = { id: number; value: unknown } | { id: number; failure: WorkerFailure };

export type Response =
  | { type: 'opened' }
  | { type: 'openFailed'; failure: WorkerFailure }
  | { type: 'answers'; answers: Answer[] }
  | { type: 'closed' };

export interface WorkerSettings {
  file: string;
  /** One 32-bit flag for each question that may be under way. */
  flags: SharedArrayBuffer;
}

/** Questions under way at once; one more waits for a free place. */
export const FLAG_SLOTS = 1_024;
