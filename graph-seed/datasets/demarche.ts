// Our own files: elements in the shape of JSON Lines, and dossiers that people write by hand.
import { kindOfLabel } from '../../server/graph/kinds.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, nestProperties } from '../../server/graph/properties.ts';
import type { Dataset, Loaded, ReadRecord } from './dataset.ts';
import { readDossier } from './dossier.ts';

export const demarche: Dataset = {
  name: 'demarche',
  open: () => ({ read }),
};

/** The deepest record is a dossier: sections, entries, fields, places, their fields. What is far deeper cannot even be written out in a sentence. */
const MAX_DEPTH = 50;

function* read(record: ReadRecord): Generator<Loaded> {
  const value = record.value;
  if (isDeeperThan(value, MAX_DEPTH)) {
    yield { line: record.line, fault: `is nested deeper than ${MAX_DEPTH} levels, as no node, edge or dossier is.` };
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield { line: record.line, fault: 'is neither a node, nor an edge, nor a dossier; write an object.' };
  } else if ('type' in value) {
    yield readElement(record.line, value);
  } else if ('source' in value) {
    yield* readDossier(value, (path) => record.lineAt(path));
  } else {
    yield { line: record.line, fault: 'has neither "type" (node or relationship) nor "source" (a dossier).' };
  }
}

function isDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  for (const name in value) if (isDeeperThan((value as Record<string, unknown>)[name], most - 1)) return true;
  return false;
}

function readElement(line: number, value: Record<string, unknown>): Loaded {
  const { properties: given = {}, ...top } = value;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { line, fault: 'has "properties" that are not an object.' };
  const { id: innerId, recordedAt, ...flat } = given as Record<string, unknown>;
  // Exports of APOC carry the database's own number at the top; ours stands among the properties.
  const id = innerId ?? top['id'];
  if (top['type'] === 'node') {
    const labels: unknown[] = Array.isArray(top['labels']) ? top['labels'] : [];
    const kinds = labels.flatMap((label) => (typeof label === 'string' ? (kindOfLabel(label) ?? []) : []));
    const [kind] = kinds;
    if (kind === undefined)
      return { line, fault: `has the labels ${JSON.stringify(labels)}, none of which is a kind of node such as Country or Statement.` };
    return { line, node: { id, kind, recordedAt, properties: nestProperties(NODE_PROPERTIES[kind], flat) } };
  }
  if (top['type'] === 'relationship') {
    const kind = top['label'];
    const specs =
      typeof kind === 'string' && Object.hasOwn(EDGE_PROPERTIES, kind) ? EDGE_PROPERTIES[kind as keyof typeof EDGE_PROPERTIES] : {};
    return {
      line,
      edge: { id, kind, from: endId(top['start']), to: endId(top['end']), recordedAt, properties: nestProperties(specs, flat) },
    };
  }
  return { line, fault: `has the type "${String(top['type'])}"; it must be node or relationship.` };
}

/** APOC writes an end with its own number and, where the export was told so, its properties. */
function endId(end: unknown): unknown {
  if (typeof end !== 'object' || end === null) return undefined;
  const { id, properties } = end as { id?: unknown; properties?: { id?: unknown } };
  return properties?.id ?? id;
}
