// Our own files: elements in the shape of JSON Lines, which every graph format is read into, and dossiers that people write by hand.
import { faultOfNesting } from '../../server/formats/json-record.ts';
import { shown } from '../../server/graph/check.ts';
import { edgeId } from '../../server/graph/ids.ts';
import { EDGE_KINDS, NODE_KINDS, isOneOf, kindOfLabel, labelOfKind } from '../../server/graph/kinds.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, nestProperties } from '../../server/graph/properties.ts';
import type { Dataset, Loaded, ReadRecord } from './dataset.ts';
import { readDossier } from './dossier.ts';

export const demarche: Dataset = {
  name: 'demarche',
  open: () => {
    const ownIds: OwnIds = new Map();
    return { read: (record) => read(record, ownIds) };
  },
};

/** Our ids by what a file calls its nodes, of those that it calls otherwise: APOC numbers them, and some formats cannot hold every id. */
type OwnIds = Map<string, string>;

function* read(record: ReadRecord, ownIds: OwnIds): Generator<Loaded> {
  const value = record.value;
  // Also where the file is no JSON: a document of YAML, or a list in a cell of a table, may be nested as well.
  const fault = faultOfNesting(value);
  if (fault !== undefined) {
    yield { line: record.line, fault };
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { line: record.line, fault: 'is neither a node, nor an edge, nor a dossier; write an object.' };
  } else if ('type' in value) {
    yield readElement(record.line, value, ownIds);
  } else if ('source' in value) {
    yield* readDossier(value, (path) => record.lineAt(path));
  } else {
    yield { line: record.line, fault: 'has neither "type" (node or relationship) nor "source" (a dossier).' };
  }
}

function readElement(line: number, value: Record<string, unknown>, ownIds: OwnIds): Loaded {
  const { properties: given = {}, ...top } = value;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { line, fault: 'has "properties" that are not an object.' };
  const { id: innerId, recordedAt, ...flat } = given as Record<string, unknown>;
  // Exports of APOC carry the database's own number at the top; ours stands among the properties.
  const id = innerId ?? top['id'];
  if (top['type'] === 'node') {
    if (isText(top['id']) && typeof id === 'string' && (top['id'] !== id || isNumber(id))) ownIds.set(String(top['id']), id);
    const labels: unknown[] = Array.isArray(top['labels']) ? top['labels'] : [];
    const kinds = labels.flatMap((label) => (typeof label === 'string' ? (kindOfLabel(label) ?? []) : []));
    const [kind] = kinds;
    if (kind === undefined) {
      const known = NODE_KINDS.map(labelOfKind).join(', ');
      return { line, fault: `has the labels ${JSON.stringify(labels)}, none of which is a kind of node; use one of ${known}.` };
    }
    return { line, node: { id, kind, recordedAt, properties: nestProperties(NODE_PROPERTIES[kind], flat) } };
  }
  if (top['type'] !== 'relationship') return { line, fault: `has the type "${shown(top['type'])}"; it must be node or relationship.` };
  const kind = top['label'];
  const [from, to] = [endId(top['start'], ownIds), endId(top['end'], ownIds)];
  // Ours stands in both places, so that an id at the top alone is a number of APOC's, and so are the ends'.
  const isApocs = top['id'] !== innerId;
  const strange = isApocs ? [top['start'], top['end']].map(numberOf).find((end) => end !== undefined && !ownIds.has(end)) : undefined;
  if (strange !== undefined) {
    const fault = `has an end that is told by a number only, ${strange}, and no node with that number stood in the file before; export nodes and relationships into one file, nodes first.`;
    return { line, fault };
  }
  const specs = isOneOf(EDGE_KINDS, kind) ? EDGE_PROPERTIES[kind] : {};
  const properties = nestProperties(specs, flat);
  const edge = {
    id: id === undefined || (innerId === undefined && isNumber(id)) ? madeId(kind, from, to, properties) : id,
    kind,
    from,
    to,
  };
  return { line, edge: { ...edge, recordedAt, properties } };
}

/** APOC writes an end with its own number and, where the export was told so, its properties. */
function endId(end: unknown, ownIds: OwnIds): unknown {
  if (typeof end !== 'object' || end === null) return undefined;
  const { id, properties } = end as { id?: unknown; properties?: { id?: unknown } | null };
  return properties?.id ?? (isText(id) ? (ownIds.get(String(id)) ?? id) : id);
}

/** The number of an end that is told by nothing else. */
function numberOf(end: unknown): string | undefined {
  if (typeof end !== 'object' || end === null) return undefined;
  const { id, properties } = end as { id?: unknown; properties?: { id?: unknown } | null };
  return properties?.id === undefined && isNumber(id) ? String(id) : undefined;
}

/** From the kind and the ends; of several places in one source each is an edge. What is no id is left to the check. */
function madeId(kind: unknown, from: unknown, to: unknown, properties: Record<string, unknown>): unknown {
  if (!isOneOf(EDGE_KINDS, kind) || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const { paragraph, start, end } = properties;
  const place = [paragraph, start, end].filter((part) => typeof part === 'number').join('.');
  return edgeId(kind, from, to, kind === 'REPORTED_IN' && place !== '' ? place : undefined);
}

function isNumber(id: unknown): boolean {
  return isText(id) && /^\d+$/u.test(String(id));
}

/** Some versions of APOC write their numbers as numbers. */
function isText(id: unknown): id is string | number {
  return typeof id === 'string' || typeof id === 'number';
}
