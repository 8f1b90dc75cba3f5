// Gzip, told by its first bytes and not by a name: compressed bytes to the bytes inside, and a clear sentence where they break off.
import type { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { GraphError } from '../server/graph/graph-error.ts';
import { isBomb } from './bomb.ts';

const OUTPUT_BYTES = 262_144;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** What the beginning of gzip data holds, at most 256 KiB of it; empty where it is not even the beginning of some. */
export function gunzipHead(head: Uint8Array): Uint8Array {
  try {
    // A beginning has no end: without this, zlib would call it truncated.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, OUTPUT_BYTES);
  } catch {
    return new Uint8Array();
  }
}

/**
 * @throws GraphError INVALID_RECORD where the data is damaged, ends too early, or unpacks to more than any data of ours would; everything before that was
 * given
 */
export async function* gunzip(bytes: Readable): AsyncGenerator<Uint8Array> {
  const inside = createGunzip({ chunkSize: OUTPUT_BYTES });
  bytes.on('error', (error) => inside.destroy(error));
  const size = { packed: 0, unpacked: 0 };
  bytes.on('data', (chunk: Uint8Array) => (size.packed += chunk.length));
  try {
    for await (const chunk of bytes.pipe(inside)) {
      size.unpacked += (chunk as Uint8Array).length;
      if (isBomb(size)) throw broken('unpacks to hundreds of times its size, as no data does that is meant to be read', undefined);
      yield chunk as Uint8Array;
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('Z_'))) throw cause;
    throw broken(cause.code === 'Z_BUF_ERROR' ? 'breaks off in the middle of its gzip data' : 'holds damaged gzip data', cause);
  } finally {
    bytes.destroy();
  }
}

function broken(what: string, cause: unknown): GraphError {
  return new GraphError('INVALID_RECORD', `${what}; get it again. What stands before that place was read.`, { cause });
}
