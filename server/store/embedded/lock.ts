// One process holds a data folder at a time. The lock is ours, because the database's own survives a kill -9 and would keep everybody out.
// Owners are numbered: owner.1.json, owner.2.json … The highest number holds the folder, and numbers only grow, so that of several processes that find
// a dead owner at once one alone takes its place.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { GraphError } from '../../graph/graph-error.ts';

/** Who holds the folder: a process id alone may have been given to somebody else since, so its start time stands beside it. */
interface Owner {
  pid: number;
  started: string;
}

export interface Lock {
  release(): void;
}

/** A file without content is one that is being written, unless it is older than this. */
const BEING_WRITTEN_MS = 10_000;
const RELEASED = '{}';

/**
 * Takes the folder for this process, making it where it is missing. What a dead owner left behind is cleared, also the database's own lock folder.
 * @throws GraphError STORE_LOCKED, STORE_UNWRITABLE
 */
export function takeLock(dataDir: string, databaseFile: string): Lock {
  try {
    makeFolder(resolve(dataDir));
    const mine = takeNumber(dataDir);
    // Its own lock is left by a process that was killed; nobody else can be using it now.
    rmSync(`${databaseFile}.lock`, { recursive: true, force: true });
    return { release: () => release(fileOf(dataDir, mine)) };
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    throw new GraphError('STORE_UNWRITABLE', `The data folder "${dataDir}" cannot be written; check DATA_DIR and its permissions.`, {
      cause,
    });
  }
}

/** One level at a time: asked to make all of them at once, Node 20 never ends where the system says ENOENT below a folder that is there, as in /proc. */
function makeFolder(path: string): void {
  const parent = dirname(path);
  if (existsSync(path) || parent === path) return;
  makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else was quicker.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function takeNumber(dataDir: string): number {
  const owner = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' } satisfies Owner);
  for (;;) {
    const last = numbersIn(dataDir).at(-1) ?? 0;
    const holder = last === 0 ? undefined : holderOf(fileOf(dataDir, last));
    if (holder !== undefined) {
      throw new GraphError(
        'STORE_LOCKED',
        `The data folder "${dataDir}" is in use by ${holder}. Stop that one, or set DATA_DIR to another folder.`,
      );
    }
    const mine = last + 1;
    try {
      // Exclusive creation: of two that start at once, one gets the number.
      writeFileSync(fileOf(dataDir, mine), owner, { flag: 'wx' });
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }
    const numbers = numbersIn(dataDir);
    if (numbers.at(-1) === mine) {
      for (const number of numbers) if (number < mine) rmSync(fileOf(dataDir, number), { force: true });
      return mine;
    }
    // Others came and went between the look and the creation, and cleared the number that we then took.
    rmSync(fileOf(dataDir, mine), { force: true });
  }
}

/** The file stays, marked, so that numbers go on growing. */
function release(file: string): void {
  try {
    writeFileSync(file, RELEASED, { flag: 'r+' });
    truncateSync(file, RELEASED.length);
  } catch (error) {
    // Whoever removed the folder needs no release.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function fileOf(dataDir: string, number: number): string {
  return join(dataDir, `owner.${number}.json`);
}

function numbersIn(dataDir: string): number[] {
  return readdirSync(dataDir)
    .flatMap((name) => /^owner\.(\d+)\.json$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** Who is alive and holds the folder by this file, in words; undefined where nobody is. */
function holderOf(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    if (text === '') return Date.now() - statSync(file).mtimeMs < BEING_WRITTEN_MS ? 'a process that is just starting' : undefined;
    const owner = JSON.parse(text) as Partial<Owner>;
    if (typeof owner.pid !== 'number' || typeof owner.started !== 'string') return undefined;
    return isAlive(owner as Owner) ? `process ${owner.pid}` : undefined;
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
