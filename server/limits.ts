// Every bound of the serving process in one table: settings, checks and docs/operations.md all come from here.
// Flows in: the environment. Flows out: one number for each bound.
import { GraphError } from './graph/graph-error.ts';

/** A whole number that an environment variable may set; lowest and highest are both included. */
export interface NumberSetting {
  name: string;
  unit: string;
  fallback: number;
  lowest: number;
  highest: number;
  /** What it bounds, and why the default is what it is. */
  reason: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const LIMITS = {
  maxBodyBytes: {
    name: 'MAX_BODY_BYTES',
    unit: 'bytes',
    fallback: 1_048_576,
    lowest: 524_288,
    highest: 67_108_864,
    reason: 'A request body. The API promises 512 KiB, which is 2,000 of the longest ids; twice that leaves room for the query.',
  },
  maxTokens: {
    name: 'MAX_TOKENS',
    unit: 'tokens',
    fallback: 15_000,
    lowest: 1_000,
    highest: 1_000_000,
    reason: 'Names, punctuation and values in one query. Six filter lists of 2,000 entries may stand in it as literals.',
  },
  maxDepth: {
    name: 'MAX_DEPTH',
    unit: 'fields',
    fallback: 20,
    lowest: 16,
    highest: 100,
    reason: 'Fields inside fields, fragments followed; brackets of every kind may nest three times as deep. Full introspection needs 15.',
  },
  maxSelections: {
    name: 'MAX_SELECTIONS',
    unit: 'selections',
    fallback: 3_000,
    lowest: 200,
    highest: 5_000,
    reason: 'Fields, inline fragments and fragment spreads as written: a query for everything two levels deep has some 2,000.',
  },
  maxAliases: {
    name: 'MAX_ALIASES',
    unit: 'aliases',
    fallback: 100,
    lowest: 0,
    highest: 10_000,
    reason: 'Aliases as written: what lets one query ask the same thing over and over.',
  },
  maxRootFields: {
    name: 'MAX_ROOT_FIELDS',
    unit: 'fields',
    fallback: 50,
    lowest: 1,
    highest: 10_000,
    reason: 'Fields at the root of the operation, fragments followed: each is a question of its own to the store.',
  },
  maxDirectives: {
    name: 'MAX_DIRECTIVES',
    unit: 'directives',
    fallback: 200,
    lowest: 0,
    highest: 10_000,
    reason: 'Directives as written; a query that includes or skips its parts needs one for each.',
  },
  maxCost: {
    name: 'MAX_COST',
    unit: 'fields',
    fallback: 3_100_000,
    lowest: 3_100_000,
    highest: 1_000_000_000,
    reason:
      'Fields that the answer may hold, with the values of first, limit, perNode and variables. Any one question at all its bounds stays below; several of them nested, or dozens side by side, do not.',
  },
  heavyCost: {
    name: 'HEAVY_COST',
    unit: 'fields',
    fallback: 2_000,
    lowest: 0,
    highest: 1_000_000_000,
    reason: 'From this cost on an operation counts as heavy and takes its turn among the heavy ones, so that small ones never wait for it.',
  },
  heavyAtOnce: {
    name: 'HEAVY_AT_ONCE',
    unit: 'operations',
    fallback: 4,
    lowest: 1,
    highest: 1_000,
    reason: 'Heavy operations under way; more of them at once would only make all of them slower, since one thread shapes their answers.',
  },
  heavyWaiting: {
    name: 'HEAVY_WAITING',
    unit: 'operations',
    fallback: 32,
    lowest: 0,
    highest: 10_000,
    reason: 'Heavy operations that wait for their turn; one more is told TOO_BUSY at once.',
  },
  maxWaitMs: {
    name: 'MAX_WAIT_MS',
    unit: 'ms',
    fallback: 2_000,
    lowest: 0,
    highest: 10 * MINUTE_MS,
    reason: 'The longest that a heavy operation waits for its turn before it is told TOO_BUSY.',
  },
  lightAtOnce: {
    name: 'LIGHT_AT_ONCE',
    unit: 'operations',
    fallback: 200,
    lowest: 1,
    highest: 100_000,
    reason: 'Small operations under way; one more is told TOO_BUSY at once.',
  },
  exportsAtOnce: {
    name: 'EXPORTS_AT_ONCE',
    unit: 'exports',
    fallback: 4,
    lowest: 1,
    highest: 1_000,
    reason: 'Exports that stream at the same time; one more is told TOO_BUSY at once.',
  },
  deadlineMs: {
    name: 'DEADLINE_MS',
    unit: 'ms',
    fallback: 10_000,
    lowest: 10,
    highest: 10 * MINUTE_MS,
    reason: 'One GraphQL operation, from when its request has been read; past it the work in the store is cancelled.',
  },
  exportDeadlineMs: {
    name: 'EXPORT_DEADLINE_MS',
    unit: 'ms',
    fallback: 10 * MINUTE_MS,
    lowest: 10,
    highest: DAY_MS,
    reason: 'One export from first to last byte, however slowly it is read.',
  },
  headersTimeoutMs: {
    name: 'HEADERS_TIMEOUT_MS',
    unit: 'ms',
    fallback: 10_000,
    lowest: 100,
    highest: 10 * MINUTE_MS,
    reason: 'How long a client may take to send the headers of a request; past it the connection is cut.',
  },
  requestTimeoutMs: {
    name: 'REQUEST_TIMEOUT_MS',
    unit: 'ms',
    fallback: 30_000,
    lowest: 100,
    highest: 10 * MINUTE_MS,
    reason: 'How long a client may take to send a whole request; past it the connection is cut.',
  },
  idleTimeoutMs: {
    name: 'IDLE_TIMEOUT_MS',
    unit: 'ms',
    fallback: 60_000,
    lowest: 100,
    highest: DAY_MS,
    reason:
      'How long a connection may stay without a byte in either direction, such as one whose client does not read; it is never cut before DEADLINE_MS is over.',
  },
  shutdownGraceMs: {
    name: 'SHUTDOWN_GRACE_MS',
    unit: 'ms',
    fallback: 10_000,
    lowest: 0,
    highest: 10 * MINUTE_MS,
    reason: 'How long requests under way may take to finish after the first SIGTERM or SIGINT.',
  },
} as const satisfies Record<string, NumberSetting>;

export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;

/** The bounds that the environment sets, and the defaults of the rest. @throws GraphError INVALID_SETTING */
export function readLimits(environment: Readonly<Record<string, string | undefined>>): Limits {
  const read = Object.entries<NumberSetting>(LIMITS).map(([key, setting]) => [key, readNumber(setting, environment[setting.name])]);
  return Object.fromEntries(read) as Limits;
}

function readNumber({ name, unit, fallback, lowest, highest }: NumberSetting, value: string | undefined): number {
  if (value === undefined || value === '') return fallback;
  const number = /^\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
  if (number >= lowest && number <= highest) return number;
  throw new GraphError(
    'INVALID_SETTING',
    `${name} is "${value.slice(0, 80)}", but it must be a whole number of ${unit} from ${lowest} to ${highest}.`,
    { details: { setting: name } },
  );
}
