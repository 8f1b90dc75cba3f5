// An export as two files on disk: the file itself, and beside it what it could not hold. Neither is there before both are whole.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { exportFile, type ScannedStore } from './explore/export-graph.ts';
import { writableFormat } from './formats/format.ts';
import type { LossReport } from './formats/loss.ts';
import { aborted } from './graph/given-up.ts';
import { GraphError } from './graph/graph-error.ts';
import type { ExportRequest } from './http/export-request.ts';

/** Leaves nothing behind, whatever it finds. @throws GraphError INVALID_ARGUMENT where a file cannot be written there */
export async function checkWritable(path: string): Promise<void> {
  const half = `${path}.part`;
  try {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'open' });
    await (await open(half, 'w')).close();
    await rm(half);
  } catch (cause) {
    throw explained(path, cause);
  }
}

/** @throws GraphError INVALID_ARGUMENT where the file cannot be written, ABORTED where it was given up; nothing is left behind then */
export async function writeExport(store: ScannedStore, request: ExportRequest, path: string, signal?: AbortSignal): Promise<LossReport> {
  const [half, halfReport] = [`${path}.part`, `${path}.loss.json.part`];
  try {
    const { pieces, loss } = exportFile(store, writableFormat(request.format), request, signal ? { signal } : {});
    const out = createWriteStream(half);
    const written = finished(out);
    // Awaited below; until then a failure must not count as one that nobody looks at.
    written.catch(() => {});
    try {
      await Promise.race([once(out, 'open'), written]);
      for await (const piece of pieces) {
        // A store of another process does not hear of the signal.
        if (signal?.aborted === true) throw aborted();
        if (!out.write(piece)) await Promise.race([once(out, 'drain'), written]);
      }
    } finally {
      out.end();
      await written;
    }
    await writeFile(halfReport, `${JSON.stringify(loss(), undefined, 2)}\n`);
    await rename(half, path);
    await rename(halfReport, `${path}.loss.json`);
    return loss();
  } catch (cause) {
    await Promise.all([half, halfReport].map((file) => rm(file, { force: true })));
    throw explained(path, cause);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; make room, or name a file on another one',
  ENOENT: 'its folder does not exist; make it first',
  EACCES: 'its folder may not be written to; name another',
  EISDIR: 'it is a folder; name a file in it',
};

function explained(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause) || !('code' in cause)) return cause;
  const why = REASONS[String(cause.code)] ?? `the system says ${String(cause.code)}`;
  return new GraphError('INVALID_ARGUMENT', `${path} cannot be written: ${why}.`, { details: { argument: 'out' }, cause });
}
