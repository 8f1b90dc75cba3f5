// FollowTheMoney entities, one a line, both ways. What no property of theirs holds, and the kind, stands in a field `demarche` beside the properties,
// which their library carries along and their tools pass over.
import type { FuzzyDate } from '../graph/dates.ts';
import { parseFuzzyDate } from '../graph/dates.ts';
import { GraphError } from '../graph/graph-error.ts';
import { digest } from '../graph/ids.ts';
import type { Edge } from '../graph/edge.ts';
import { isOneOf, EDGE_KINDS, kindOfLabel, labelOfKind } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, flattenProperties } from '../graph/properties.ts';
import { recordAt, setProperty, type EdgeRecord, type NodeRecord } from './columns.ts';
import type { FileRecord, Format } from './format.ts';
import { edgeSchemaOf, EDGES_OF_SCHEMAS, KINDS_OF_SCHEMAS, NODE_SCHEMAS, type NodeSchema } from './ftm-schemas.ts';
import { readJsonLines } from './jsonl.ts';
import type { Parts } from './loss.ts';

export const ftm: Format = {
  name: 'ftm',
  extension: 'ftm.json',
  mediaType: 'application/x-ndjson',
  title: 'FollowTheMoney',
  note: 'For Aleph, OpenSanctions and the followthemoney library; loads again here.',
  looksLike: (head) => /^\uFEFF?\s*\{(?![^\n]*"type"\s*:\s*"(?:node|relationship)")[^\n]*"schema"\s*:\s*"[A-Z]\w+"/u.test(head),
  read: readFtm,
  write: writeFtm,
};

async function* writeFtm(parts: Parts): AsyncGenerator<string> {
  for await (const { nodes, edges } of parts) {
    const lines = [...nodes.map(nodeEntity), ...edges.map(edgeEntity)];
    if (lines.length > 0) yield `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  }
}

function nodeEntity(node: Node) {
  const { schema, properties: names, dated } = NODE_SCHEMAS[node.kind];
  const { theirs, rest } = divided(node.properties, names);
  const day = dated === undefined ? undefined : (rest[dated.property] as FuzzyDate | undefined);
  if (dated !== undefined && day !== undefined) {
    const held = datesOf(day, dated);
    if (held) delete rest[dated.property];
    Object.assign(theirs, held);
  }
  const id = nodeId(node.id);
  const own = flattenProperties(NODE_PROPERTIES[node.kind], rest);
  const ownId = id === node.id ? {} : { id: node.id };
  return { id, schema, properties: theirs, demarche: { kind: labelOfKind(node.kind), ...ownId, ...own, recordedAt: node.recordedAt } };
}

function edgeEntity(edge: Edge) {
  const { schema, from, to, properties: names } = edgeSchemaOf(edge.kind);
  const { source: _, ...fitting } = names;
  const { theirs, rest } = divided(edge.properties, fitting);
  if (schema === 'UnknownLink') theirs['role'] = [edge.kind];
  if (edge.properties.source) theirs['proof'] = [nodeId(edge.properties.source)];
  const own = flattenProperties(EDGE_PROPERTIES[edge.kind], rest);
  return {
    id: standIn(edge.id, 'edge'),
    schema,
    properties: { ...theirs, [from]: [nodeId(edge.from)], [to]: [nodeId(edge.to)] },
    demarche: { kind: edge.kind, id: edge.id, from: edge.from, to: edge.to, ...own, recordedAt: edge.recordedAt },
  };
}

const PLAIN = /^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/u;
/** Of an id of theirs, in characters. */
const MAX_ID = 255;

/** They take an id of Latin letters, digits, dots and hyphens only, and nodes and edges share one space of them. */
function nodeId(id: string): string {
  if (PLAIN.test(id)) return id;
  return /^[0-9A-Za-z]/u.test(id) ? bounded(escaped(id), id, 'node') : standIn(id, 'node');
}

function standIn(id: string, part: 'node' | 'edge'): string {
  return bounded(`${part}.x${escaped(id)}`, id, part);
}

/** `country:KOR` is `country.3AxKOR`: a dot, the code unit, an x; two ids never share one. */
function escaped(id: string): string {
  return id.replaceAll(/[^0-9A-Za-z-]|-$/g, (character) => `.${character.charCodeAt(0).toString(16).toUpperCase()}x`);
}

function bounded(held: string, id: string, part: string): string {
  return held.length <= MAX_ID ? held : `${part}.d${digest(`${part} ${id}`)}`;
}

/** What their library keeps of these properties as it is, by their formats `url` and `qid`; it drops the rest. */
const KEPT: Readonly<Record<string, RegExp>> = { sourceUrl: /^https?:\/\/\S+$/u, wikidataId: /^Q\d+$/u };

/** What theirs can hold, and the rest: empty texts and lists, and what their library would drop, have no place. */
function divided(properties: object, names: Readonly<Record<string, string>>) {
  const theirs: Record<string, readonly string[]> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties) as [string, unknown][]) {
    const their = names[name];
    const values = (Array.isArray(value) ? value : [value]) as string[];
    const fits = values.length > 0 && values.every((text) => text !== '' && (KEPT[their ?? '']?.test(text) ?? true));
    if (their === undefined || !fits) rest[name] = value;
    else theirs[their] = values;
  }
  return { theirs, rest };
}

/** Their dates are beginnings of ISO 8601 ones, so that a month is `2024-10`. */
function datesOf({ start, end, precision }: FuzzyDate, { date, start: first, end: last }: NonNullable<NodeSchema['dated']>) {
  if (precision !== 'RANGE') return { [date]: [start.slice(0, { DAY: 10, MONTH: 7, YEAR: 4 }[precision])] };
  return first === undefined || last === undefined ? undefined : { [first]: [start], [last]: [end] };
}

async function* readFtm(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  let isBegun = false;
  for await (const record of readJsonLines(bytes)) {
    if ('fault' in record) yield record;
    else {
      if (!isBegun && (typeof record.value !== 'object' || record.value === null || !Object.hasOwn(record.value, 'schema')))
        throw new GraphError('INVALID_RECORD', 'is not FollowTheMoney: its first line has no "schema".');
      isBegun = true;
      const read = readEntity(record.value);
      yield typeof read === 'string' ? { line: record.line, fault: read } : recordAt(record.line, read);
    }
  }
}

function readEntity(value: unknown): NodeRecord | EdgeRecord | string {
  if (typeof value !== 'object' || value === null) return 'is no entity of FollowTheMoney; write an object with id, schema and properties.';
  const { id, schema, properties, demarche } = value as Record<string, unknown>;
  if (typeof schema !== 'string' || typeof properties !== 'object' || properties === null)
    return 'has no "schema" or no "properties", which an entity of FollowTheMoney needs.';
  const { kind, ...own } = (typeof demarche === 'object' && demarche !== null ? demarche : {}) as Record<string, unknown>;
  const theirs = properties as Record<string, unknown>;
  const edgeKind = isOneOf(EDGE_KINDS, kind) ? kind : Object.hasOwn(EDGES_OF_SCHEMAS, schema) ? EDGES_OF_SCHEMAS[schema] : undefined;
  if (edgeKind !== undefined) {
    const { from, to, properties: names } = edgeSchemaOf(edgeKind);
    const { from: start = textIn(theirs[from]), to: end = textIn(theirs[to]), ...mine } = own;
    const read = { ...readProperties(theirs, names), ...mine };
    return { type: 'relationship', id: own['id'] ?? id, label: edgeKind, start: { id: start }, end: { id: end }, properties: read };
  }
  const nodeKind =
    (typeof kind === 'string' ? kindOfLabel(kind) : undefined) ??
    (Object.hasOwn(KINDS_OF_SCHEMAS, schema) ? KINDS_OF_SCHEMAS[schema] : undefined);
  if (nodeKind === undefined) return `is of the schema "${schema.slice(0, 60)}", which has no counterpart here.`;
  const { properties: names, dated } = NODE_SCHEMAS[nodeKind];
  const read: Record<string, unknown> = { ...readProperties(theirs, names), ...readDates(theirs, dated) };
  for (const [name, part] of Object.entries(own)) setProperty(read, name, part);
  return { type: 'node', id: own['id'] ?? id, labels: [labelOfKind(nodeKind)], properties: read };
}

function readProperties(theirs: Record<string, unknown>, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, their] of Object.entries(names)) {
    const values = theirs[their];
    if (values !== undefined) read[name] = name === 'aliases' ? values : textIn(values);
  }
  return read;
}

function readDates(theirs: Record<string, unknown>, dated: NodeSchema['dated']): Record<string, unknown> {
  if (dated === undefined) return {};
  const [date, start, end] = [dated.date, dated.start, dated.end].map((name) => (name === undefined ? undefined : textIn(theirs[name])));
  const written = date ?? (start !== undefined && end !== undefined ? `${String(start)}/${String(end)}` : start);
  if (written === undefined) return {};
  const day = parseFuzzyDate(String(written).slice(0, date === undefined ? undefined : 10));
  const { property } = dated;
  // What is no date is left to the check, which names it.
  return day
    ? { [`${property}Start`]: day.start, [`${property}End`]: day.end, [`${property}Precision`]: day.precision }
    : { [`${property}Start`]: written };
}

/** Theirs are lists; where somebody gave several, the first stands for them. */
function textIn(values: unknown): unknown {
  return Array.isArray(values) ? (values[0] as unknown) : values;
}
