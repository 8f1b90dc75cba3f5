// Filters as SQL: fixed fragments and their parameters. A part of a filter that is not given adds nothing to the text.
import type { GraphFilter, StatementFilter } from '../../graph/filter.ts';
import { EDGE_KINDS, NODE_KINDS, SPEECH_ACTS, STANCES } from '../../graph/kinds.ts';
import type { SqlValue } from './database.ts';
import { rankOfKind, rankOfNodeKind } from './rows.ts';

export interface Conditions {
  /** Begins with ` AND` or is empty. */
  sql: string;
  parameters: Record<string, SqlValue>;
}

const STATEMENT = rankOfNodeKind('STATEMENT');
const MADE = rankOfKind('MADE');
const EXPRESSES = rankOfKind('EXPRESSES');
const ABOUT = rankOfKind('ABOUT');
const REPORTED_IN = rankOfKind('REPORTED_IN');

/** Bit n is set where the n-th word of the vocabulary is in the list. */
function maskOf<T>(vocabulary: readonly T[], list: readonly T[]): number {
  return list.reduce((mask, word) => mask | (1 << vocabulary.indexOf(word)), 0);
}

/** On a node `n`. */
export function nodeConditions(filter: GraphFilter = {}): Conditions {
  const parts: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  if (filter.kinds) {
    parts.push('(:kinds >> n.kind) & 1');
    parameters['kinds'] = maskOf(NODE_KINDS, filter.kinds);
  }
  if (filter.stances) {
    parts.push(
      `(n.kind <> ${STATEMENT} OR EXISTS (SELECT 1 FROM edge x WHERE x.source = n.key AND x.kind = ${EXPRESSES} AND (:stances >> x.stance) & 1${heldTo('x', filter)}))`,
    );
    parameters['stances'] = maskOf(STANCES, filter.stances);
  }
  addSaid(parts, parameters, filter);
  addRecorded(parts, parameters, filter, 'n');
  return conditionsOf(parts, parameters);
}

/** On an edge `e`. */
export function edgeConditions(filter: GraphFilter = {}): Conditions {
  const parts: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  if (filter.edgeKinds) {
    parts.push('(:edgeKinds >> e.kind) & 1');
    parameters['edgeKinds'] = maskOf(EDGE_KINDS, filter.edgeKinds);
  }
  if (filter.stances) {
    parts.push(`(e.kind <> ${EXPRESSES} OR (:stances >> e.stance) & 1)`);
    parameters['stances'] = maskOf(STANCES, filter.stances);
  }
  addRecorded(parts, parameters, filter, 'e');
  return conditionsOf(parts, parameters);
}

/** On a statement `n`. */
export function statementConditions(filter: StatementFilter = {}): Conditions {
  const parts: string[] = [];
  const parameters: Record<string, SqlValue> = {};
  const recorded = filter.recordedUntil === undefined ? '' : ' AND x.recorded <= :recordedUntil';
  const held = filter.recordedUntil === undefined ? '' : ' AND recorded <= :recordedUntil';
  const among = (name: string) => `IN (SELECT key FROM node WHERE id IN (SELECT value FROM json_each(:${name}))${held})`;
  for (const [name, kind, near, far] of [
    ['speakers', MADE, 'target', 'source'],
    ['about', ABOUT, 'source', 'target'],
    ['sources', REPORTED_IN, 'source', 'target'],
  ] as const) {
    if (!filter[name]) continue;
    parts.push(`n.key IN (SELECT x.${near} FROM edge x WHERE x.${far} ${among(name)} AND x.kind = ${kind}${recorded})`);
    parameters[name] = JSON.stringify(filter[name]);
  }
  if (filter.claims || filter.stances) {
    const claims = filter.claims ? ` AND x.target ${among('claims')}` : '';
    const stances = filter.stances ? ' AND (:stances >> x.stance) & 1' : '';
    parts.push(
      filter.claims
        ? `n.key IN (SELECT x.source FROM edge x WHERE x.kind = ${EXPRESSES}${claims}${stances}${recorded})`
        : `EXISTS (SELECT 1 FROM edge x WHERE x.source = n.key AND x.kind = ${EXPRESSES}${stances}${heldTo('x', filter)})`,
    );
    if (filter.claims) parameters['claims'] = JSON.stringify(filter.claims);
    if (filter.stances) parameters['stances'] = maskOf(STANCES, filter.stances);
  }
  if (filter.acts) {
    parts.push("n.properties ->> '$.act' IN (SELECT value FROM json_each(:acts))");
    parameters['acts'] = JSON.stringify(filter.acts.filter((act) => SPEECH_ACTS.includes(act)));
  }
  addSaid(parts, parameters, filter);
  addRecorded(parts, parameters, filter, 'n');
  return conditionsOf(parts, parameters);
}

/** Of the EXPRESSES edges `e` of a claim's positions: its own part of a statement filter. */
export function stanceConditions(filter: StatementFilter = {}): Conditions {
  return edgeConditions({ stances: filter.stances, recordedUntil: filter.recordedUntil });
}

/** That an edge was held, and the node that it reaches, too. Begins with ` AND` or is empty. */
function heldTo(edge: string, filter: GraphFilter | StatementFilter): string {
  if (filter.recordedUntil === undefined) return '';
  return ` AND ${edge}.recorded <= :recordedUntil AND EXISTS (SELECT 1 FROM node h WHERE h.key = ${edge}.target AND h.recorded <= :recordedUntil)`;
}

function addSaid(parts: string[], parameters: Record<string, SqlValue>, { said }: GraphFilter | StatementFilter): void {
  const spans: string[] = [];
  if (said?.from !== undefined) {
    spans.push('n.time_end >= :saidFrom');
    parameters['saidFrom'] = said.from;
  }
  if (said?.until !== undefined) {
    spans.push('n.time <= :saidUntil');
    parameters['saidUntil'] = said.until;
  }
  if (spans.length > 0) parts.push(`(n.kind <> ${STATEMENT} OR n.time = '' OR (${spans.join(' AND ')}))`);
}

function addRecorded(parts: string[], parameters: Record<string, SqlValue>, filter: GraphFilter | StatementFilter, alias: 'n' | 'e'): void {
  if (filter.recordedUntil === undefined) return;
  parts.push(`${alias}.recorded <= :recordedUntil`);
  parameters['recordedUntil'] = filter.recordedUntil;
}

function conditionsOf(parts: readonly string[], parameters: Record<string, SqlValue>): Conditions {
  return { sql: parts.map((part) => ` AND ${part}`).join(''), parameters };
}
