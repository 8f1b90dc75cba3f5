// What `neo4j-admin database import` reads, both ways: nodes.csv, relationships.csv, and the importer's options in import.args, together in a zip.
// What it makes carries our label, so that Demarche serves it once the loader has completed it.
// Run in the unpacked folder: neo4j-admin database import full neo4j @import.args
import type { Edge } from '../graph/edge.ts';
import { OUR_LABEL, labelOfKind, type NodeKind } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import type { FlatProperties } from '../graph/properties.ts';
import { EDGE_COLUMNS, flatEdge, flatNode, NODE_COLUMNS, type Column } from './columns.ts';
import type { Format } from './format.ts';
import type { Lost, Parts } from './loss.ts';
import { ARRAY_DELIMITER, OPTIONS_FILE } from './neo4j-header.ts';
import { readTables } from './read-tables.ts';
import { quoted, writeTables } from './write-tables.ts';
import { writeZip } from './zip.ts';

export const neo4jCsv: Format = {
  name: 'neo4j-csv',
  bytes: 'binary',
  extension: 'neo4j.zip',
  mediaType: 'application/zip',
  title: 'Neo4j import',
  note: 'Tables for neo4j-admin database import, in a zip; loads again here, but without texts and lists that are empty.',
  looksLike: (head) => head.startsWith('PK\u0003\u0004') && head.slice(0, 100).includes(OPTIONS_FILE),
  read: readTables,
  write: writeNeo4jCsv,
};

const TYPES = { text: '', texts: ':string[]', boolean: ':boolean', integer: ':int' } as const;
const headed = ({ name, type }: Column) => name + TYPES[type];
const OPTIONS = `--nodes=nodes.csv\n--relationships=relationships.csv\n--multiline-fields=true\n--array-delimiter=${ARRAY_DELIMITER.option}\n`;

function writeNeo4jCsv(parts: Parts, lost: Lost): AsyncGenerator<Uint8Array> {
  const { nodes, edges } = writeTables(
    parts,
    (node) => rowOf([node.id, labelsOf(node.kind)], NODE_COLUMNS, flatNode(node), node.kind, lost),
    (edge) => rowOf([edge.id, edge.from, edge.to, edge.kind], EDGE_COLUMNS, flatEdge(edge), edge.kind, lost),
  );
  return writeZip([
    { name: OPTIONS_FILE, pieces: textOnly(OPTIONS) },
    { name: 'nodes.csv', pieces: nodes(`${['id:ID', ':LABEL', ...NODE_COLUMNS.map(headed)].join(',')}\n`) },
    { name: 'relationships.csv', pieces: edges(`${['id', ':START_ID', ':END_ID', ':TYPE', ...EDGE_COLUMNS.map(headed)].join(',')}\n`) },
  ]);
}

function labelsOf(kind: NodeKind): string {
  return `${labelOfKind(kind)}${ARRAY_DELIMITER.character}${OUR_LABEL}`;
}

// eslint-disable-next-line @typescript-eslint/require-await -- an archive takes streams
async function* textOnly(text: string): AsyncGenerator<string> {
  yield text;
}

function rowOf(
  first: readonly string[],
  columns: readonly Column[],
  flat: FlatProperties,
  kind: (Node | Edge)['kind'],
  lost: Lost,
): string {
  let row = first.map(quoted).join(',');
  for (const { name } of columns) {
    const value = flat[name];
    row += ',';
    if (value === undefined) continue;
    const text = typeof value === 'object' ? listOf(value, () => lost(kind, `${name} (U+001F)`)) : String(value);
    // An empty cell is a property that is not there.
    if (text === '') lost(kind, `${name} (empty)`);
    row += quoted(text);
  }
  return `${row}\n`;
}

/** What parts the entries cannot stand in one. */
function listOf(entries: readonly string[], lose: () => void): string {
  const { character } = ARRAY_DELIMITER;
  if (entries.some((entry) => entry.includes(character))) lose();
  return entries.map((entry) => entry.replaceAll(character, '\uFFFD')).join(character);
}
