// What is known of one request: written down as it goes, read by the log and the metrics when it ends.
import type { ReadOptions } from '../store/store.ts';
import type { ErrorCode } from './errors.ts';

export interface RequestRecord {
  /** Ours, and told to the client: what leads from its answer to the log. */
  readonly requestId: string;
  /** From the client's `traceparent`, 32 and 16 hexadecimal digits. */
  readonly traceId?: string | undefined;
  readonly parentId?: string | undefined;
  /** The operation's name as the client wrote it. */
  operation?: string | undefined;
  outcome?: 'OK' | ErrorCode | undefined;
  cost?: number | undefined;
  storeCalls: number;
}

/** Options of the store's reads that also say for which request they are made. */
export interface RequestOptions extends ReadOptions {
  readonly record?: RequestRecord | undefined;
}
