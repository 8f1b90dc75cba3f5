// What passes over the socket by which a loader hands its batches to the process that holds the embedded store: one JSON value a frame.
// First the server says hello; then each request gets one reply, in the order asked. A write that is replied to with a value is committed.
import { join } from 'node:path';
import type { GraphErrorCode, GraphErrorDetails } from '../../graph/graph-error.ts';
import type { Store } from '../store.ts';

/** Grows with every change that the other side would not understand. */
export const VERSION = 2;

/** Of a frame. A loader's batch stays far below it, whatever its texts hold; an answer that does not is asked for in parts. */
export const MAX_FRAME_BYTES = 67_108_864;

/** Nodes and edges of one write, at most: readers wait while one is being written, so it is smaller than what a store takes at once. */
export const BATCH_SIZE = 2_000;
/** How long a write should take at most, as the loader sees it; on a slower machine it sends fewer nodes and edges at a time. */
export const BATCH_MS = 20;

/** What may be asked: writing, and the reads that a load, its dry run and a check need. */
export const OPERATIONS = ['nodes', 'edges', 'degrees', 'edgesOf', 'edgesBetween', 'scanNodes', 'scanEdges', 'stats', 'write'] as const;
export type HandoverOperation = (typeof OPERATIONS)[number];

export interface Hello {
  demarche: 'handover';
  version: number;
  batchSize: number;
  batchMs: number;
}

export interface HandoverRequest {
  id: number;
  operation: HandoverOperation;
  argument?: unknown;
}

export type HandoverReply =
  | { id: number; value: unknown }
  | { id: number; failure: { code: GraphErrorCode; message: string; details: GraphErrorDetails } };

/** A store as far as a load needs it, whether it is opened here or reached through who holds it. */
export interface StoreToLoad extends Pick<Store, HandoverOperation | 'name' | 'close'> {
  /** Nodes and edges of one write, at most. */
  readonly batchSize: number;
  /** How long one should take at most, in milliseconds, for the sake of who reads meanwhile. */
  readonly batchMs?: number | undefined;
  /** It is another process that writes. */
  readonly isHandover: boolean;
}

export function socketOf(dataDir: string): string {
  return join(dataDir, 'load.sock');
}
