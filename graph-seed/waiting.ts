// Edges that wait for their ends, in the order in which they came: the first in memory, all others in a temporary file. A later version of an edge that
// waits must wait behind it, or the older one would be written last and win.
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphError } from '../server/graph/graph-error.ts';
import { charactersOf, type Element, type Elements } from './batch.ts';

export interface Waiting {
  /** Takes an edge whose ends have not come. @throws GraphError STORE_UNWRITABLE where the file cannot be written */
  add(element: Element, file: string): void;
  /** The part of a batch that may be written now; the edges that have to wait because of those that wait already are taken. */
  sift(taken: Elements): Elements;
  /** All of them, once. */
  all(): AsyncGenerator<{ element: Element; file: string }>;
  /** Takes the file away. */
  close(): void;
}

export interface WaitingLimits {
  maxEdges: number;
  /** In UTF-16 code units, over all their texts. */
  maxCharacters: number;
}

/** Edges in memory: some 150 MB with the ids that datasets make. */
export const WAITING_LIMITS: WaitingLimits = { maxEdges: 300_000, maxCharacters: 64_000_000 };
/** At most so many characters wait to be written. */
const BUFFERED = 262_144;

export function createWaiting({ maxEdges, maxCharacters }: WaitingLimits = WAITING_LIMITS, parent: string = tmpdir()): Waiting {
  const held: Elements = { elements: [], files: [] };
  const ids = new Set<unknown>();
  let characters = 0;
  let spill: { folder: string; path: string; file: number } | undefined;
  let buffered = '';

  function write(text: string): void {
    try {
      spill ??= openSpill(parent);
      writeFileSync(spill.file, text);
    } catch (cause) {
      const message = `The edges that wait for their ends cannot be kept in "${parent}"; free some space there, or let TMPDIR name another folder.`;
      throw new GraphError('STORE_UNWRITABLE', message, { cause });
    }
  }

  function add(element: Element, file: string): void {
    const size = charactersOf(element);
    if (spill === undefined && buffered === '' && held.elements.length < maxEdges && characters + size <= maxCharacters) {
      held.elements.push(element);
      held.files.push(file);
      characters += size;
      if ('edge' in element) ids.add(element.edge.id);
      return;
    }
    buffered += `${JSON.stringify([file, element])}\n`;
    if (buffered.length < BUFFERED) return;
    write(buffered);
    buffered = '';
  }

  return {
    add,
    sift(taken) {
      const isOver = spill !== undefined || buffered !== '';
      // Once there is a file, which edges wait is not known by id any more: all that come are put behind them.
      const mustWait = (element: Element) =>
        'edge' in element && typeof element.edge.id === 'string' && (isOver || ids.has(element.edge.id));
      if ((!isOver && ids.size === 0) || !taken.elements.some(mustWait)) return taken;
      const rest: Elements = { elements: [], files: [] };
      for (const [place, element] of taken.elements.entries()) {
        const file = taken.files[place]!;
        if (mustWait(element)) add(element, file);
        else {
          rest.elements.push(element);
          rest.files.push(file);
        }
      }
      return rest;
    },
    async *all() {
      for (const [place, element] of held.elements.entries()) yield { element, file: held.files[place]! };
      if (spill === undefined && buffered === '') return;
      write(buffered);
      buffered = '';
      let rest = '';
      for await (const text of createReadStream(spill!.path, 'utf8')) {
        const lines = (rest + String(text)).split('\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const [file, element] = JSON.parse(line) as [string, Element];
          yield { element, file };
        }
      }
    },
    close() {
      if (spill === undefined) return;
      closeSync(spill.file);
      rmSync(spill.folder, { recursive: true, force: true });
      spill = undefined;
    },
  };
}

function openSpill(parent: string): { folder: string; path: string; file: number } {
  const folder = mkdtempSync(join(parent, 'demarche-waiting-'));
  const path = join(folder, 'edges.jsonl');
  return { folder, path, file: openSync(path, 'w', 0o600) };
}
