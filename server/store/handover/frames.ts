// Frames on a stream: four bytes of length (big-endian), then that many bytes of JSON in UTF-8. Both ways at the pace of whoever is slower.
import type { Duplex } from 'node:stream';
import { GraphError } from '../../graph/graph-error.ts';
import { MAX_FRAME_BYTES } from './protocol.ts';

const LENGTH_BYTES = 4;

/** Resolves once the stream has taken it. @throws GraphError INVALID_ARGUMENT on "message" where it is too large; nothing was sent then */
export async function writeFrame(stream: Duplex, value: unknown): Promise<void> {
  const body = bodyOf(value);
  if (body.length > MAX_FRAME_BYTES) throw tooLarge(`of ${body.length} bytes`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  stream.cork();
  stream.write(length);
  const isRoom = stream.write(body);
  stream.uncork();
  if (!isRoom && !stream.destroyed) await room(stream);
}

/** Whether a message was too large to be sent: whoever asked for it may ask for less. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof GraphError && error.code === 'INVALID_ARGUMENT' && error.details.argument === 'message';
}

function bodyOf(value: unknown): Buffer {
  try {
    return Buffer.from(JSON.stringify(value), 'utf8');
  } catch (cause) {
    // No text can be so long.
    if (cause instanceof RangeError) throw tooLarge('without end', cause);
    throw cause;
  }
}

function tooLarge(size: string, cause?: unknown): GraphError {
  return new GraphError('INVALID_ARGUMENT', `A message ${size} is more than ${MAX_FRAME_BYTES} bytes; send or ask for less.`, {
    details: { argument: 'message' },
    cause,
  });
}

/** Also where the stream ends instead: whoever reads from it is told of that. */
function room(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off('drain', settle).off('close', settle);
      resolve();
    };
    stream.on('drain', settle).on('close', settle);
  });
}

/**
 * Reads no further than the frame that is being looked at. Ends with the stream, also in the middle of a frame.
 * @throws GraphError INVALID_ARGUMENT where a frame is too large or not JSON
 */
export async function* readFrames(stream: Duplex): AsyncGenerator {
  let chunks: Buffer[] = [];
  let size = 0;
  let wanted: number | undefined;
  const take = (count: number): Buffer => {
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks = all.length > count ? [all.subarray(count)] : [];
    size -= count;
    return all.subarray(0, count);
  };
  // Left open where it is left: a reply may still have to be sent.
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    for (;;) {
      if (wanted === undefined && size >= LENGTH_BYTES) {
        wanted = take(LENGTH_BYTES).readUInt32BE();
        if (wanted > MAX_FRAME_BYTES) {
          throw new GraphError('INVALID_ARGUMENT', `A message of ${wanted} bytes is more than ${MAX_FRAME_BYTES}; send less.`);
        }
      }
      if (wanted === undefined || size < wanted) break;
      const body = take(wanted);
      wanted = undefined;
      yield parse(body);
    }
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new GraphError('INVALID_ARGUMENT', 'A message is not JSON.', { cause });
  }
}
