// Tables of nodes and edges in a zip to records: ours (id, kind, from, to), and those of neo4j-admin, told apart by their header.
import { GraphError } from '../graph/graph-error.ts';
import { parseProperty, recordAt, setProperty, type EdgeRecord, type NodeRecord } from './columns.ts';
import { readRows } from './delimited.ts';
import type { FileRecord } from './format.ts';
import { arrayDelimiterOf, readNeo4jHeader } from './neo4j-header.ts';
import { readZip, type ZipEntry } from './zip.ts';

/** In UTF-16 code units: the full text of a source may stand in one cell. */
const MAX_ROW = 16_000_000;

/** What the columns of one table are for. */
export interface TableHeader {
  part: 'node' | 'relationship';
  /** Where the id, the kinds and the ends stand among the cells; the id is not needed. */
  id: number | undefined;
  kind: number;
  from: number;
  to: number;
  /** Names the file's id; of a node, where ends are told by it. */
  nameOf?(place: number, cell: string): string;
  kindsOf(cell: string): string[];
  properties: readonly { place: number; name: string; parse(cell: string): unknown }[];
}

export function readTables(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  return readZip(bytes, readEntries);
}

async function* readEntries(entries: readonly ZipEntry[]): AsyncGenerator<FileRecord> {
  const tables: { entry: ZipEntry; header: TableHeader }[] = [];
  const delimiter = await arrayDelimiterOf(entries);
  for (const entry of entries) {
    if (!/\.csv$/iu.test(entry.name)) continue;
    for await (const row of rowsOf(entry)) {
      if ('fault' in row) throw new GraphError('INVALID_RECORD', `in ${entry.name}, the first line ${row.fault}`);
      tables.push({ entry, header: headerOf(entry.name, row.fields, delimiter) });
      break;
    }
  }
  if (tables.length === 0)
    throw new GraphError('INVALID_RECORD', 'is a zip archive without a table; it must hold nodes.csv and edges.csv.');
  for (const part of ['node', 'relationship'] as const) {
    for (const { entry, header } of tables) if (header.part === part) yield* recordsOf(entry, header);
  }
}

async function* rowsOf(entry: ZipEntry) {
  for await (const rows of readRows(entry.bytes(), ',', MAX_ROW)) yield* rows;
}

async function* recordsOf(entry: ZipEntry, header: TableHeader): AsyncGenerator<FileRecord> {
  let width: number | undefined;
  for await (const row of rowsOf(entry)) {
    if ('fault' in row) yield { line: row.line, fault: `in ${entry.name} ${row.fault}` };
    else if (width === undefined) width = row.fields.length;
    else if (row.fields.length !== width) {
      yield { line: row.line, fault: `in ${entry.name} has ${row.fields.length} cells where the header names ${width}.` };
    } else yield recordAt(row.line, recordOf(header, row.fields));
  }
}

function recordOf(header: TableHeader, cells: readonly string[]): NodeRecord | EdgeRecord {
  const properties: Record<string, unknown> = {};
  for (const { place, name, parse } of header.properties) {
    const cell = cells[place]!;
    if (cell !== '') setProperty(properties, name, parse(cell));
  }
  const named = (place: number | undefined) => {
    const cell = place === undefined ? '' : cells[place]!;
    return cell === '' ? undefined : (header.nameOf?.(place!, cell) ?? plainText(cell));
  };
  const kinds = header.kindsOf(cells[header.kind] ?? '');
  return header.part === 'node'
    ? { type: 'node', id: named(header.id), labels: kinds, properties }
    : {
        type: 'relationship',
        id: named(header.id),
        label: kinds[0],
        start: { id: named(header.from) },
        end: { id: named(header.to) },
        properties,
      };
}

function headerOf(name: string, cells: readonly string[], delimiter: string): TableHeader {
  const twice = cells.find((cell, place) => cell !== '' && cells.indexOf(cell) !== place);
  if (twice !== undefined)
    throw new GraphError('INVALID_RECORD', `in ${name} names the column "${twice}" twice; give each a name of its own.`);
  const neo4j = readNeo4jHeader(cells, delimiter);
  if (neo4j) return neo4j;
  const [id, kind, from, to] = ['id', 'kind', 'from', 'to'].map((column) => cells.indexOf(column)) as [number, number, number, number];
  const isEdge = from >= 0 && to >= 0;
  if (kind < 0 || (id < 0 && !isEdge)) {
    throw new GraphError(
      'INVALID_RECORD',
      `in ${name} the first line names neither the columns id and kind of nodes nor kind, from and to of edges; name them there.`,
    );
  }
  const part = isEdge ? 'relationship' : 'node';
  const taken = isEdge ? [id, kind, from, to] : [id, kind];
  const properties = cells
    .map((column, place) => ({ place, name: column, parse: (cell: string) => parseProperty(part, column, plainText(cell)) }))
    .filter(({ place }) => !taken.slice(1).includes(place));
  return { part, id: id < 0 ? undefined : id, kind, from, to, kindsOf: (cell) => [plainText(cell)], properties };
}

/** Without the apostrophe that `csv` puts before what a spreadsheet would take for a formula. */
function plainText(cell: string): string {
  return /^'+(?:[=+\-@＝＋－＠\t\r\n]|$)/u.test(cell) ? cell.slice(1) : cell;
}
