// Opaque cursors: where a page ended, bound to the list that it belongs to, so that one of another list is told apart.
import { badInput } from './errors.ts';

type Field = 'string' | 'number';

/** The shape of the key behind each list's cursor. */
const SHAPES = {
  search: { score: 'number', id: 'string' },
  neighbours: { time: 'string', edgeKind: 'string', node: 'string', edge: 'string', direction: 'string' },
  statements: { time: 'string', id: 'string' },
  positions: { time: 'string', statement: 'string', edge: 'string' },
} as const satisfies Record<string, Record<string, Field>>;

export type CursorList = keyof typeof SHAPES;

export function encodeCursor(list: CursorList, key: object): string {
  const values = Object.keys(SHAPES[list]).map((name) => (key as Record<string, unknown>)[name]);
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
}

/** The key behind a cursor, undefined where none is given. BAD_USER_INPUT on "after" where it is not one of ours for this list. */
export function decodeCursor<Key>(list: CursorList, cursor: string | null | undefined): Key | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const fault = badInput(
    'after',
    `"after" is not a cursor of this list; give an endCursor or cursor that a page of the same list answered.`,
  );
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw fault;
  }
  const fields = Object.entries(SHAPES[list]);
  if (!Array.isArray(values) || values.length !== fields.length + 1 || values[0] !== list) throw fault;
  const key: Record<string, unknown> = {};
  for (const [place, [name, type]] of fields.entries()) {
    const value: unknown = values[place + 1];
    if (typeof value !== type) throw fault;
    key[name] = value;
  }
  return key as Key;
}
