// Tables as text, read only: tab- or comma-separated, the first row names the columns. Bytes to one record for each row, an object by column.
// Quoting is RFC 4180's: a field in quotation marks may hold delimiters and line ends, and a quotation mark written twice.
import Papa from 'papaparse';
import type { FileRecord, Format } from './format.ts';
import { decodeText } from './text.ts';

/** In UTF-16 code units; a longer row is told as broken, and memory stays bounded. */
const MAX_ROW = 1_000_000;

export const tabSeparated: Format = delimited('tab-separated', 'tsv', 'text/tab-separated-values', '\t');
export const commaSeparated: Format = delimited('comma-separated', 'csv', 'text/csv', ',');

type Row = { line: number; fields: string[] } | { line: number; fault: string };

function delimited(name: string, extension: string, mediaType: string, delimiter: string): Format {
  const columns = (head: string) => columnsOf(head, delimiter);
  return { name, extension, mediaType, columns, looksLike: (head) => columns(head) !== undefined, read: (bytes) => read(bytes, delimiter) };
}

/** The columns that a file's first line names; undefined where it names fewer than two, or does not look like a line of names. */
function columnsOf(head: string, delimiter: string): string[] | undefined {
  const line = /^\uFEFF?(["\p{L}\p{N}_][^\r\n]*)/u.exec(head)?.[1];
  const names = line === undefined ? [] : (rowsOf(line, delimiter).data[0] ?? []);
  return names.length > 1 && names.every((name) => !/\p{Cc}/u.test(name)) ? names : undefined;
}

async function* read(bytes: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<FileRecord> {
  let columns: string[] | undefined;
  for await (const rows of readRows(bytes, delimiter)) {
    for (const row of rows) {
      if ('fault' in row) {
        yield row;
        continue;
      }
      const { line, fields } = row;
      if (columns === undefined) {
        const fault = faultOfHeader(fields);
        if (fault !== undefined) {
          yield { line, fault };
          return;
        }
        columns = fields;
      } else if (fields.length !== columns.length) {
        yield { line, fault: `has ${fields.length} fields where the header names ${columns.length}.` };
      } else {
        const value: Record<string, string> = {};
        for (let place = 0; place < fields.length; place += 1) value[columns[place]!] = fields[place]!;
        yield { line, value, lineAt: () => line };
      }
    }
  }
}

function faultOfHeader(columns: readonly string[]): string | undefined {
  const twice = columns.find((column, place) => columns.indexOf(column) !== place);
  if (twice !== undefined) return `names the column "${twice}" twice; give each column a name of its own.`;
  // Plain assignment of "__proto__" would set the prototype and lose the value.
  return columns.includes('__proto__') ? 'names a column "__proto__"; give it another name.' : undefined;
}

/** Rows, many at a time, with the line that each begins on; blank lines are left out. */
export async function* readRows(bytes: AsyncIterable<Uint8Array>, delimiter: string, maxRow = MAX_ROW): AsyncGenerator<Row[]> {
  const position = { line: 1 };
  let rest = '';
  let skipsLine = false;
  /** A row that goes on over many lines is looked at again only when there is twice as much of it. */
  let enough = 0;
  for await (const piece of decodeText(bytes)) {
    const firstEnd = piece.indexOf('\n');
    if (skipsLine && firstEnd < 0) continue;
    rest += skipsLine ? piece.slice(firstEnd + 1) : piece;
    skipsLine = false;
    // Looked at only where a line ends: to look at a long one again and again would copy it as often.
    const end = firstEnd < 0 || rest.length < enough ? 0 : rest.lastIndexOf('\n') + 1;
    if (end > 0) {
      const { rows, open } = takeRows(rest.slice(0, end), delimiter, position, maxRow, false);
      rest = open + rest.slice(end);
      enough = Math.min(2 * open.length, maxRow + 1);
      yield rows;
    } else if (firstEnd < 0 && rest.length > maxRow) {
      yield [{ line: position.line, fault: `is longer than ${maxRow} characters, too long for a row of a table.` }];
      position.line += 1;
      rest = '';
      enough = 0;
      skipsLine = true;
    }
  }
  yield takeRows(`${rest}\n`, delimiter, position, maxRow, true).rows;
}

/**
 * The rows of some whole lines, each with its end, and the beginning of a row that goes on behind them. A broken row costs its first line only: reading goes on at the next,
 * so that a quotation mark that nobody closes does not swallow the file.
 */
function takeRows(
  lines: string,
  delimiter: string,
  position: { line: number },
  maxRow: number,
  isEnd: boolean,
): { rows: Row[]; open: string } {
  const rows: Row[] = [];
  for (let text = lines; text !== '';) {
    const { data, errors } = rowsOf(text, delimiter);
    const [error] = errors;
    // Behind the last line end stands one more row, an empty one.
    const whole = error?.row ?? data.length - 1;
    const first = position.line;
    for (const fields of data.slice(0, whole)) {
      const line = position.line;
      position.line += fields.reduce((count, field) => count + newlinesIn(field), 1);
      // The lines may end as on Windows, all or some of them.
      const last = fields.at(-1)!;
      if (last.endsWith('\r')) fields[fields.length - 1] = last.slice(0, -1);
      if (fields.length > 1 || fields[0] !== '') rows.push({ line, fields });
    }
    if (!error) break;
    const start = startOfLine(text, position.line - first);
    const isOpen = error.code === 'MissingQuotes';
    if (isOpen && !isEnd && text.length - start <= maxRow) return { rows, open: text.slice(start) };
    const what = isOpen
      ? 'opens a quotation mark that nothing closes; close it, or write a quotation mark that belongs to a field twice, in a field in quotation marks.'
      : 'has a quotation mark inside a field in quotation marks; write it twice there.';
    rows.push({ line: position.line, fault: what });
    position.line += 1;
    text = text.slice(text.indexOf('\n', start) + 1);
  }
  return { rows, open: '' };
}

function rowsOf(text: string, delimiter: string) {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"' });
  return { data, errors: errors.filter(({ type }) => type === 'Quotes') };
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function startOfLine(text: string, nth: number): number {
  let start = 0;
  for (let passed = 0; passed < nth; passed += 1) start = text.indexOf('\n', start) + 1;
  return start;
}
