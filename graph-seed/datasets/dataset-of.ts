// Which dataset some files are of: the one that was named, or the one that their headers tell.
import { GraphError } from '../../server/graph/graph-error.ts';
import { datasetNamed, guessDataset, type Dataset } from './dataset.ts';

/** @throws GraphError INVALID_ARGUMENT on "dataset" where the name is not known, the headers tell none, or they tell several */
export function datasetOf(
  files: readonly { name: string; format?: string; columns?: readonly string[] }[],
  name: string | undefined,
): Dataset {
  if (name !== undefined) return datasetNamed(name);
  const guessed = files.map((file) => ({ file: file.name, dataset: guessDataset(file) }));
  const unknown = guessed.find(({ dataset }) => dataset === undefined);
  if (unknown) throw invalid(`${unknown.file}: is a table whose columns tell no dataset that is known; name one with --dataset.`);
  const [first] = guessed;
  const other = guessed.find(({ dataset }) => dataset !== first!.dataset);
  if (other) {
    throw invalid(
      `${first!.file} looks like the dataset "${first!.dataset!.name}" and ${other.file} like "${other.dataset!.name}"; load them one after the other.`,
    );
  }
  return first!.dataset!;
}

function invalid(message: string): GraphError {
  return new GraphError('INVALID_ARGUMENT', message, { details: { argument: 'dataset' } });
}
