// Whether something is a node or an edge of ours: the checks that stand once in front of every store and every file.
import { faultOfFuzzyDate, parseInstant, type FuzzyDate } from './dates.ts';
import type { Edge } from './edge.ts';
import { faultOfId } from './ids.ts';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS, isOneOf, labelOfKind, type EdgeKind, type NodeKind } from './kinds.ts';
import type { Node } from './node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, isDatePrecision, type PropertySpec } from './properties.ts';

const DEFAULT_MAX_LENGTH = 20_000;
const MAX_TEXTS = 1_000;
const MAX_INTEGER = 2 ** 31 - 1;

/** A value that passed, or one sentence that says what is wrong and what to do, and the property at fault where it is one. */
export type Checked<T> = { ok: true; value: T } | { ok: false; message: string; property?: string };

interface LooseElement {
  id: unknown;
  kind: unknown;
  recordedAt: unknown;
  properties: object;
}

/** Checks a node; properties that are undefined are dropped, and the instant is brought to its one spelling. */
export function checkNode(node: LooseElement): Checked<Node> {
  const fault = faultOfId(node.id);
  if (fault !== undefined) return failed(`The id of a node ${fault}; give it one of 1 to 200 characters.`);
  const name = () => `Node "${String(node.id)}"`;
  if (!isOneOf(NODE_KINDS, node.kind)) {
    return failed(`${name()} has the kind "${shown(node.kind)}", which does not exist; the kinds are ${NODE_KINDS.join(', ')}.`);
  }
  const recordedAt = checkInstant(node.recordedAt, name);
  if (!recordedAt.ok) return recordedAt;
  const properties = checkProperties(
    NODE_PROPERTIES[node.kind],
    node.properties,
    () => `${name()} (${labelOfKind(node.kind as NodeKind)})`,
  );
  if (!properties.ok) return properties;
  return {
    ok: true,
    value: { id: node.id, kind: node.kind, recordedAt: recordedAt.value, properties: properties.value } as unknown as Node,
  };
}

/** Checks an edge by itself: its ends need not exist, and what kinds they are is `faultOfEnds`'s question. */
export function checkEdge(edge: LooseElement & { from: unknown; to: unknown }): Checked<Edge> {
  const fault = faultOfId(edge.id);
  if (fault !== undefined) return failed(`The id of an edge ${fault}; give it one of 1 to 200 characters.`);
  const name = () => `Edge "${String(edge.id)}"`;
  if (!isOneOf(EDGE_KINDS, edge.kind)) {
    return failed(`${name()} has the kind "${shown(edge.kind)}", which does not exist; the kinds are ${EDGE_KINDS.join(', ')}.`);
  }
  for (const end of ['from', 'to'] as const) {
    const endFault = faultOfId(edge[end]);
    const place = end === 'from' ? 'start' : 'end';
    if (endFault !== undefined) return failed(`${name()} (${edge.kind}) needs the id of the node at its ${place}, but that ${endFault}.`);
  }
  const recordedAt = checkInstant(edge.recordedAt, name);
  if (!recordedAt.ok) return recordedAt;
  const properties = checkProperties(EDGE_PROPERTIES[edge.kind], edge.properties, () => `${name()} (${edge.kind as EdgeKind})`);
  if (!properties.ok) return properties;
  if (edge.kind === 'CONTRADICTS' && edge.from === edge.to) {
    return failed(`${name()} lets claim "${String(edge.from)}" contradict itself; name another claim at one of its ends.`);
  }
  const { start, end, paragraph } = properties.value as { start?: number; end?: number; paragraph?: number };
  if (paragraph === 0) return failed(`${name()} says paragraph 0; paragraphs are counted from 1.`);
  if (start !== undefined && end !== undefined && start > end) {
    return failed(`${name()} starts at character ${start}, after it ends at ${end}; swap the two.`);
  }
  return {
    ok: true,
    value: {
      id: edge.id,
      kind: edge.kind,
      from: edge.from,
      to: edge.to,
      recordedAt: recordedAt.value,
      properties: properties.value,
    } as Edge,
  };
}

/** What is wrong with the kinds at an edge's ends, as a sentence; undefined where nothing is. */
export function faultOfEnds(edge: Edge, from: NodeKind, to: NodeKind): string | undefined {
  const allowed = EDGE_ENDS[edge.kind];
  if (allowed.from.includes(from) && allowed.to.includes(to)) return undefined;
  const list = (kinds: readonly NodeKind[]) => kinds.map(labelOfKind).join(' or ');
  return (
    `Edge "${edge.id}" (${edge.kind}) goes from a ${labelOfKind(from)} to a ${labelOfKind(to)}; ` +
    `it may only go from ${list(allowed.from)} to ${list(allowed.to)}.`
  );
}

