// The header of a table for `neo4j-admin database import`: `id:ID(Space)`, `:LABEL`, `:START_ID`, `:TYPE`, `aliases:string[]`.
// Source of the rules: Neo4j Operations Manual 5, "Import", "CSV header format" and "Property data types".
import { parseProperty } from './columns.ts';
import type { TableHeader } from './read-tables.ts';
import type { ZipEntry } from './zip.ts';

/** The file with the importer's options that stands beside the tables, given to it as `@import.args`. */
export const OPTIONS_FILE = 'import.args';
export const ARRAY_DELIMITER = { character: '\u001F', option: 'U+001F' };
const DEFAULT_ARRAY_DELIMITER = ';';

/** Undefined where no cell is one of the importer's: it is another table then. */
export function readNeo4jHeader(cells: readonly string[], arrayDelimiter: string): TableHeader | undefined {
  const fields = cells.map((cell) => /^(.*?)(?::([A-Za-z_]+(?:\[\])?)(?:\(([^)]*)\))?)?(?:\{.*\})?$/su.exec(cell));
  const place = (type: string) => fields.findIndex((field) => field?.[2] === type);
  const [id, label, from, to, type] = ['ID', 'LABEL', 'START_ID', 'END_ID', 'TYPE'].map(place) as [number, number, number, number, number];
  const isEdge = from >= 0 && to >= 0;
  if (id < 0 && !isEdge) return undefined;
  const part = isEdge ? 'relationship' : 'node';
  const properties = fields.flatMap((field, at) => {
    const [name = '', kind = 'string'] = [field?.[1], field?.[2]];
    if (name === '' || ['LABEL', 'TYPE', 'START_ID', 'END_ID', 'IGNORE'].includes(kind)) return [];
    const parse = (cell: string) => (kind.endsWith('[]') ? cell.split(arrayDelimiter) : parseProperty(part, name, cell));
    return [{ place: at, name, parse }];
  });
  const ownId = properties.find(({ name }) => name === 'id')?.place;
  return {
    part,
    id: isEdge ? ownId : id,
    kind: isEdge ? type : label,
    from,
    to,
    // Ids are told apart by their space, as the importer does.
    nameOf: (at, cell) => (fields[at]?.[3] === undefined ? cell : `${fields[at][3]}/${cell}`),
    kindsOf: (cell) => cell.split(arrayDelimiter),
    properties,
  };
}

/** The one that the archive's options name, or the importer's own. */
export async function arrayDelimiterOf(entries: readonly ZipEntry[]): Promise<string> {
  const options = entries.find(({ name }) => name === OPTIONS_FILE);
  if (!options) return DEFAULT_ARRAY_DELIMITER;
  let text = '';
  for await (const chunk of options.bytes()) {
    text += Buffer.from(chunk).toString('latin1');
    if (text.length > 10_000) break;
  }
  return text.includes(`--array-delimiter=${ARRAY_DELIMITER.option}`) ? ARRAY_DELIMITER.character : DEFAULT_ARRAY_DELIMITER;
}
