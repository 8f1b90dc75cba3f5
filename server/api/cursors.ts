// Opaque cursors: where a page ended, bound to the list that it belongs to, so that one of another list is told apart.
import { isCalendarDay } from '../graph/dates.ts';
import { faultOfId } from '../graph/ids.ts';
import { DIRECTIONS, EDGE_KINDS, isOneOf } from '../graph/kinds.ts';
import { badInput } from './errors.ts';

type IsValue = (value: unknown) => boolean;

const id: IsValue = (value) => faultOfId(value) === undefined;
/** `timeKeyOf` a node: a day, or nothing where it is undated. */
const time: IsValue = (value) => value === '' || (typeof value === 'string' && isCalendarDay(value));

/** The key behind each list's cursor: its values in this order, and what each may be. */
const SHAPES = {
  search: { score: (value) => typeof value === 'number' && value >= 0, id },
  neighbours: {
    time,
    edgeKind: (value) => isOneOf(EDGE_KINDS, value),
    node: id,
    edge: id,
    direction: (value) => isOneOf(DIRECTIONS, value),
  },
  statements: { time, id },
  positions: { time, statement: id, edge: id },
} as const satisfies Record<string, Record<string, IsValue>>;

export type CursorList = keyof typeof SHAPES;

/** In characters; the longest of ours holds two ids of 200 characters, each of which may take four bytes. */
const MAX_CURSOR = 4_000;

export function encodeCursor(list: CursorList, key: object): string {
  const values = Object.keys(SHAPES[list]).map((name) => (key as Record<string, unknown>)[name]);
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
}

/** The key behind a cursor, undefined where none is given. BAD_USER_INPUT on "after" where it is not one of ours for this list. */
export function decodeCursor<Key>(list: CursorList, cursor: string | null | undefined): Key | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const key = cursor.length <= MAX_CURSOR ? keyIn(list, cursor) : undefined;
  // Written again it must be the same text, letter by letter: base64 and JSON both have many spellings of one value.
  if (key && encodeCursor(list, key) === cursor) return key as Key;
  throw badInput('after', `"after" is not a cursor of this list; give an endCursor or cursor that a page of the same list answered.`);
}

function keyIn(list: CursorList, cursor: string): Record<string, unknown> | undefined {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  const fields = Object.entries<IsValue>(SHAPES[list]);
  if (!Array.isArray(values) || values.length !== fields.length + 1 || values[0] !== list) return undefined;
  return fields.every(([, isValue], place) => isValue(values[place + 1]))
    ? Object.fromEntries(fields.map(([name], place) => [name, values[place + 1] as unknown]))
    : undefined;
}