/** The last instant that was read: whatever is loaded together was recorded at once. */
let lastInstant: { written: unknown; read: string | undefined } = { written: undefined, read: undefined };

function checkInstant(value: unknown, name: () => string): Checked<string> {
  if (value !== lastInstant.written) lastInstant = { written: value, read: typeof value === 'string' ? parseInstant(value) : undefined };
  const instant = lastInstant.read;
  return instant === undefined
    ? failed(`${name()} has recordedAt "${shown(value)}", which is not an instant like 2024-10-23T00:00:00Z.`)
    : { ok: true, value: instant };
}

function checkProperties(
  specs: Readonly<Record<string, PropertySpec | undefined>>,
  given: object,
  name: () => string,
): Checked<Record<string, unknown>> {
  for (const key of Object.keys(given)) {
    if ((given as Record<string, unknown>)[key] !== undefined && (!Object.hasOwn(specs, key) || specs[key] === undefined)) {
      return failed(
        `${name()} has a property "${shown(key)}" that its kind does not know; it knows ${Object.keys(specs).join(', ')}.`,
        key,
      );
    }
  }
  const kept: Record<string, unknown> = {};
  for (const key of namesOf(specs)) {
    const spec = specs[key];
    if (spec === undefined) continue;
    const value: unknown = (given as Record<string, unknown>)[key];
    if (value === undefined) {
      if (spec.required) return failed(`${name()} has no ${key}; every one needs it.`);
      continue;
    }
    const fault = faultOfValue(value, spec);
    if (fault !== undefined) return failed(`${name()}: ${key} ${fault}.`, key);
    kept[key] = value;
  }
  return { ok: true, value: kept };
}

type Specs = Readonly<Record<string, PropertySpec | undefined>>;
const knownNames = new Map<Specs, readonly string[]>();

function namesOf(specs: Specs): readonly string[] {
  const names = knownNames.get(specs) ?? Object.keys(specs);
  knownNames.set(specs, names);
  return names;
}

function faultOfValue(value: unknown, spec: PropertySpec): string | undefined {
  const maxLength = spec.maxLength ?? DEFAULT_MAX_LENGTH;
  if (typeof spec.type === 'object') {
    return isOneOf(spec.type.oneOf, value)
      ? undefined
      : `is "${shown(value)}", which does not exist; use one of ${spec.type.oneOf.join(', ')}`;
  }
  switch (spec.type) {
    case 'text':
      return faultOfText(value, maxLength, spec.required === true) ?? (spec.webAddress ? faultOfWebAddress(String(value)) : undefined);
    case 'texts':
      if (!Array.isArray(value)) return 'is not a list of texts';
      if (value.length > MAX_TEXTS) return `has ${value.length} entries, more than ${MAX_TEXTS}`;
      return value.map((entry) => faultOfText(entry, maxLength, true)).find((fault) => fault !== undefined);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `is "${shown(value)}", not true or false`;
    case 'integer':
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INTEGER
        ? undefined
        : `is "${shown(value)}", not a whole number from 0 to ${MAX_INTEGER}`;
    case 'date':
      return faultOfDateValue(value);
  }
}

/** NUL and lone surrogates are refused because neither a database nor XML can carry them unchanged. */
function faultOfText(value: unknown, maxLength: number, mustHaveWords: boolean): string | undefined {
  if (typeof value !== 'string') return `is "${shown(value)}", not a text`;
  if (value.length > maxLength) return `has ${value.length} characters, more than ${maxLength}`;
  if (value.includes('\0')) return 'holds a NUL character';
  if (!value.isWellFormed()) return 'is not well-formed Unicode (it holds half of a surrogate pair)';
  return mustHaveWords && value.trim() === '' ? 'is empty' : undefined;
}

function faultOfWebAddress(value: string): string | undefined {
  return value === '' || (URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol))
    ? undefined
    : `is "${shown(value)}", not an address of the web; give it whole, with its http:// or https://`;
}

function faultOfDateValue(value: unknown): string | undefined {
  const date = value as Partial<Record<keyof FuzzyDate, unknown>> | null;
  if (typeof date !== 'object' || date === null || typeof date.start !== 'string' || typeof date.end !== 'string') {
    return 'needs a start and an end, each a day written YYYY-MM-DD';
  }
  if (!isDatePrecision(date.precision)) return `has the precision "${shown(date.precision)}"; use DAY, MONTH, YEAR or RANGE`;
  return faultOfFuzzyDate(date as FuzzyDate);
}

/** A value from outside, cut so that it may stand in a sentence: nothing to tell things apart by. Never throws, whatever a file holds. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : written(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Of a value that is nested too deep to be written out, what it is must do. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  }
}

function failed(message: string, property?: string): { ok: false; message: string; property?: string } {
  return { ok: false, message, ...(property === undefined ? {} : { property }) };
}
