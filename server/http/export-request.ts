// What an export asks for: the query string of GET and the JSON of POST have the same names.
import { isCalendarDay, parseInstant } from '../graph/dates.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphFilter } from '../graph/filter.ts';
import { EDGE_KINDS, isOneOf, NODE_KINDS, STANCES } from '../graph/kinds.ts';

export interface ExportRequest {
  format: string;
  filter: GraphFilter;
  ids?: readonly string[] | undefined;
  /** Only with `ids`: what they rest on goes along. */
  evidence?: boolean | undefined;
  sourceTexts: boolean;
  /** `loss`: not the file, but what it would not hold. */
  report?: 'loss' | undefined;
}

const MAX_IDS = 10_000;
const NAMES = ['format', 'kinds', 'edgeKinds', 'stances', 'from', 'until', 'recordedUntil', 'ids', 'evidence', 'sourceTexts', 'report'];

/** Lists come as JSON lists, or as texts with commas in the query string. @throws GraphError INVALID_ARGUMENT */
export function readExportRequest(given: unknown): ExportRequest {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid('format', 'Say what to export as JSON with "format".');
  const asked = given as Record<string, unknown>;
  for (const name of Object.keys(asked))
    if (!NAMES.includes(name)) throw invalid(name, `"${name}" is not known here; use ${NAMES.join(', ')}.`);
  const { format = 'jsonl', from, until, recordedUntil, ids, evidence = false, sourceTexts = false, report } = asked;
  if (typeof format !== 'string') throw invalid('format', '"format" must be the name of one format.');
  if (ids !== undefined && !(Array.isArray(ids) && ids.length <= MAX_IDS && ids.every((id) => typeof id === 'string'))) {
    throw invalid('ids', `"ids" must be a list of at most ${MAX_IDS} ids.`);
  }
  const withEvidence = truth('evidence', evidence);
  if (withEvidence && ids === undefined)
    throw invalid('evidence', '"evidence" goes with "ids": it adds what these rest on; a filter by itself gives only what passes it.');
  if (report !== undefined && report !== 'loss') throw invalid('report', '"report" can only be "loss", what the file would not hold.');
  const said = from === undefined && until === undefined ? undefined : { from: day('from', from), until: day('until', until) };
  return {
    format,
    filter: {
      kinds: listOf('kinds', NODE_KINDS, asked['kinds']),
      edgeKinds: listOf('edgeKinds', EDGE_KINDS, asked['edgeKinds']),
      stances: listOf('stances', STANCES, asked['stances']),
      said,
      recordedUntil: instant(recordedUntil),
    },
    ids: ids,
    evidence: withEvidence,
    sourceTexts: truth('sourceTexts', sourceTexts),
    report,
  };
}

function listOf<T extends string>(name: string, vocabulary: readonly T[], value: unknown): T[] | undefined {
  if (value === undefined) return undefined;
  const words: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(',').filter((word) => word !== '')
      : [undefined];
  return words.map((word) => {
    if (isOneOf(vocabulary, word)) return word;
    throw invalid(name, `"${name}" has "${String(word)}", which does not exist; use ${vocabulary.join(', ')}.`);
  });
}

function day(name: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && isCalendarDay(value))) return value;
  throw invalid(name, `"${name}" must be a day written YYYY-MM-DD.`);
}

function instant(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const kept = typeof value === 'string' ? parseInstant(value) : undefined;
  if (kept === undefined) throw invalid('recordedUntil', '"recordedUntil" must be an instant like 2024-10-23T00:00:00Z.');
  return kept;
}

function truth(name: string, value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(name, `"${name}" must be true or false.`);
}

function invalid(argument: string, message: string): GraphError {
  return new GraphError('INVALID_ARGUMENT', message, { details: { argument } });
}
