// Arguments of the contract: their bounds, and inputs to the filters of the port. Past a bound: BAD_USER_INPUT, naming the argument.
import { parseInstant, isCalendarDay } from '../graph/dates.ts';
import type { GraphFilter, StatementFilter } from '../graph/filter.ts';
import { MOST } from '../store/questions.ts';
import { badInput } from './errors.ts';
import type {
  DateInterval,
  GraphFilter as GraphFilterInput,
  InputMaybe,
  StatementFilter as StatementFilterInput,
} from './resolver-types.generated.ts';

/** Lowest and highest value of each number, both included; the contract's head is where they come from. */
export const BOUNDS = {
  first: [1, 200],
  depth: [1, 4],
  perNode: [1, 500],
  limit: [1, 2_000],
  maxLength: [1, MOST.maxLength],
  maxClaims: [1, MOST.maxClaims],
  maxSpeakers: [1, MOST.maxSpeakers],
  minShared: [1, MOST.minShared],
} as const;

/** Entries of a list of ids or of words. */
export const MAX_LIST = 2_000;
/** In UTF-16 code units; at least 1. */
export const MAX_SEARCH_TEXT = 500;

/** A number within the bounds of its argument. */
export function bounded(argument: keyof typeof BOUNDS, value: number | null | undefined, fallback: number): number {
  const [lowest, highest] = BOUNDS[argument];
  const number = value ?? fallback;
  if (number < lowest || number > highest)
    throw badInput(argument, `"${argument}" is ${number}; give a number from ${lowest} to ${highest}.`);
  return number;
}

/** A list of ids or of words, at most 2,000. */
export function boundedIds<Id extends string>(argument: string, ids: readonly Id[]): readonly Id[] {
  if (ids.length > MAX_LIST) throw badInput(argument, `"${argument}" has ${ids.length} entries; give at most ${MAX_LIST}.`);
  return ids;
}

export function searchText(text: string): string {
  if (text.length < 1 || text.length > MAX_SEARCH_TEXT) {
    throw badInput('text', `"text" has ${text.length} characters; give 1 to ${MAX_SEARCH_TEXT}.`);
  }
  return text;
}

export function graphFilterOf(input: InputMaybe<GraphFilterInput> | undefined): GraphFilter | undefined {
  if (!input) return undefined;
  for (const list of ['kinds', 'edgeKinds', 'stances'] as const) boundedIds(list, input[list] ?? []);
  return {
    kinds: input.kinds ?? undefined,
    edgeKinds: input.edgeKinds ?? undefined,
    stances: input.stances ?? undefined,
    said: intervalOf(input.said),
    recordedUntil: instantOf(input.recordedUntil),
  };
}

export function statementFilterOf(input: InputMaybe<StatementFilterInput> | undefined): StatementFilter | undefined {
  if (!input) return undefined;
  for (const list of ['speakers', 'about', 'claims', 'acts', 'stances', 'sources'] as const) boundedIds(list, input[list] ?? []);
  return {
    speakers: input.speakers ?? undefined,
    about: input.about ?? undefined,
    claims: input.claims ?? undefined,
    acts: input.acts ?? undefined,
    stances: input.stances ?? undefined,
    sources: input.sources ?? undefined,
    said: intervalOf(input.said),
    recordedUntil: instantOf(input.recordedUntil),
  };
}

function instantOf(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  const instant = parseInstant(value);
  if (instant === undefined) throw badInput('recordedUntil', '"recordedUntil" must be an instant like 2024-10-23T00:00:00Z.');
  return instant;
}

function intervalOf(interval: InputMaybe<DateInterval> | undefined) {
  if (!interval) return undefined;
  const { from, until } = interval;
  for (const [end, day] of [
    ['from', from],
    ['until', until],
  ] as const) {
    if (day !== null && day !== undefined && !isCalendarDay(day)) {
      throw badInput('said', `"said.${end}" must be a day of the calendar written YYYY-MM-DD.`);
    }
  }
  return { from: from ?? undefined, until: until ?? undefined };
}
