// The full text of nodes: what it holds, and how it is asked. Names stand apart from other words, each between two marks, so that who is called so, who is
// called something that begins so, and who only has the words in a name can be asked for one after the other.
import { NODE_KINDS } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { foldText, searchableText } from '../../graph/text.ts';
import type { Database } from './database.ts';
import { sortable, textOfSortable } from '../sortable.ts';

/** A token of its own that no folded text holds, since it is neither letter nor digit. */
const MARK = '•';

/** Words are folded by us; the ascii tokenizer leaves everything that is not ASCII alone. What begins with one or two characters has an index of its own. */
export const FOUND_SCHEMA = `
CREATE VIRTUAL TABLE found USING fts5(names, words, content='', contentless_delete=1, tokenize='ascii', prefix='1 2');
`;

/** Of a new node: its key, and its texts as `foundTexts` gives them. */
export const ADD_FOUND = 'INSERT INTO found (rowid, names, words) VALUES (?, ?, ?)';

export function foundTexts(node: Node): { names: string; words: string } {
  const { names, words } = searchableText(node);
  return { names: [MARK, ...names.flatMap((name) => [foldText(name), MARK])].join(' '), words: foldText(words.join(' ')) };
}

const revisions = new WeakMap<Database, number>();

/** Changes where the texts of a node that was there before do. */
export function textRevision(database: Database): number {
  return revisions.get(database) ?? 0;
}

/** Puts other texts in the place of those of a node that is there. */
export function replaceFound(database: Database, key: number, node: Node): void {
  revisions.set(database, textRevision(database) + 1);
  database.prepare('DELETE FROM found WHERE rowid = ?').run([key]);
  const { names, words } = foundTexts(node);
  database.prepare(ADD_FOUND).run([key, names, words]);
}

/** Fills an empty table from all nodes, by functions of that name that the connection has to have. */
export const FILL_FOUND =
  'INSERT INTO found (rowid, names, words) SELECT key, found_names(kind, properties), found_words(kind, properties) FROM node';

/** What FILL_FOUND needs of a connection: texts as they are stored, in and out. Each takes as many arguments as its length says. */
export const FOUND_FUNCTIONS = {
  found_names: (kind: unknown, properties: unknown) => sortable(foundTexts(nodeOf(kind, properties)).names),
  found_words: (kind: unknown, properties: unknown) => sortable(foundTexts(nodeOf(kind, properties)).words),
};

function nodeOf(kind: unknown, properties: unknown): Node {
  const parsed: unknown = JSON.parse(textOfSortable(String(properties)));
  return { id: '', kind: NODE_KINDS[Number(kind)]!, recordedAt: '', properties: parsed } as Node;
}

/** The expression that finds every node that has all the words, the last perhaps unfinished. Words are in quotes, so that none is an operator. */
export function matchOf(folded: string): string {
  const words = folded.split(' ').map((word) => `"${word}"`);
  return `${words.join(' ')} *`;
}

/** For each score of `searchScore`, highest first, what finds every node that has it; of the lower scores it may find others, too. */
export function matchesByScore(folded: string): readonly { score: number; match: string }[] {
  const is = `"${MARK} ${folded} ${MARK}"`;
  const begins = `"${MARK} ${folded}" *`;
  return [
    { score: 4, match: is },
    { score: 3, match: `(${begins}) NOT (${is})` },
    { score: 2, match: `({names} : (${matchOf(folded)})) NOT (${begins})` },
    { score: 1, match: matchOf(folded) },
  ];
}
