// Two tables in a zip, for spreadsheets and scripts, both ways: nodes.csv and edges.csv, a column for each flat property.
// A cell that a spreadsheet would take for a formula gets an apostrophe in front, which reading takes away again.
import type { FlatProperties } from '../graph/properties.ts';
import { labelOfKind } from '../graph/kinds.ts';
import { EDGE_COLUMNS, flatEdge, flatNode, NODE_COLUMNS, textOf, type Column } from './columns.ts';
import type { Format } from './format.ts';
import type { Parts } from './loss.ts';
import { readTables } from './read-tables.ts';
import { quoted, writeTables } from './write-tables.ts';
import { writeZip } from './zip.ts';

const NODE_HEADER = ['id', 'kind', ...NODE_COLUMNS.map(({ name }) => name)];
const EDGE_HEADER = ['id', 'kind', 'from', 'to', ...EDGE_COLUMNS.map(({ name }) => name)];

export const csv: Format = {
  name: 'csv',
  extension: 'csv.zip',
  mediaType: 'application/zip',
  title: 'CSV tables',
  note: 'nodes.csv and edges.csv in a zip, for spreadsheets, pandas and R; loads again here.',
  bytes: 'binary',
  // The name of an archive's first file stands in its beginning.
  looksLike: (head) => head.startsWith('PK\u0003\u0004') && /^.{20,60}(?:nodes|edges)\.csv/su.test(head),
  read: readTables,
  write: writeCsv,
};

function writeCsv(parts: Parts): AsyncGenerator<Uint8Array> {
  const { nodes, edges } = writeTables(
    parts,
    (node) => rowOf([node.id, labelOfKind(node.kind)], NODE_COLUMNS, flatNode(node)),
    (edge) => rowOf([edge.id, edge.kind, edge.from, edge.to], EDGE_COLUMNS, flatEdge(edge)),
  );
  // Without the mark, Excel takes the texts for Latin-1.
  return writeZip([
    { name: 'nodes.csv', pieces: nodes(`\uFEFF${NODE_HEADER.join(',')}\r\n`) },
    { name: 'edges.csv', pieces: edges(`\uFEFF${EDGE_HEADER.join(',')}\r\n`) },
  ]);
}

function rowOf(first: readonly string[], columns: readonly Column[], flat: FlatProperties): string {
  let row = first.map(cellOf).join(',');
  for (const { name } of columns) {
    const value = flat[name];
    row += value === undefined ? ',' : `,${cellOf(textOf(value))}`;
  }
  return `${row}\r\n`;
}

/** An empty cell is a property that is not there, so that an empty text needs a mark, too. */
function cellOf(text: string): string {
  return quoted(/^'*(?:[=+\-@＝＋－＠\t\r\n]|'*$)/u.test(text) ? `'${text}` : text);
}
