// Rejected records to a file, one JSON object a line: file, line, reason. The file is made with the first of them.
import { closeSync, openSync, writeSync } from 'node:fs';
import { GraphError } from '../server/graph/graph-error.ts';
import type { Reject } from './load.ts';

export interface RejectsFile {
  /** @throws GraphError INVALID_ARGUMENT where it cannot be written */
  add(reject: Reject): void;
  close(): void;
}

/** At most so many characters wait to be written. */
const BUFFERED = 65_536;

export function createRejectsFile(path: string): RejectsFile {
  let file: number | undefined;
  let waiting = '';
  const flush = () => {
    // Once: what could not be written is not tried again when the file is closed.
    const text = waiting;
    waiting = '';
    try {
      file ??= openSync(path, 'w');
      writeSync(file, text);
    } catch (cause) {
      throw new GraphError('INVALID_ARGUMENT', `The rejects cannot be written to "${path}"; name another file with --rejects.`, { cause });
    }
  };
  return {
    add({ file: name, line, message }) {
      waiting += `${JSON.stringify({ file: name, line, reason: message })}\n`;
      // The first at once, so that a file that cannot be written is told before a long load.
      if (file === undefined || waiting.length > BUFFERED) flush();
    },
    close() {
      if (waiting !== '') flush();
      if (file !== undefined) closeSync(file);
    },
  };
}
