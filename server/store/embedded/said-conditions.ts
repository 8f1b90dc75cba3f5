// A statement filter as SQL over rows `s` of the table of what was said: fixed fragments and their parameters.
import type { StatementFilter } from '../../graph/filter.ts';
import { STANCES } from '../../graph/kinds.ts';
import type { Database, SqlValue } from './database.ts';
import { keysOf } from './nodes.ts';
import { rankOfKind } from './rows.ts';

/** The lists of ids in a filter. */
export type ListName = 'claims' | 'speakers' | 'about' | 'sources';
export const LIST_NAMES = ['claims', 'speakers', 'about', 'sources'] as const satisfies readonly ListName[];

/** Each fragment begins with ` AND` or is empty. */
export interface SaidConditions {
  /** That the statement passes, save for what it expresses. */
  statement: string;
  /** That the row has a stance, and that one passes. */
  stance: string;
  /** That the row has a speaker, and that one is the statement's: the first by id of those known. */
  speaker: string;
  parameters: Record<string, SqlValue>;
  /** The nodes' keys of each list that the filter gives; ids that are unknown, or were recorded too late, are left out. */
  lists: { [N in ListName]?: readonly number[] };
}

export function saidConditions(database: Database, filter: StatementFilter = {}): SaidConditions {
  const { recordedUntil } = filter;
  const parameters: Record<string, SqlValue> = { recordedUntil: recordedUntil ?? null };
  const lists: SaidConditions['lists'] = {};
  for (const name of LIST_NAMES) {
    const ids = filter[name];
    if (!ids) continue;
    lists[name] = [...keysOf(database, ids, recordedUntil).values()];
    parameters[name] = JSON.stringify(lists[name]);
  }
  const among = (name: ListName) => `IN (SELECT value FROM json_each(:${name}))`;
  const isHeld = (key: string) => `EXISTS (SELECT 1 FROM node h WHERE h.key = ${key} AND h.recorded <= :recordedUntil)`;
  const spoken = (row: string) => (recordedUntil === undefined ? '' : ` AND ${row}.made <= :recordedUntil AND ${isHeld(`${row}.speaker`)}`);
  const otherRow = 'SELECT 1 FROM said q WHERE q.statement = s.statement AND q.edge = s.edge';
  // The plus keeps the planner from looking up each of the list instead of the few edges of the statement.
  const reaches = (name: ListName, kind: number) =>
    ` AND EXISTS (SELECT 1 FROM edge x WHERE x.source = s.statement AND x.kind = ${kind} AND +x.target ${among(name)}${recordedUntil === undefined ? '' : ' AND x.recorded <= :recordedUntil'})`;

  let statement = recordedUntil === undefined ? '' : ' AND s.recorded <= :recordedUntil';
  if (filter.speakers) {
    const speaks = (row: string) => `${row}.speaker ${among('speakers')}${spoken(row)}`;
    statement += ` AND iif(s.turn = '', ${speaks('s')}, EXISTS (${otherRow} AND ${speaks('q')}))`;
  }
  if (filter.about) statement += reaches('about', rankOfKind('ABOUT'));
  if (filter.sources) statement += reaches('sources', rankOfKind('REPORTED_IN'));
  if (filter.acts) {
    statement += ' AND s.act IN (SELECT value FROM json_each(:acts))';
    parameters['acts'] = JSON.stringify(filter.acts);
  }
  const { from, until } = filter.said ?? {};
  const days = [from === undefined ? '' : ' AND s.last_day >= :fromDay', until === undefined ? '' : ' AND s.day <= :untilDay'].join('');
  if (days !== '') statement += ` AND (s.day IS NULL OR (1${days}))`;
  if (from !== undefined) parameters['fromDay'] = dayNumberOf(from);
  if (until !== undefined) parameters['untilDay'] = dayNumberOf(until);

  let stance = ' AND s.edge <> 0';
  if (filter.claims) stance += ` AND s.claim ${among('claims')}`;
  else if (recordedUntil !== undefined) stance += ` AND ${isHeld('s.claim')}`;
  if (recordedUntil !== undefined) stance += ' AND s.expressed <= :recordedUntil';
  if (filter.stances) {
    stance += ' AND (:stances >> s.stance) & 1';
    parameters['stances'] = filter.stances.reduce((mask, word) => mask | (1 << STANCES.indexOf(word)), 0);
  }
  const speaker = ` AND s.speaker IS NOT NULL${spoken('s')} AND (s.turn = '' OR NOT EXISTS (${otherRow} AND q.turn < s.turn${spoken('q')}))`;
  return { statement, stance, speaker, parameters, lists };
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
function dayNumberOf(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** `YYYY-MM-DD`. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
