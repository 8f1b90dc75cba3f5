// An investigation: a view with notes on its nodes, under a name. As a plain value, and as the text of a file, read with every part checked.
import { fields, listOf, pairOf, parseWith, text, Unreadable, type Parsed, type Reader } from '../graph/read-value.ts';
import { MAX_SAVED_NODES, readSavedView, type SavedView } from '../graph/saved-view.ts';

export interface Investigation {
  /** Empty where it was not given one yet. */
  name: string;
  /** An instant, RFC 3339, UTC. */
  savedAt: string;
  view: SavedView;
  /** By the id of a node. */
  notes: readonly (readonly [string, string])[];
  /** What nodes were called, by id, so that one that has gone from the graph can still be named. */
  labels: readonly (readonly [string, string])[];
}

export const MAX_NAME = 120;
/** In UTF-16 code units. */
export const MAX_NOTE = 20_000;
/** In UTF-16 code units; 2,000 nodes with a note each stay far below. */
const MAX_FILE = 50_000_000;
/** What the file says of itself in its first field. */
const MARK = 'investigation';

const id = text({ min: 1 });

const readParts = fields<Investigation>({
  name: text({ max: MAX_NAME }),
  savedAt: (value, at) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw new Unreadable(`${at} must be an instant.`);
    return new Date(value).toISOString();
  },
  view: readSavedView,
  notes: listOf(pairOf(id, text({ min: 1, max: MAX_NOTE })), 2 * MAX_SAVED_NODES),
  labels: listOf(pairOf(id, text({ max: 10_000 })), 2 * MAX_SAVED_NODES),
});

/** What the browser kept, or a file holds. */
export function parseInvestigation(given: unknown): Parsed<Investigation> {
  return parseWith(readParts, given, 'the investigation');
}

/** One line of JSON, which says first what it is. */
export function writeInvestigationFile({ name, savedAt, view, notes, labels }: Investigation): string {
  return `${JSON.stringify({ demarche: MARK, version: 1, name, savedAt, view, notes, labels })}\n`;
}

/** Says in one sentence what is wrong with a file that is none of ours. */
export function parseInvestigationFile(content: string, fileName: string): Parsed<Investigation> {
  return parseWith(readFile, content, `“${fileName}”`);
}

const readFile: Reader<Investigation> = (content, at) => {
  const written = content as string;
  if (written.length > MAX_FILE) throw new Unreadable(`${at} is larger than any view of Demarche.`);
  const file = jsonOf(written);
  if (file === undefined && isGraph(written)) {
    throw new Unreadable(`${at} holds a graph, not a view of one: load it into the store with npm run load.`);
  }
  if (typeof file !== 'object' || file === null || !('demarche' in file) || file.demarche !== MARK) {
    throw new Unreadable(
      isGraph(written)
        ? `${at} holds a graph, not a view of one: load it into the store with npm run load.`
        : `${at} is not a view or an investigation that Demarche saved.`,
    );
  }
  const version: unknown = 'version' in file ? file.version : undefined;
  if (version !== 1) throw new Unreadable(`${at} was saved by a later Demarche than this one; open it there.`);
  const { value, fault } = parseInvestigation(file);
  if (!value) throw new Unreadable(`${at} is damaged: ${fault}`);
  return value;
};

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Whether it begins as an export of the graph does. */
function isGraph(content: string): boolean {
  const first = jsonOf(content.slice(0, 1_000_000).trimStart().split('\n', 1)[0] ?? '');
  return typeof first === 'object' && first !== null && 'type' in first && (first.type === 'node' || first.type === 'relationship');
}
