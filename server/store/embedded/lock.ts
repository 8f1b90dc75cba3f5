// One process holds a data folder at a time. The lock is ours, because the database's own survives a kill -9 and would keep everybody out.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphError } from '../../graph/graph-error.ts';

/** Who holds the folder: a process id alone may have been given to somebody else since, so its start time stands beside it. */
interface Owner {
  pid: number;
  started: string;
}

export interface Lock {
  release(): void;
}

/**
 * Takes the folder for this process, making it where it is missing. What a dead owner left behind is cleared, also the database's own lock folder.
 * @throws GraphError STORE_LOCKED, STORE_UNWRITABLE
 */
export function takeLock(dataDir: string, databaseFile: string): Lock {
  const file = join(dataDir, 'owner.json');
  const mine: Owner = { pid: process.pid, started: startOf(process.pid) ?? '' };
  try {
    mkdirSync(dataDir, { recursive: true });
    for (let attempt = 0; ; attempt += 1) {
      try {
        // Exclusive creation: of two processes that start at once, one gets the folder.
        writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST' || attempt > 0) throw error;
        const owner = readOwner(file);
        if (owner && isAlive(owner)) {
          throw new GraphError(
            'STORE_LOCKED',
            `The data folder "${dataDir}" is in use by process ${owner.pid}. Stop that one, or set DATA_DIR to another folder.`,
          );
        }
        rmSync(file, { force: true });
      }
    }
    rmSync(`${databaseFile}.lock`, { recursive: true, force: true });
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    throw new GraphError('STORE_UNWRITABLE', `The data folder "${dataDir}" cannot be written; check DATA_DIR and its permissions.`, {
      cause,
    });
  }
  return { release: () => rmSync(file, { force: true }) };
}

function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' && typeof owner.started === 'string' ? { pid: owner.pid, started: owner.started } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if (codeOf(error) !== 'EPERM') return false;
  }
  const start = startOf(pid);
  return start === undefined || started === '' || start === started;
}

/** When a process started, in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, and may itself hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
