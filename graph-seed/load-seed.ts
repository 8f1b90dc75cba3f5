// The seed graph of an empty store: the dossiers in graph-seed/data, by the same way as any other file.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFile } from '../server/package-file.ts';
import { datasetNamed } from './datasets/dataset.ts';
import { load, type LoadResult } from './load.ts';
import { readFile } from './read-file.ts';
import type { LoadStore } from './write-elements.ts';

export async function loadSeed(store: LoadStore): Promise<LoadResult> {
  const folder = packageFile('graph-seed/data');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const files = (await Promise.all(names.map((name) => readFile(join(folder, name))))).flat();
  return load(store, files, datasetNamed('demarche'));
}
