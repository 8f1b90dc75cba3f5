// Which files are of a dataset, and the order in which it reads them. Flows in: files with their columns. Flows out: the same, in order.
import { GraphError } from '../../server/graph/graph-error.ts';
import { tableOf, type Dataset } from './dataset.ts';

/** @throws GraphError INVALID_RECORD where one is not a table of the dataset, or is a table and the dataset has none */
export function arrangeFiles<File extends { name: string; format?: string; columns?: readonly string[] }>(
  files: readonly File[],
  dataset: Dataset,
): File[] {
  const { tables } = dataset;
  const own = dataset.format?.name;
  const other = own === undefined ? undefined : files.find(({ format }) => format !== own);
  if (other) {
    throw new GraphError(
      'INVALID_RECORD',
      `${other.name}: is no file in the format "${own}", which the dataset "${dataset.name}" reads; name another with --dataset.`,
    );
  }
  if (!tables) {
    const table = files.find(({ columns }) => columns !== undefined);
    if (!table) return [...files];
    throw new GraphError(
      'INVALID_RECORD',
      `${table.name}: is a table with the columns ${listed(table.columns!)}, and the dataset "${dataset.name}" reads none; name another with --dataset.`,
    );
  }
  const placed = files.map((file) => ({ file, place: file.columns && tableOf(dataset, file.columns) }));
  const stranger = placed.find(({ place }) => place === undefined);
  if (stranger) {
    const { name, columns } = stranger.file;
    throw new GraphError(
      'INVALID_RECORD',
      `${name}: ${columns ? `has the columns ${listed(columns)}` : 'is no table'}, but the dataset "${dataset.name}" reads tables with the columns ` +
        `${tables.map(listed).join('; or with ')}.`,
    );
  }
  return placed.toSorted((a, b) => a.place! - b.place!).map(({ file }) => file);
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => (column.length > 40 ? `${column.slice(0, 39)}…` : column));
  return `${shown.join(', ')}${columns.length > shown.length ? ', …' : ''}`;
}
